package se.lu.maxiv.sdm.support.tango;

import fr.esrf.Tango.DevFailed;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tango.DeviceState;
import org.tango.server.annotation.Delete;
import org.tango.server.annotation.Device;
import org.tango.server.annotation.DeviceManagement;
import org.tango.server.annotation.DynamicManagement;
import org.tango.server.annotation.Init;
import org.tango.server.annotation.State;
import org.tango.server.annotation.Status;
import org.tango.server.annotation.TransactionType;
import org.tango.server.attribute.AttributePropertiesImpl;
import org.tango.server.device.DeviceManager;
import org.tango.server.dynamic.DynamicManager;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * A device that shows one immutable view. The class of a device extends it, adds its properties and
 * commands, and is itself annotated with {@code @Device(transactionType = TransactionType.NONE)},
 * so that no slow call makes another one wait.
 *
 * <p>{@link #start} and {@link #stop} run on a thread of the device's own, one after the other, and
 * reads go on meanwhile with what was shown before. Init waits at most 1 s for the stop and 1.5 s
 * for the start, so that it answers before its client gives up: what takes longer shows INIT and
 * goes on.
 *
 * @param <V> the device's view
 */
@Device(transactionType = TransactionType.NONE)
public abstract class ViewDevice<V> {
  private static final Logger LOG = LoggerFactory.getLogger(ViewDevice.class);

  /** How long the command Init waits for the start. */
  private static final Duration INIT_START_LIMIT = Duration.ofMillis(1500);

  /** How long the command Init waits for the stop before it; the start comes after it anyway. */
  private static final Duration INIT_STOP_LIMIT = Duration.ofSeconds(1);

  /** How long the end of a server waits for the stop. */
  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

  /** How long a request waits for a start that is under way. */
  private static final Duration START_LIMIT = Duration.ofSeconds(1);

  private final LifeCycle life = new LifeCycle(this::name);

  @DeviceManagement private @Nullable DeviceManager deviceManager;
  @DynamicManagement private @Nullable DynamicManager dynamicManager;

  /** JTango finds the accessors by this field; they tell what is shown. */
  @SuppressWarnings("UnusedVariable")
  @State
  private DeviceState state = DeviceState.INIT;

  /** JTango finds the accessors by this field; they tell what is shown. */
  @SuppressWarnings("UnusedVariable")
  @Status
  private String status = "";

  private @Nullable Published<V> published;
  private boolean attached;

  /** From the beginning of the command Init to its end, guarded by JTango's lock on the device. */
  private boolean initialising;

  private volatile CompletableFuture<@Nullable Void> started =
      CompletableFuture.completedFuture(null);

  /** For JTango, which makes devices. */
  protected ViewDevice() {}

  /** What the device shows; asked once. */
  protected abstract AttributeTable<V> table();

  /** What is shown until {@link #start} has made its first update. */
  protected abstract V firstView();

  /**
   * Builds the device from its properties and updates the view; called at the start, by Init and
   * after DevRestart. An exception shows as FAULT with its sentence.
   *
   * @param properties the lines of every property the class declares, by name
   */
  protected abstract void start(Map<String, String[]> properties);

  /** Ends what {@link #start} began: executors, connections. Called before every further start. */
  protected abstract void stop();

  /** What the device shows. */
  protected final synchronized Published<V> published() {
    if (published == null) {
      published = new Published<>(table(), firstView());
    }
    return published;
  }

  /** The device's name, empty before JTango has told it. */
  protected final String name() {
    return deviceManager == null ? "" : deviceManager.getName();
  }

  /**
   * Starts or restarts the device; for JTango.
   *
   * @throws DevFailed if JTango cannot add the attributes or open the sockets for events
   */
  @Init
  public final void init() throws DevFailed {
    try {
      attachOnce();
      published().starting("The device is starting.");
      Map<String, String[]> properties = PropertyTable.values(this);
      if (!life.run(() -> startAndGoOnline(properties), INIT_START_LIMIT)) {
        LOG.warn("{} takes long to start: a system it needs is slow; it goes on", name());
      }
    } finally {
      initialising = false;
    }
  }

  private void startAndGoOnline(Map<String, String[]> properties) {
    startOrSayWhyNot(properties);
    try {
      published().goOnline(name());
    } catch (DevFailed e) {
      LOG.error("{} cannot send events", name(), e);
      published()
          .overrule(
              DeviceState.FAULT,
              "The device cannot open the sockets for its events; see the server's log, and restart the server.");
    }
    started.complete(null);
  }

  private void startOrSayWhyNot(Map<String, String[]> properties) {
    try {
      start(properties);
      published().started();
    } catch (SdmException e) {
      LOG.error("{} cannot work: {}", name(), e.sentence(), e.getCause());
      published().overrule(DeviceState.FAULT, e.sentence());
    } catch (RuntimeException | Error e) {
      LOG.error("{} cannot work because of an error in the program", name(), e);
      published()
          .overrule(
              DeviceState.FAULT,
              "The device cannot work because of an error in the program (%s); the server's log has the details: please report them."
                  .formatted(e.getClass().getSimpleName()));
    }
  }

  /**
   * What the last start has made, for a request; one that comes during Init waits a little.
   *
   * @param made is asked when the start has ended: null after one that failed
   * @throws SdmException (CONFIGURATION_ERROR) when there is nothing that could serve the request
   */
  protected final <R> R whenStarted(Supplier<? extends @Nullable R> made) {
    awaitStart();
    @Nullable R now = made.get();
    if (now == null) {
      throw SdmException.configuration(
          "The request was refused: the device has not started; its Status says why.");
    }
    return now;
  }

  /**
   * Answers a command: a refusal is told to {@link #refused} and goes to the client.
   *
   * @param command its name, for the error's origin
   */
  protected final <R> R guard(String command, Supplier<R> work) throws DevFailed {
    return TangoErrors.guard(
        getClass().getSimpleName() + "." + command,
        () -> {
          try {
            return work.get();
          } catch (SdmException e) {
            refused(command + ": " + e.sentence());
            throw e;
          }
        });
  }

  /** A command was refused; devices with a log write it there. */
  protected void refused(String sentence) {
    LOG.debug("{} refused {}", name(), sentence);
  }

  private void awaitStart() {
    try {
      started.get(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.debug("{} is still starting", name(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void attachOnce() throws DevFailed {
    if (!attached && dynamicManager != null && deviceManager != null) {
      published().attach(dynamicManager);
      describe(deviceManager, "State", "Whether the device works; Status says it in words.");
      describe(deviceManager, "Status", "What the device does, and what to do if it cannot work.");
      attached = true;
    }
  }

  private static void describe(DeviceManager device, String attribute, String description)
      throws DevFailed {
    AttributePropertiesImpl properties = device.getAttributeProperties(attribute);
    properties.setDescription(description);
    properties.setFormat("%s");
  }

  /**
   * Ends the device before a restart or the end of the server; for JTango.
   *
   * @throws DevFailed for an Init while another one runs
   */
  @Delete
  public final void delete() throws DevFailed {
    boolean isInit = JTangoLocks.isInInit();
    if (isInit) {
      beginAgain();
    }
    if (!life.run(this::stopAndGoOffline, isInit ? INIT_STOP_LIMIT : STOP_LIMIT)) {
      LOG.warn("{} takes long to stop and is left to it", name());
    }
  }

  /** An Init that waits has given JTango's lock away, and another must not come between. */
  private void beginAgain() throws DevFailed {
    if (initialising) {
      throw TangoErrors.of(
          getClass().getSimpleName() + ".Init",
          SdmException.notAllowed(
              "Init was refused: another Init is under way; wait for its end."));
    }
    initialising = true;
    started = new CompletableFuture<>();
  }

  private void stopAndGoOffline() {
    try {
      stop();
    } catch (RuntimeException e) {
      // a restart must not fail for what the last run left behind
      LOG.error("{} did not stop cleanly", name(), e);
    }
    published().goOffline();
  }

  // accessors that JTango finds by name

  /** The state that is shown. */
  public final DeviceState getState() {
    return published().state();
  }

  /** JTango's wish for a state: INIT before a start, FAULT if the database does not answer. */
  public final void setState(DeviceState wish) {
    state = wish;
    if (wish == DeviceState.FAULT) {
      initialising = false;
      started.complete(null);
      published()
          .overrule(
              DeviceState.FAULT,
              "The device could not be initialised from the Tango database; see the server's log, and run Init when the database answers.");
    }
  }

  /** The status that is shown. */
  public final String getStatus() {
    return published().status();
  }

  /** JTango's wish for a status, which would be a stack trace. */
  public final void setStatus(String wish) {
    status = wish;
  }

  /** JTango's handle on the device. */
  public final void setDeviceManager(DeviceManager manager) {
    deviceManager = manager;
  }

  /** JTango's handle on the device's attributes. */
  public final void setDynamicManager(DynamicManager manager) {
    dynamicManager = manager;
  }
}
