package se.lu.maxiv.sdm.metadatacollector.sardana;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.esrf.Tango.DevFailed;
import fr.esrf.TangoApi.DeviceData;
import fr.esrf.TangoApi.DeviceProxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.harness.ServerCommand;
import se.lu.maxiv.sdm.harness.ServerProcess;
import se.lu.maxiv.sdm.harness.TangoWorld;

/** A MacroServer with two Doors, and the user in spock. */
public final class SardanaStandIn implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TangoWorld world;
  private final String macroServer;
  private final List<String> doors;
  private final ServerCommand command;
  private @Nullable ServerProcess process;

  /** One that is registered and does not run yet. */
  public SardanaStandIn(TangoWorld world) {
    this.world = world;
    String server = world.freshServer("Sardana");
    Path store = world.tango().folder().resolve("environment-" + UUID.randomUUID());
    this.macroServer =
        world.register(server, "MacroServer", Map.of("EnvironmentDb", List.of(store.toString())));
    Map<String, List<String>> property = Map.of("MacroServerName", List.of(macroServer));
    this.doors =
        List.of(world.register(server, "Door", property), world.register(server, "Door", Map.of()));
    Path script =
        Path.of(System.getProperty("basedir", "."), "src", "test", "python", "Sardana.py");
    this.command = ServerCommand.python(server, script.toAbsolutePath());
  }

  /** Starts it. */
  public SardanaStandIn start() {
    process = world.start(command);
    return this;
  }

  /** A Door. */
  public String door() {
    return doors.get(0);
  }

  /** A Door without the property that names its MacroServer. */
  String secondDoor() {
    return doors.get(1);
  }

  /** The server of all three. */
  public ServerProcess process() {
    if (process == null) {
      throw new IllegalStateException("Sardana was not started.");
    }
    return process;
  }

  /** Sets a variable of the environment. */
  public void setEnv(String name, String json) {
    call(macroServer, "SetEnv", data -> data.insert(new String[] {name, json}));
  }

  List<String> writes() {
    try {
      return List.of(world.proxy(macroServer).command_inout("Writes").extractStringArray());
    } catch (DevFailed e) {
      throw new IllegalStateException(e.errors[0].desc, e);
    }
  }

  /** The first half of a scan, with the real packet that describes it. */
  void begin(String door, int number, @Nullable String macro) {
    begin(door, request(number, macro, description()));
  }

  /** The same on the first Door, with its file in that folder, and begun at that time. */
  public void beginIn(Path folder, int number, Instant start) {
    ObjectNode description = description().put("scandir", folder.toString());
    begin(door(), request(number, "-" + number, description).put("start", start.getEpochSecond()));
  }

  private static ObjectNode description() {
    try {
      return (ObjectNode) JSON.readTree(RealPackets.recordData().get(0)).path("data");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode request(int number, @Nullable String macro, ObjectNode description) {
    ObjectNode scan = JSON.createObjectNode().put("number", number).put("macro", macro);
    scan.set("description", description);
    return scan;
  }

  private void begin(String door, ObjectNode scan) {
    call(door, "Begin", data -> data.insert(JSON.writeValueAsString(scan)));
  }

  /** Takes that many points. */
  public void points(String door, int count) {
    call(door, "Points", data -> data.insert((long) count));
  }

  void pointsAtRate(String door, int count, int rate) {
    call(door, "PointsAtRate", data -> data.insert(new double[] {count, rate}));
  }

  /** The second half: by itself. */
  public void finish(String door) {
    finish(door, "Normal", "finish", "ON");
  }

  void finish(String door, String history, String macro, String state) {
    call(door, "Finish", data -> data.insert(new String[] {history, macro, state}));
  }

  void scan(String door, int number) {
    begin(door, number, "-" + number);
    points(door, 4);
    finish(door);
  }

  void turn(String door, String state) {
    call(door, "Turn", data -> data.insert(state));
  }

  void packet(String door, String format, String text) {
    call(door, "Packet", data -> data.insert(new String[] {format, text}));
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
    }
  }

  private void call(String device, String command, Argument argument) {
    try {
      DeviceProxy proxy = world.proxy(device);
      proxy.set_timeout_millis(30_000);
      DeviceData data = new DeviceData();
      argument.into(data);
      proxy.command_inout(command, data);
    } catch (DevFailed e) {
      throw new IllegalStateException(device + "." + command + ": " + e.errors[0].desc, e);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Puts the argument of a command into place. */
  private interface Argument {
    void into(DeviceData data) throws DevFailed, JsonProcessingException;
  }
}
