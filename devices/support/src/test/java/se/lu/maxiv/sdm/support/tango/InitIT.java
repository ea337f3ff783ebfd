package se.lu.maxiv.sdm.support.tango;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.esrf.Tango.DevFailed;
import fr.esrf.Tango.DevState;
import fr.esrf.TangoApi.DeviceAttribute;
import fr.esrf.TangoApi.DeviceProxy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.Await;
import se.lu.maxiv.sdm.harness.ServerCommand;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;

/** What clients meet while a device is started again and that takes long. */
@TangoTest
class InitIT {
  private static final int PATIENT_MILLIS = 60_000;

  private final ExecutorService others = Executors.newCachedThreadPool();
  private String device = "";

  @BeforeEach
  void startSlowly(TangoWorld world) throws Exception {
    String server = world.freshServer("Demo");
    device = world.register(server, "Demo", Map.of());
    world.start(ServerCommand.java(server, Demo.class));
    DeviceProxy proxy = patient(world);
    proxy.write_attribute(new DeviceAttribute("Sample", "before"));
    proxy.command_inout("HoldStart");
  }

  @AfterEach
  void end() {
    others.shutdownNow();
  }

  @Test
  void readsAreAnsweredWithWhatWasShownBefore(TangoWorld world) throws Exception {
    Future<?> init = later(patient(world), "Init");
    DeviceProxy reader = patient(world);
    awaitHeld(reader);

    String sample = reader.read_attribute("Sample").extractString();

    assertThat(sample).isEqualTo("before");
    assertThat(reader.state()).isEqualTo(DevState.INIT);
    reader.command_inout("Release");
    init.get(20, TimeUnit.SECONDS);
  }

  @Test
  void initAnswersBeforeItsClientGivesUpAndTheStartGoesOn(TangoWorld world) throws Exception {
    DeviceProxy client = world.proxy(device);

    client.command_inout("Init");
    DevState afterInit = client.state();
    client.command_inout("Release");

    assertThat(afterInit).isEqualTo(DevState.INIT);
    awaitState(client, DevState.STANDBY);
  }

  @Test
  void initAnswersInTimeAlsoWhenTheStopBeforeItHangs(TangoWorld world) throws Exception {
    DeviceProxy client = world.proxy(device);
    client.command_inout("HoldStop");

    client.command_inout("Init");
    DevState afterInit = client.state();

    assertThat(afterInit).isEqualTo(DevState.INIT);
    Await.until(
        "the stop and the start to be let go",
        Duration.ofSeconds(20),
        () -> answered(() -> release(client) == DevState.STANDBY));
  }

  private static DevState release(DeviceProxy client) throws DevFailed {
    client.command_inout("Release");
    return client.state();
  }

  @Test
  void writeThatComesMeanwhileIsMadeWhenTheDeviceHasStarted(TangoWorld world) throws Exception {
    Future<?> init = later(patient(world), "Init");
    DeviceProxy client = patient(world);
    awaitHeld(client);

    Future<?> write =
        others.submit(
            () -> {
              patient(world).write_attribute(new DeviceAttribute("Sample", "after"));
              return true;
            });
    client.command_inout("Release");
    write.get(20, TimeUnit.SECONDS);

    init.get(20, TimeUnit.SECONDS);
    assertThat(client.read_attribute("Sample").extractString()).isEqualTo("after");
  }

  @Test
  void secondInitIsRefusedWhileOneIsUnderWay(TangoWorld world) throws Exception {
    Future<?> init = later(patient(world), "Init");
    DeviceProxy client = patient(world);
    awaitHeld(client);

    DevFailed refusal = catchThrowableOfType(DevFailed.class, () -> client.command_inout("Init"));

    assertThat(refusal.errors[0].desc)
        .isEqualTo("Init was refused: another Init is under way; wait for its end.");
    client.command_inout("Release");
    init.get(20, TimeUnit.SECONDS);
    client.command_inout("Init");
    awaitState(client, DevState.STANDBY);
  }

  private Future<?> later(DeviceProxy client, String command) {
    Callable<?> call = () -> client.command_inout(command);
    return others.submit(call);
  }

  private DeviceProxy patient(TangoWorld world) throws DevFailed {
    DeviceProxy proxy = world.proxy(device);
    proxy.set_timeout_millis(PATIENT_MILLIS);
    return proxy;
  }

  private static void awaitHeld(DeviceProxy proxy) {
    Await.until(
        "the start to be held",
        Duration.ofSeconds(20),
        () -> answered(() -> proxy.read_attribute("Held").extractLong64() == 1));
  }

  private static void awaitState(DeviceProxy proxy, DevState state) {
    Await.until(
        "the state " + state, Duration.ofSeconds(20), () -> answered(() -> proxy.state() == state));
  }

  private static boolean answered(Callable<Boolean> question) {
    try {
      return question.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
