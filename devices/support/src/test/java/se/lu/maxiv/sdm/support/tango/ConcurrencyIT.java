package se.lu.maxiv.sdm.support.tango;

import static org.assertj.core.api.Assertions.assertThat;

import fr.esrf.Tango.DevFailed;
import fr.esrf.TangoApi.DeviceAttribute;
import fr.esrf.TangoApi.DeviceProxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.Await;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;

/** Reads while other requests take their time. */
@TangoTest
class ConcurrencyIT {
  private static final int MANY = 30;
  private static final int PATIENT_MILLIS = 60_000;
  private static String device = "";

  private final ExecutorService others = Executors.newFixedThreadPool(MANY);

  @BeforeAll
  static void start(TangoWorld world) {
    device = DemoServer.start(world);
  }

  @AfterEach
  void end() {
    others.shutdownNow();
  }

  private static void awaitHeld(DeviceProxy proxy, long number) {
    Await.until(
        number + " requests to be held",
        Duration.ofSeconds(20),
        () -> {
          try {
            return proxy.read_attribute("Held").extractLong64() == number;
          } catch (DevFailed e) {
            throw new IllegalStateException(e.errors[0].desc, e);
          }
        });
  }

  private static DeviceProxy patient(TangoWorld world) throws DevFailed {
    DeviceProxy proxy = world.proxy(device);
    proxy.set_timeout_millis(PATIENT_MILLIS);
    return proxy;
  }

  @Test
  void readsAreAnsweredWhileThirtyCommandsAreHeld(TangoWorld world) throws Exception {
    DeviceProxy proxy = world.proxy(device);
    List<Future<?>> held = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      DeviceProxy mine = patient(world);
      Callable<?> hold = () -> mine.command_inout("Hold");
      held.add(others.submit(hold));
    }

    awaitHeld(proxy, MANY);
    String path = proxy.read_attribute("Path").extractString();

    assertThat(path).isNotNull();
    assertThat(held).noneMatch(Future::isDone);
    proxy.command_inout("Release");
    for (Future<?> one : held) {
      one.get(20, TimeUnit.SECONDS);
    }
    awaitHeld(proxy, 0);
  }

  @Test
  void attributeCanBeReadWhileItIsWritten(TangoWorld world) throws Exception {
    DeviceProxy proxy = world.proxy(device);
    proxy.write_attribute(new DeviceAttribute("Sample", "before"));
    DeviceProxy writer = patient(world);
    Future<?> write =
        others.submit(
            () -> {
              writer.write_attribute(new DeviceAttribute("Sample", "hold on"));
              return true;
            });

    awaitHeld(proxy, 1);
    String meanwhile = proxy.read_attribute("Sample").extractString();

    assertThat(meanwhile).isEqualTo("before");
    assertThat(write.isDone()).isFalse();
    proxy.command_inout("Release");
    write.get(20, TimeUnit.SECONDS);
    assertThat(proxy.read_attribute("Sample").extractString()).isEqualTo("hold on");
  }
}
