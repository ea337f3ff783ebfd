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

  /** What the items of that moment hold now. */
  Snapshot take(When moment) {
    ItemsVersion version = items.get();
    return take(version, version.items().at(moment));
  }

  /** What all items hold now, at whichever moments they are read. */
  Snapshot all() {
    ItemsVersion version = items.get();
    return take(version, version.items().list());
  }

  private Snapshot take(ItemsVersion version, List<Item> list) {
    Instant at = clock.instant();
    long begin = System.nanoTime();
    List<AttributeAddress> addresses = list.stream().map(Item::address).distinct().toList();
    Map<AttributeAddress, Reading> answers = reader.read(addresses, limit);
    double millis = (System.nanoTime() - begin) / 1e6;
    return new Snapshot(at, millis, version.number(), Snapshot.entries(list, answers));
  }
}
