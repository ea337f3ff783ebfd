package se.lu.maxiv.sdm.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the kernel says about listening sockets. */
class ListenersTest {
  private static final long SELF = ProcessHandle.current().pid();

  @ParameterizedTest
  @CsvSource({
    "0100007F:1F90, 127.0.0.1, true",
    "00000000:0050, 0.0.0.0, false",
    "0A01A8C0:2710, 192.168.1.10, false",
    "0000000000000000FFFF00000100007F:1F90, 127.0.0.1, true",
    "00000000000000000000000001000000:1F90, 0:0:0:0:0:0:0:1, true",
    "00000000000000000000000000000000:1F90, 0:0:0:0:0:0:0:0, false"
  })
  void addressesAreReadAsProcWritesThem(String text, String host, boolean loopback) {
    InetSocketAddress address = Listeners.address(text);

    assertThat(address.getAddress().getHostAddress()).isEqualTo(host);
    assertThat(address.getAddress().isLoopbackAddress()).isEqualTo(loopback);
  }

  @Test
  void socketOnAllInterfacesIsBeyondLoopback() throws Exception {
    try (var open = new ServerSocket(0)) {
      assertThat(Listeners.beyondLoopback(SELF))
          .extracting(InetSocketAddress::getPort)
          .contains(open.getLocalPort());
    }
  }

  @Test
  void socketOnLoopbackIsListedButNotBeyond() throws Exception {
    try (var inside = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = inside.getLocalPort();

      assertThat(Listeners.of(SELF)).extracting(InetSocketAddress::getPort).contains(port);
      assertThat(Listeners.beyondLoopback(SELF))
          .extracting(InetSocketAddress::getPort)
          .doesNotContain(port);
    }
  }
}
