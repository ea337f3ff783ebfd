package se.lu.maxiv.sdm.metadatacollector.sardana;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.metadatacollector.core.Origin;
import se.lu.maxiv.sdm.metadatacollector.core.ScanFact;
import se.lu.maxiv.sdm.metadatacollector.core.ScanTracker;

/**
 * Sardana's Doors, watched for their scans. Events of Doors never wait: they are queued when they
 * come. Thread-safe.
 *
 * <p>All Doors of a MacroServer should be watched: what was not heard is found in its history,
 * which does not say whose scan it was.
 */
public final class DoorWatch implements AutoCloseable {
  private final DoorSettings settings;
  private final DoorDesk desk;
  private final List<DoorWatcher> watchers = new CopyOnWriteArrayList<>();

  /**
   * Watches no Door yet.
   *
   * @param facts is told of scans by one thread, in order; may take its time, and what it throws is
   *     logged only
   */
  public DoorWatch(DoorSettings settings, Consumer<ScanFact> facts) {
    this.settings = settings;
    this.desk = new DoorDesk(settings, facts);
  }

  /**
   * Watches a Door from now on; returns at once, whether it is there or not.
   *
   * @param door its device name, as in the source of its scans
   * @param last the newest of its scans that is known already; null: what is in its history is
   *     older than this program and is left alone
   * @param running whether that one had not ended when it was heard of last
   */
  public void add(String door, @Nullable Origin last, boolean running) {
    var watcher = new DoorWatcher(door, settings, new ScanTracker(door, last, running), desk);
    watchers.add(watcher);
    watcher.start();
  }

  /** How each Door is, a sentence each, in the order in which they were added. */
  public List<String> status() {
    return watchers.stream().map(DoorWatcher::status).toList();
  }

  /** Whether all that the Doors say is heard. */
  public boolean isHeard() {
    return watchers.stream().allMatch(DoorWatcher::isHeard);
  }

  /** Events that wait to be read. */
  public int waiting() {
    return desk.waiting();
  }

  /** Packets that could not be read since the start. */
  public long malformed() {
    return watchers.stream().mapToLong(DoorWatcher::malformed).sum();
  }

  /** Listens no more; what has been heard and not read is found in the history next time. */
  @Override
  public void close() {
    watchers.forEach(DoorWatcher::close);
    desk.close();
  }
}
