package se.lu.maxiv.sdm.metadatacollector;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import se.lu.maxiv.sdm.metadatacollector.core.AttributeAddress;
import se.lu.maxiv.sdm.metadatacollector.core.AttributeReader;
import se.lu.maxiv.sdm.metadatacollector.core.Item;
import se.lu.maxiv.sdm.metadatacollector.core.ItemsVersion;
import se.lu.maxiv.sdm.metadatacollector.core.Reading;
import se.lu.maxiv.sdm.metadatacollector.core.Snapshot;
import se.lu.maxiv.sdm.metadatacollector.core.When;

/**
 * Takes snapshots of the configured items. Thread-safe.
 *
 * @param reader reads the control system
 * @param items the present configuration
 * @param limit the longest that a snapshot may take
 */
record Snapshots(
    AttributeReader reader, Supplier<ItemsVersion> items, Duration limit, Clock clock) {

  /** A Tango client gives up after 3 s. */
  private static final Duration CLIENTS_PATIENCE = Duration.ofMillis(2500);

  /** What the items of that moment hold now. */
  Snapshot take(When moment) {
    ItemsVersion version = items.get();
    return take(version, version.items().at(moment), limit);
  }

  /** That the items of that moment were not read, and why. */
  Snapshot unread(When moment, String why) {
    return Snapshot.unread(clock.instant(), items.get(), moment, why);
  }

  /** What all items hold now, at whichever moments they are read, while a client waits. */
  Snapshot all() {
    ItemsVersion version = items.get();
    Duration patience = limit.compareTo(CLIENTS_PATIENCE) < 0 ? limit : CLIENTS_PATIENCE;
    return take(version, version.items().list(), patience);
  }

  private Snapshot take(ItemsVersion version, List<Item> list, Duration within) {
    Instant at = clock.instant();
    long begin = System.nanoTime();
    List<AttributeAddress> addresses = list.stream().map(Item::address).distinct().toList();
    Map<AttributeAddress, Reading> answers = reader.read(addresses, within);
    double millis = (System.nanoTime() - begin) / 1e6;
    return new Snapshot(at, millis, version.number(), Snapshot.entries(list, answers));
  }
}
