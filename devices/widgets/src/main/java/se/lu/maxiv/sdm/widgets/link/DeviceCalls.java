package se.lu.maxiv.sdm.widgets.link;

import fr.esrf.Tango.DevError;
import fr.esrf.Tango.DevFailed;
import fr.esrf.TangoApi.DeviceData;
import fr.esrf.TangoApi.DeviceProxy;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.support.live.DeviceWatch;
import se.lu.maxiv.sdm.support.live.PlainValue;
import se.lu.maxiv.sdm.support.remote.RemoteDevice;
import se.lu.maxiv.sdm.support.remote.TangoLetters;

/**
 * Runs commands of a device, one after the other on a thread of its own, each within a time limit,
 * so that no window ever waits. Thread-safe.
 */
public final class DeviceCalls implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceCalls.class);

  /** Devices of this project answer within 2.6 s; what a busy machine adds is granted. */
  private static final int LIMIT_MILLIS = 5000;

  private final RemoteDevice remote;
  private final Executor listeners;
  private final ExecutorService thread;

  /**
   * Calls nobody yet.
   *
   * @param device its name
   * @param listeners runs what is done with answers, such as Swing's event thread
   */
  public DeviceCalls(String device, Executor listeners) {
    this.remote = new RemoteDevice(device, LIMIT_MILLIS);
    this.listeners = listeners;
    this.thread =
        Executors.newSingleThreadExecutor(
            task -> DeviceWatch.daemon(task, "commands of " + device));
  }

  /** Runs a command without argument. */
  public void run(String command, Consumer<Answer> then) {
    start(command, null, then);
  }

  /** Runs a command that takes a text. */
  public void run(String command, String argument, Consumer<Answer> then) {
    start(command, argument, then);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private void start(String command, @Nullable String argument, Consumer<Answer> then) {
    thread.execute(
        () -> {
          Answer answer = answer(command, argument);
          listeners.execute(() -> then.accept(answer));
        });
  }

  private Answer answer(String command, @Nullable String argument) {
    try {
      return new Answer.Done(
          remote.call("Running " + command, device -> call(device, command, argument)));
    } catch (SdmException e) {
      return refused(command, e);
    } catch (RuntimeException e) {
      LOG.error("{} failed in a way that nobody thought of", command, e);
      return new Answer.Refused("SOFTWARE_FAILURE", command + " failed: " + e, command);
    }
  }

  private static Object call(DeviceProxy device, String command, @Nullable String argument)
      throws DevFailed {
    if (argument == null) {
      return PlainValue.of(device.command_inout(command));
    }
    DeviceData in = new DeviceData();
    in.insert(TangoLetters.checked(argument));
    return PlainValue.of(device.command_inout(command, in));
  }

  /** The device's own words where it was the device that refused: its origin is its class. */
  private static Answer.Refused refused(String command, SdmException e) {
    if (e.getCause() instanceof DevFailed failed && failed.errors.length > 0) {
      DevError first = failed.errors[0];
      boolean isOurs =
          first.origin.toLowerCase(Locale.ROOT).endsWith("." + command.toLowerCase(Locale.ROOT));
      return new Answer.Refused(first.reason, isOurs ? first.desc : e.sentence(), first.origin);
    }
    return new Answer.Refused(e.reason().name(), e.sentence(), command);
  }
}
