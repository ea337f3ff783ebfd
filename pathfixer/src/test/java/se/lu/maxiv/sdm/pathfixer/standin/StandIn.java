package se.lu.maxiv.sdm.pathfixer.standin;

import fr.esrf.Tango.DevFailed;
import fr.esrf.TangoApi.DeviceData;
import fr.esrf.TangoApi.DeviceProxy;
import fr.esrf.TangoDs.TangoConst;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import se.lu.maxiv.sdm.harness.ServerCommand;
import se.lu.maxiv.sdm.harness.ServerProcess;
import se.lu.maxiv.sdm.harness.TangoWorld;

/**
 * A PyTango server of {@code src/test/python} in a process of its own, and the user at its side.
 */
public class StandIn implements AutoCloseable {
  /** Long enough for a slow machine; tests that pass never wait for it. */
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  private final TangoWorld world;
  private final String server;
  private final Path script;
  private ServerProcess process;

  /** Starts the script of the server's name; its devices have to be registered. */
  protected StandIn(TangoWorld world, String server) {
    this.world = world;
    this.server = server;
    String file = server.substring(0, server.indexOf('/')) + ".py";
    this.script = Path.of(System.getProperty("basedir", "."), "src", "test", "python", file);
    this.process = start();
  }

  private ServerProcess start() {
    return world.start(ServerCommand.python(server, script.toAbsolutePath()));
  }

  /** Ends it as a crash would. */
  public void kill() {
    process.kill();
  }

  /** Starts it again. */
  public void restart() {
    process.restart();
  }

  /** Makes it hang: it takes connections and answers nothing. */
  public void freeze() {
    process.freeze();
  }

  /** Lets it go on. */
  public void thaw() {
    process.thaw();
  }

  /** Calls a command with a text. */
  protected String say(String device, String command, String text) {
    return call(device, command, data -> data.insert(text)).trim();
  }

  /** Calls a command that takes nothing. */
  protected String say(String device, String command) {
    return call(device, command, data -> {});
  }

  /** Calls a command with texts. */
  protected void sayAll(String device, String command, List<String> texts) {
    call(device, command, data -> data.insert(texts.toArray(String[]::new)));
  }

  /** Calls a command with a number. */
  protected void say(String device, String command, int number) {
    call(device, command, data -> data.insert(number));
  }

  /** Calls a command that answers texts. */
  protected List<String> ask(String device, String command) {
    try {
      return List.of(world.proxy(device).command_inout(command).extractStringArray());
    } catch (DevFailed e) {
      throw failure(device, command, e);
    }
  }

  private String call(String device, String command, Argument argument) {
    try {
      DeviceProxy proxy = world.proxy(device);
      DeviceData data = new DeviceData();
      argument.into(data);
      DeviceData answer = proxy.command_inout(command, data);
      return answer.getType() == TangoConst.Tango_DEV_STRING ? answer.extractString() : "";
    } catch (DevFailed e) {
      throw failure(device, command, e);
    }
  }

  private static IllegalStateException failure(String device, String command, DevFailed e) {
    return new IllegalStateException(device + "." + command + " failed: " + e.errors[0].desc, e);
  }

  @Override
  public void close() {
    process.close();
  }

  /** Puts the argument of a command into place. */
  private interface Argument {
    void into(DeviceData data) throws DevFailed;
  }
}
