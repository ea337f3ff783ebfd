package se.lu.maxiv.sdm.harness;

import fr.esrf.Tango.DevFailed;
import fr.esrf.TangoApi.DeviceInfo;
import fr.esrf.TangoApi.DeviceProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Tango device server in its own process, ready when every device that is registered with it is
 * exported by this very process and answers.
 *
 * <p>For one test thread; only {@link #log()} may be called from others.
 */
public final class ServerProcess implements AutoCloseable {
  private static final int PING_MILLIS = 1000;

  private final PrivateTango tango;
  private final ServerCommand command;
  private final Duration limit;
  private volatile ChildProcess process;

  private ServerProcess(PrivateTango tango, ServerCommand command, Duration limit) {
    this.tango = tango;
    this.command = command;
    this.limit = limit;
    this.process = launch();
  }

  /**
   * Starts the server and returns when it is ready.
   *
   * @param limit how long that may take, here and at each restart
   * @throws IllegalStateException with the server's output if it is not ready in time or ends
   */
  public static ServerProcess start(PrivateTango tango, ServerCommand command, Duration limit) {
    var server = new ServerProcess(tango, command, limit);
    server.awaitReady();
    return server;
  }

  /** The process id of the program itself. */
  public long pid() {
    return process.pid();
  }

  /** The running program, for its output or its end. */
  public ChildProcess process() {
    return process;
  }

  /** The devices registered with it. */
  public List<String> devices() {
    try {
      String[] pairs = tango.database().get_device_class_list(command.server());
      return Stream.iterate(0, i -> i + 1 < pairs.length, i -> i + 2)
          .filter(i -> !pairs[i + 1].equals("DServer"))
          .map(i -> pairs[i])
          .toList();
    } catch (DevFailed e) {
      throw TangoFailure.of("Listing the devices of " + command.server(), e);
    }
  }

  /** Ends it with SIGKILL, as a crash would, and returns when it is gone. */
  public void kill() {
    process.kill();
  }

  /** Ends it with SIGKILL if it still runs, starts it again, and returns when it is ready. */
  public void restart() {
    process.kill();
    process = launch();
    awaitReady();
  }

  /** Makes it hang: it takes connections and answers nothing. */
  public void freeze() {
    signal("-STOP");
  }

  /** Lets it go on. */
  public void thaw() {
    signal("-CONT");
  }

  private void signal(String signal) {
    try {
      String pid = Long.toString(pid());
      int code = new ProcessBuilder("kill", signal, pid).inheritIO().start().waitFor();
      if (code != 0) {
        throw new IllegalStateException("kill " + signal + " " + pid + " gave " + code);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What the present process has printed, for the message of a failure. */
  public String log() {
    return process.report();
  }

  @Override
  public void close() {
    process.kill();
  }

  private ChildProcess launch() {
    var builder = new ProcessBuilder(command.command()).redirectErrorStream(true);
    builder.environment().putAll(tango.environment());
    builder.environment().putAll(command.environment());
    return ChildProcess.start(command.server(), builder);
  }

  private void awaitReady() {
    List<String> devices = devices();
    if (devices.isEmpty()) {
      process.kill();
      throw new IllegalStateException(
          "No device is registered with " + command.server() + ": register one before the start.");
    }
    try {
      Await.until(
          "the devices " + devices + " of " + command.server(),
          limit,
          () -> devices.stream().allMatch(this::isServed));
    } catch (IllegalStateException e) {
      process.kill();
      throw new IllegalStateException(e.getMessage() + log(), e);
    }
  }

  // After a kill -9 the database still shows the old export, so the process id is compared.
  private boolean isServed(String device) {
    if (!process.isAlive()) {
      throw new IllegalStateException(command.server() + " ended before it was ready.");
    }
    try {
      DeviceInfo info = tango.database().get_device_info(device);
      return info.exported && isOurs(info.pid) && answers(device);
    } catch (DevFailed e) {
      return false;
    }
  }

  private boolean isOurs(long pid) {
    ProcessHandle handle = process.handle();
    return Stream.concat(Stream.of(handle), handle.descendants()).anyMatch(h -> h.pid() == pid);
  }

  private boolean answers(String device) throws DevFailed {
    DeviceProxy proxy = new DeviceProxy("tango://" + tango.tangoHost() + "/" + device);
    proxy.set_timeout_millis(PING_MILLIS);
    return proxy.ping() >= 0;
  }
}
