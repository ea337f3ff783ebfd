package se.lu.maxiv.sdm.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The private database itself: it answers, it stays on loopback, it leaves nothing. */
class PrivateTangoIT {
  @Test
  void answersAndKeepsProperties() throws Exception {
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
  void listensOnLoopbackOnly() {
    try (PrivateTango tango = PrivateTango.start()) {
      long[] pids = tango.pids().stream().mapToLong(Long::longValue).toArray();

      assertThat(Listeners.of(pids)).isNotEmpty();
      assertThat(Listeners.beyondLoopback(pids)).isEmpty();
    }
  }
}
