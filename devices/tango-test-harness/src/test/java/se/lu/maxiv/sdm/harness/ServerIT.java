package se.lu.maxiv.sdm.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.esrf.Tango.DevFailed;
import fr.esrf.TangoApi.DeviceAttribute;
import fr.esrf.TangoApi.DeviceData;
import fr.esrf.TangoApi.DeviceProxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Device servers of all three kinds: Java in this JVM, Java and Python in a process. */
@TangoTest
class ServerIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  @Test
  void deviceInThisJvmIsReadAndWatchedFromPyTango(TangoWorld world, Python python)
      throws Exception {
    try (ServerInJvm shutter = world.startHere(Shutter.class, Map.of("Start", List.of("ajar")));
        ChildProcess watcher = python.start(WATCH, shutter.device())) {
      watcher.awaitLine("event ajar", SOON);

      Await.until(
          "the event in PyTango",
          SOON,
          () -> {
            move(world.proxy(shutter.device()), "open");
            return watcher.output().contains("event open");
          });

      assertThat(python.run(READ, shutter.device())).isEqualTo("open");
      long[] pids = {ProcessHandle.current().pid(), watcher.pid()};
      assertThat(Listeners.of(pids)).hasSizeGreaterThanOrEqualTo(3);
      assertThat(Listeners.beyondLoopback(pids)).isEmpty();
    }
  }

  @Test
  void subscribersHearOfAMove(TangoWorld world, Python python) {
    try (ServerInJvm shutter = world.startHere(Shutter.class, Map.of("Start", List.of("ajar")));
        EventRecorder positions = world.events(shutter.device(), "Position")) {
      positions.flowing(() -> move(world.proxy(shutter.device()), "half"), SOON);

      python.run(
          "import sys, tango; tango.DeviceProxy(sys.argv[1]).Move('open')", shutter.device());

      positions.awaitValue("open", SOON);
    }
  }

  @Test
  void deviceInThisJvmReadsItsPropertiesAnewAfterARestart(TangoWorld world) throws Exception {
    try (ServerInJvm shutter = world.startHere(Shutter.class, Map.of())) {
      world.tango().putProperties(shutter.device(), Map.of("Start", List.of("open")));

      shutter.restart();

      assertThat(position(world.proxy(shutter.device()))).isEqualTo("open");
    }
  }

  @Test
  void secondServerInThisJvmIsRefusedWithASentence(TangoWorld world) {
    try (ServerInJvm first = world.startHere(Shutter.class, Map.of())) {
      assertThat(first.device()).startsWith("test/serverit-");
      assertThatThrownBy(() -> world.startHere(Shutter.class, Map.of()))
          .hasMessageContaining("JTango serves one at a time");
    }
  }

  @Test
  void serverInItsOwnProcessIsKilledAndRestarted(TangoWorld world) throws Exception {
    String name = world.freshServer("Shutter");
    String device = world.register(name, "Shutter", Map.of());
    ServerProcess server = world.start(ServerCommand.java(name, Shutter.class));
    DeviceProxy proxy = world.proxy(device);
    move(proxy, "open");
    long killed = server.pid();

    server.kill();
    boolean survived = ProcessHandle.of(killed).isPresent();
    server.restart();

    assertThat(survived).isFalse();
    assertThat(server.pid()).isNotEqualTo(killed);
    assertThat(position(world.proxy(device))).isEqualTo("closed");
    assertThat(Listeners.beyondLoopback(server.pid())).isEmpty();
  }

  @Test
  void eventsOfAServerProcessAreRecordedInOrder(TangoWorld world) throws Exception {
    String name = world.freshServer("Shutter");
    String device = world.register(name, "Shutter", Map.of());
    world.start(ServerCommand.java(name, Shutter.class));
    EventRecorder positions = world.events(device, "Position");
    positions.awaitValue("closed", SOON);

    positions.flowing(() -> move(world.proxy(device), "half"), SOON);
    move(world.proxy(device), "open");

    positions.awaitValue("open", SOON);
    assertThat(positions.events())
        .extracting(event -> event.value().orElse("nothing"))
        .containsSubsequence("closed", "half", "open");
  }

  @Test
  void pyTangoServerIsReadFromPyTango(TangoWorld world, Python python) {
    String name = world.freshServer("Camera");
    String device = world.register(name, "Camera", Map.of());
    world.start(ServerCommand.python(name, world.script("Camera.py", CAMERA)));

    String state =
        python.run("import sys, tango; print(tango.DeviceProxy(sys.argv[1]).state())", device);

    assertThat(state).isNotEmpty();
  }

  @Test
  void pyTangoServerStandsInAndIsWatchedFromJava(TangoWorld world) throws Exception {
    String name = world.freshServer("Camera");
    String device = world.register(name, "Camera", Map.of());
    ServerProcess server =
        world.start(ServerCommand.python(name, world.script("Camera.py", CAMERA)));
    EventRecorder folders = world.events(device, "Folder");
    folders.awaitValue("", SOON);

    folders.flowing(() -> write(world.proxy(device), "/tmp"), SOON);
    write(world.proxy(device), "/data");

    folders.awaitValue("/data", SOON);
    assertThat(Listeners.of(server.pid())).hasSizeGreaterThanOrEqualTo(3);
    assertThat(Listeners.beyondLoopback(server.pid())).isEmpty();
  }

  @Test
  void serverThatEndsAtOnceIsReportedWithWhatItSaid(TangoWorld world) {
    String name = world.freshServer("Broken");
    world.register(name, "Broken", Map.of());
    var command = ServerCommand.of(name, List.of("sh", "-c", "echo no licence; exit 3"));

    assertThatThrownBy(() -> world.start(command))
        .hasMessageContaining("ended before it was ready")
        .hasMessageContaining("no licence");
  }

  private static void move(DeviceProxy shutter, String to) {
    try {
      var argument = new DeviceData();
      argument.insert(to);
      shutter.command_inout("Move", argument);
    } catch (DevFailed e) {
      throw TangoFailure.of("Moving the shutter", e);
    }
  }

  private static void write(DeviceProxy camera, String folder) {
    try {
      camera.write_attribute(new DeviceAttribute("Folder", folder));
    } catch (DevFailed e) {
      throw TangoFailure.of("Writing the folder", e);
    }
  }

  private static String position(DeviceProxy shutter) throws Exception {
    return shutter.read_attribute("Position").extractString();
  }

  private static final String READ =
      """
      import sys, tango
      print(tango.DeviceProxy(sys.argv[1]).Position)
      """;

  private static final String WATCH =
      """
      import sys, time, tango
      def heard(event):
          print('event', event.errors if event.err else event.attr_value.value)
      device = tango.DeviceProxy(sys.argv[1])
      device.subscribe_event('Position', tango.EventType.CHANGE_EVENT, heard)
      time.sleep(600)
      """;

  private static final String CAMERA =
      """
      from tango.server import Device, attribute
      class Camera(Device):
          def init_device(self):
              Device.init_device(self)
              self.folder = ''
              self.set_change_event('Folder', True, False)
          @attribute(dtype=str)
          def Folder(self):
              return self.folder
          @Folder.write
          def Folder(self, value):
              self.folder = value
              self.push_change_event('Folder', value)
      Camera.run_server()
      """;
}
