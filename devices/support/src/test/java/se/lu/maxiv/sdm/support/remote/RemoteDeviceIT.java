package se.lu.maxiv.sdm.support.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.esrf.Tango.DevFailed;
import fr.esrf.Tango.DevState;
import fr.esrf.TangoApi.ApiUtil;
import fr.esrf.TangoApi.DbDevExportInfo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jacorb.orb.ParsedIOR;
import org.jacorb.orb.iiop.IIOPProfile;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.ServerCommand;
import se.lu.maxiv.sdm.harness.ServerProcess;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

@TangoTest
class RemoteDeviceIT {
  private static final String SCRIPT =
      """
      from tango import DevState
      from tango.server import Device, run

      class Detector(Device):
          def init_device(self):
              super().init_device()
              self.set_state(DevState.ON)

      run((Detector,))
      """;

  @Test
  void runningDeviceAnswers(TangoWorld world) {
    try (ServerProcess detector = start(world)) {
      assertThat(new RemoteDevice(device(detector)).state()).isEqualTo(DevState.ON);
    }
  }

  @Test
  void deviceOfAnotherDatabaseIsReached(TangoWorld world) {
    try (ServerProcess detector = start(world)) {
      String name = "tango://" + world.tango().tangoHost() + "/" + device(detector);

      assertThat(new RemoteDevice(name).state()).isEqualTo(DevState.ON);
    }
  }

  @Test
  void deviceIsReachedInEveryLaneAndAfterARestart(TangoWorld world) {
    try (ServerProcess detector = start(world)) {
      String name = "tango://" + world.tango().tangoHost() + "/" + device(detector);
      var lanes =
          IntStream.range(0, 4).mapToObj(lane -> new RemoteDevice(name, 1000, lane)).toList();
      lanes.forEach(RemoteDevice::state);
      detector.restart();

      assertThat(lanes).extracting(RemoteDevice::state).containsOnly(DevState.ON);
    }
  }

  @Test
  void laneIsTheSameObjectByMoreAddresses(TangoWorld world) throws DevFailed {
    try (ServerProcess detector = start(world)) {
      String ior = world.proxy(device(detector)).import_device().ior;
      var orb = (org.jacorb.orb.ORB) ApiUtil.get_orb();

      ParsedIOR lane = new ParsedIOR(orb, Lane.of(ior, 2));

      assertThat(Lane.of(ior, 0)).isEqualTo(ior);
      assertThat(lane.get_object_key()).isEqualTo(new ParsedIOR(orb, ior).get_object_key());
      assertThat(((IIOPProfile) lane.getProfiles().get(0)).getAlternateAddresses()).hasSize(2);
    }
  }

  @Test
  void deviceThatWasNeverStartedIsNotRunning(TangoWorld world) {
    String server = world.freshServer("Detector");
    String device = world.register(server, "Detector", Map.of());

    assertThat(failure(device))
        .isEqualTo(device + " is not running: its server (" + server + ") has to be started.");
  }

  @Test
  void deviceNobodyRegisteredIsUnknownToTheDatabase() {
    assertThat(failure("no/such/device"))
        .startsWith("Looking up no/such/device in the Tango database failed: ")
        .contains("not defined");
  }

  @Test
  void serverThatHangsIsGivenUpAtFirstContactAndLater(TangoWorld world) {
    try (ServerProcess detector = start(world)) {
      RemoteDevice connected = new RemoteDevice(device(detector));
      connected.state();
      detector.freeze();

      String later = sentence(connected);
      String again = sentence(connected);

      assertThat(List.of(later, again, failure(device(detector))))
          .containsOnly(
              "Reading State of " + device(detector) + " failed: there was no answer in time.");
    }
  }

  @Test
  void serverThatGoesOnIsReachedAgain(TangoWorld world) {
    try (ServerProcess detector = start(world)) {
      RemoteDevice device = new RemoteDevice(device(detector));
      device.state();
      detector.freeze();
      sentence(device);
      detector.thaw();

      assertThat(device.state()).isEqualTo(DevState.ON);
    }
  }

  @Test
  void hostThatSwallowsPacketsIsGivenUp(TangoWorld world) throws IOException, DevFailed {
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<Socket> waiting = fill(full);
      String device = world.register(world.freshServer("Nowhere"), "Nowhere", Map.of());
      String address = "corbaloc:iiop:1.2@127.0.0.1:" + full.getLocalPort() + "/" + device;
      world.tango().database().export_device(new DbDevExportInfo(device, address, "h", "5"));

      assertThat(failure(device)).contains("nothing answers where its server should be");
      for (Socket socket : waiting) {
        socket.close();
      }
    }
  }

  /** Connects until the kernel drops further connections without a word. */
  private static List<Socket> fill(ServerSocket server) throws IOException {
    List<Socket> sockets = new ArrayList<>();
    while (true) {
      Socket socket = new Socket();
      sockets.add(socket);
      try {
        socket.connect(server.getLocalSocketAddress(), 300);
      } catch (SocketTimeoutException full) {
        return sockets;
      }
    }
  }

  private static ServerProcess start(TangoWorld world) {
    String server = world.freshServer("Detector");
    world.register(server, "Detector", Map.of());
    return world.start(ServerCommand.python(server, world.script("Detector.py", SCRIPT)));
  }

  private static String device(ServerProcess server) {
    return server.devices().get(0);
  }

  private static String failure(String device) {
    return sentence(new RemoteDevice(device));
  }

  private static String sentence(RemoteDevice device) {
    SdmException failure = catchThrowableOfType(SdmException.class, device::state);
    assertThat(failure.reason()).isEqualTo(Reason.COMMUNICATION_BROKEN);
    return failure.sentence();
  }
}
