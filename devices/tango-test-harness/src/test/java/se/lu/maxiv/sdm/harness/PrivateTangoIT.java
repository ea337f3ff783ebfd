package se.lu.maxiv.sdm.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The private database itself: it answers, stays on loopback, and leaves nothing. */
@TangoTest
class PrivateTangoIT {
  @Test
  void keepsServersAndProperties() throws Exception {
    long start = System.nanoTime();
    try (PrivateTango tango = PrivateTango.start()) {
      System.out.printf("private Tango ready in %d ms%n", (System.nanoTime() - start) / 1_000_000);
      tango.addServer("Shutter/test", "Shutter", "test/shutter/1");

      tango.putProperties("test/shutter/1", Map.of("Axes", List.of("x", "y")));

      var axes = tango.database().get_device_property("test/shutter/1", "Axes");
      assertThat(axes.extractStringArray()).containsExactly("x", "y");
    }
  }

  @Test
  void listensOnLoopbackOnly(PrivateTango tango) {
    long[] pids = tango.pids().stream().mapToLong(Long::longValue).toArray();

    assertThat(Listeners.of(pids)).isNotEmpty();
    assertThat(Listeners.beyondLoopback(pids)).isEmpty();
  }

  @Test
  void twoSideBySideKnowNothingOfEachOther(PrivateTango tango) throws Exception {
    try (PrivateTango other = PrivateTango.start()) {
      other.addServer("Shutter/other", "Shutter", "test/other/1");

      assertThat(tango.database().get_server_list("Shutter/other")).isEmpty();
      assertThat(other.database().get_server_list("Shutter/*")).containsExactly("Shutter/other");
    }
  }

  @Test
  void processesAndDirectoryAreGoneAfterClose() {
    PrivateTango tango = PrivateTango.start();
    List<Long> pids = tango.pids();
    Path folder = tango.folder();
    assertThat(folder).isDirectory();

    tango.close();
    tango.close();

    assertThat(pids).hasSize(2).noneMatch(pid -> ProcessHandle.of(pid).isPresent());
    assertThat(folder).doesNotExist();
  }

  @Test
  void takesTheNextPortWhenAnotherProgramHasThisOne() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Iterator<Integer> ports = List.of(taken.getLocalPort(), DataBaseds.freePort()).iterator();

      try (PrivateTango tango = PrivateTango.start(ports::next)) {
        assertThat(tango.tangoHost()).doesNotEndWith(":" + taken.getLocalPort());
        assertThat(ports).isExhausted();
      }
    }
  }

  @Test
  void worksInAFolderTooDeepForASocketsName(@TempDir Path folder) {
    Workspace deep = Workspace.make(folder.resolve("x".repeat(120)));

    try (PrivateTango tango = PrivateTango.start(deep, DataBaseds::freePort)) {
      assertThat(tango.folder().toString()).hasSizeGreaterThan(107);
    }
  }

  @Test
  void isTheDefaultOfThisJvmWhateverTheMachineSays(PrivateTango tango) throws Exception {
    var byDefault = fr.esrf.TangoApi.ApiUtil.get_db_obj();

    assertThat(byDefault.getUrl().getTangoHost()).endsWith(port(tango.tangoHost()));
  }

  @Test
  void aDatabaseThatComesTooLateForJTangoIsRefusedAsDefault() {
    try (PrivateTango late = PrivateTango.start()) {
      assertThatThrownBy(late::useInThisJvm)
          .hasMessageContaining("JTango has chosen")
          .hasMessageContaining(late.tangoHost());
    }
  }

  private static String port(String tangoHost) {
    return tangoHost.substring(tangoHost.indexOf(':'));
  }
}
