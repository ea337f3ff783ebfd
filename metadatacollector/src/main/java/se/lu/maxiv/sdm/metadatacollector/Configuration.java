package se.lu.maxiv.sdm.metadatacollector;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import se.lu.maxiv.sdm.metadatacollector.core.Item;
import se.lu.maxiv.sdm.metadatacollector.core.Items;
import se.lu.maxiv.sdm.metadatacollector.core.ItemsVersion;
import se.lu.maxiv.sdm.metadatacollector.core.ScanStore;
import se.lu.maxiv.sdm.metadatacollector.json.ItemsCsv;
import se.lu.maxiv.sdm.metadatacollector.json.ItemsJson;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.support.tango.JsonRequest;

/**
 * The scientific metadata configuration and its history. Every change is a new version in the store
 * before it counts. Thread-safe.
 */
final class Configuration {
  private static final Set<String> REMOVAL = Set.of("key");
  private static final ItemsVersion NONE = new ItemsVersion(0, Instant.EPOCH, "", "", Items.NONE);

  private final ScanStore store;
  private final Clock clock;
  private volatile ItemsVersion present = NONE;
  private boolean isRead;

  /** Nothing is configured until it is read. */
  Configuration(ScanStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Reads the store's versions, once; without one, nothing is configured.
   *
   * @throws SdmException (DEPENDENCY_ERROR) while the store does not answer
   */
  synchronized void read() {
    if (!isRead) {
      List<ItemsVersion> versions = store.versions();
      present = versions.isEmpty() ? NONE : versions.get(versions.size() - 1);
      isRead = true;
    }
  }

  /** The present version. */
  ItemsVersion present() {
    return present;
  }

  /** Adds an item, given as JSON. */
  ItemsVersion add(String json, String by) {
    Item item = ItemsJson.item(json);
    return change(items -> items.with(item), by, "AddItem " + item.key());
  }

  /** Replaces the item with the same key, given as JSON. */
  ItemsVersion update(String json, String by) {
    Item item = ItemsJson.item(json);
    return change(items -> items.replaced(item.key(), item), by, "UpdateItem " + item.key());
  }

  /** Removes the item with the key that the JSON names. */
  ItemsVersion remove(String json, String by) {
    String key = JsonRequest.of("RemoveItem", json, REMOVAL).need("key");
    return change(items -> items.without(key), by, "RemoveItem " + key.strip());
  }

  /** Replaces all items, by JSON or CSV. */
  ItemsVersion replace(String text, String by) {
    boolean isJson = text.stripLeading().startsWith("[");
    Items items = isJson ? ItemsJson.items(text) : ItemsCsv.items(text);
    return change(before -> items, by, "Import");
  }

  /** All items, as JSON or CSV. */
  String export(String form) {
    // what is not read yet is not nothing
    read();
    return switch (form.strip()) {
      case "", "json" -> ItemsJson.text(present.items());
      case "csv" -> ItemsCsv.text(present.items());
      default -> throw SdmException.outOfRange("Export was refused: write json or csv.");
    };
  }

  /** Makes the items of an earlier version the present ones, as a new version. */
  ItemsVersion rollBack(int number, String by) {
    Items items =
        store.versions().stream()
            .filter(version -> version.number() == number)
            .map(ItemsVersion::items)
            .findFirst()
            .orElseThrow(
                () ->
                    SdmException.outOfRange(
                        "Rollback was refused: there is no version %d; the present one is %d."
                            .formatted(number, present.number())));
    return change(before -> items, by, "Rollback to " + number);
  }

  /** What every version changed, oldest first, for people. */
  List<String> history() {
    var lines = new ArrayList<String>();
    ItemsVersion before = NONE;
    for (ItemsVersion version : store.versions()) {
      lines.add(
          "%d, %s, from %s: %s"
              .formatted(version.number(), version.at(), version.by(), version.why()));
      version.differences(before).forEach(line -> lines.add("  " + line));
      before = version;
    }
    return lines;
  }

  private synchronized ItemsVersion change(UnaryOperator<Items> change, String by, String why) {
    read();
    Items items = change.apply(present.items());
    var next = new ItemsVersion(present.number() + 1, clock.instant(), by, why, items);
    store.save(next);
    present = next;
    return next;
  }
}
