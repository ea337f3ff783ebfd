package se.lu.maxiv.sdm.metadatacollector.sardana;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.metadatacollector.core.DoorEvent;
import se.lu.maxiv.sdm.metadatacollector.core.ScanTracker;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * One Sardana Door, watched for its scans: a thread keeps the connection, finds what was lost, and
 * looks now and then whether the Door agrees with what was heard. Thread-safe.
 */
final class DoorWatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DoorWatcher.class);

  /** How often the Door is looked at when all is well. */
  private static final Duration PERIOD = Duration.ofSeconds(10);

  /** How often it is looked at when something is wrong. */
  private static final Duration RETRY = Duration.ofSeconds(1);

  /** Until then, events have arrived that were on their way when the Door was looked at. */
  private static final Duration SETTLED = Duration.ofMillis(300);

  private final String door;
  private final DoorSettings settings;
  private final ScanTracker tracker;
  private final DoorDesk desk;
  private final Packets packets;
  private final SardanaLink link;
  private final DoorEars ears;
  private final Object entry = new Object();
  private final Thread keeper;

  /** How often scans may have begun or ended; guarded by the entry. */
  private long turns;

  private volatile String status;
  private volatile boolean heard;
  private volatile boolean closed;

  DoorWatcher(String door, DoorSettings settings, ScanTracker tracker, DoorDesk desk) {
    this.door = door;
    this.settings = settings;
    this.tracker = tracker;
    this.desk = desk;
    this.packets = new Packets(door, settings.zone());
    this.link = new SardanaLink(door);
    this.ears = new DoorEars(door, packets, settings.clock(), this::enter);
    this.status = "%s is being connected to.".formatted(door);
    this.keeper = settings.threads().newThread(this::keep);
  }

  /** Begins; returns at once, whether the Door is there or not. */
  void start() {
    keeper.start();
  }

  /** How it is, one sentence. */
  String status() {
    return status;
  }

  /** Whether all that the Door says is heard. */
  boolean isHeard() {
    return heard;
  }

  /** Packets that could not be read since the start. */
  long malformed() {
    return packets.malformed();
  }

  @Override
  public void close() {
    closed = true;
    ears.close();
    keeper.interrupt();
  }

  /** Takes an event; never waits. */
  private void enter(DoorEars.Heard event) {
    synchronized (entry) {
      if (event.isTurn()) {
        turns++;
      }
      desk.put(tracker, event.events());
    }
  }

  private void keep() {
    while (!closed) {
      boolean isWell = look();
      try {
        Thread.sleep((isWell ? PERIOD : RETRY).toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private boolean look() {
    try {
      reach();
      String macroServer = link.macroServer();
      ears.open(macroServer);
      desk.share(tracker, macroServer);
      boolean isSettled = survey();
      String deafness = ears.deafness();
      if (!deafness.isEmpty()) {
        throw new SdmException(Reason.COMMUNICATION_BROKEN, "Its events do not come: " + deafness);
      }
      return isSettled;
    } catch (SdmException e) {
      lose();
      say(false, "%s is not heard: %s".formatted(door, e.sentence()));
    } catch (RuntimeException e) {
      LOG.error("{} cannot be watched", door, e);
      say(false, "%s is not heard: %s".formatted(door, e));
    }
    return false;
  }

  /** A server that hangs would keep TangORB for longer. */
  private void reach() {
    try {
      var unused = link.state();
    } catch (SdmException e) {
      if (ears.isOpen()) {
        ears.suspect(e.sentence());
      }
      throw e;
    }
  }

  /** What the Door holds counts only if nothing has happened while it was asked. */
  private boolean survey() {
    long before = turns();
    // in this order, so that a scan that begins in between is none that was missed
    EnvironmentNews environment = link.environment();
    DoorEvent.State state = DoorEars.state(link.state(), settings.clock());
    pause();
    synchronized (entry) {
      if (turns != before) {
        return false;
      }
      var survey =
          new DoorEvent.Surveyed(state, Math.max(0, environment.number()), environment.history());
      desk.put(tracker, () -> List.of(survey));
    }
    if (ears.deafness().isEmpty()) {
      say(true, packets(environment));
    }
    return true;
  }

  private String packets(EnvironmentNews environment) {
    if (environment.sendsPackets(door)) {
      return "%s is heard.".formatted(door);
    }
    if (settings.setsJsonRecorder()) {
      link.sendPackets();
      LOG.info("JsonRecorder was set in {}", link.macroServer());
    }
    return "%s is heard, but its scans only when they have ended: JsonRecorder is off there."
        .formatted(door);
  }

  private void say(boolean isHeard, String sentence) {
    if (!sentence.equals(status)) {
      LOG.info("{}", sentence);
    }
    heard = isHeard;
    status = sentence;
  }

  private void lose() {
    desk.put(tracker, () -> List.of(new DoorEvent.Lost()));
  }

  private long turns() {
    synchronized (entry) {
      return turns;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(SETTLED.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
