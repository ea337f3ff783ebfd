package se.lu.maxiv.sdm.support.tango;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import org.junit.jupiter.api.Test;
import org.tango.server.events.EventManager;
import se.lu.maxiv.sdm.harness.ServerInJvm;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;

/** What is changed inside JTango for events; fails when another JTango is made differently. */
@TangoTest
class EventChannelIT {

  @Test
  void subscriptionsAreKeptInAMapForManyThreadsThatIsNeverEmpty(TangoWorld world)
      throws ReflectiveOperationException {
    try (ServerInJvm server = world.startHere(Demo.class, Map.of())) {
      Field field = EventManager.class.getDeclaredField("eventImplMap");
      field.setAccessible(true);

      Object map = field.get(EventManager.getInstance());

      assertThat(server.device()).isNotEmpty();
      assertThat(map).isInstanceOf(ConcurrentMap.class);
      assertThat((Map<?, ?>) map).hasSize(1);
    }
  }
}
