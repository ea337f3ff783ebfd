package se.lu.maxiv.sdm.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What belongs to one test class, and that it ends with it. */
@TangoTest
class TangoWorldIT {
  @Test
  void everyDeviceNameIsNew(TangoWorld world, PrivateTango tango) {
    try (var other = new TangoWorld(tango, TangoWorldIT.class)) {
      assertThat(world.freshDevice())
          .startsWith("test/tangoworldit-")
          .isNotEqualTo(world.freshDevice())
          .isNotEqualTo(other.freshDevice());
    }
  }

  @Test
  void serversAreUnregisteredAtTheEnd(PrivateTango tango) throws Exception {
    String server;
    try (var world = new TangoWorld(tango, TangoWorldIT.class)) {
      server = world.freshServer("Shutter");
      world.register(server, "Shutter", Map.of());
      world.register(server, "Shutter", Map.of());
      assertThat(tango.database().get_device_name(server, "Shutter")).hasSize(2);
    }

    assertThat(tango.database().get_device_name(server, "Shutter")).isEmpty();
  }

  @Test
  void allIsClosedEvenIfOneFails(PrivateTango tango) {
    var world = new TangoWorld(tango, TangoWorldIT.class);
    ChildProcess script = world.closedLater(world.python().start("input()"));
    world.closedLater(
        () -> {
          throw new IllegalArgumentException("stuck");
        });

    assertThatThrownBy(world::close).hasSuppressedException(new IllegalArgumentException("stuck"));

    assertThat(script.isAlive()).isFalse();
  }
}
