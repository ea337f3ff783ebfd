package se.lu.maxiv.sdm.metadatacollector.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;

/**
 * The scientific metadata configuration: all items, in the order in which people arranged them.
 *
 * @param list the items; no two have the same key, in whatever case
 */
public record Items(List<Item> list) {
  /** Nothing is read. */
  public static final Items NONE = new Items(List.of());

  /** The most that a configuration may have: each is read twice a scan. */
  public static final int MOST = 10_000;

  /**
   * Copies the list.
   *
   * @throws SdmException (DATA_OUT_OF_RANGE) when two items have one key, or there are too many
   */
  public Items {
    list = List.copyOf(list);
    if (list.size() > MOST) {
      throw SdmException.outOfRange(
          "The configuration was refused: it has %d items; at most %d are allowed."
              .formatted(list.size(), MOST));
    }
    var keys = new HashSet<String>();
    for (Item item : list) {
      if (!keys.add(folded(item.key()))) {
        throw SdmException.outOfRange(
            "The item %s was refused: another one has the key %s; give it a key of its own."
                .formatted(Shown.quoted(item.name()), item.key()));
      }
    }
  }

  /** The item with that key. */
  public Optional<Item> find(String key) {
    return list.stream().filter(item -> isCalled(item, key)).findFirst();
  }

  /** The items that are read at a moment. */
  public List<Item> at(When moment) {
    return list.stream().filter(item -> item.when().includes(moment)).toList();
  }

  /** With one more item at the end. */
  public Items with(Item item) {
    return changed(items -> added(items, item));
  }

  /**
   * With another item in the place of one.
   *
   * @throws SdmException (DATA_OUT_OF_RANGE) when there is no item with that key
   */
  public Items replaced(String key, Item by) {
    require(key);
    return changed(
        items ->
            items.stream()
                .map(item -> isCalled(item, key) ? by : item)
                .collect(Collectors.toList()));
  }

  /**
   * Without an item.
   *
   * @throws SdmException (DATA_OUT_OF_RANGE) when there is no item with that key
   */
  public Items without(String key) {
    require(key);
    return changed(items -> items.stream().filter(item -> !isCalled(item, key)).toList());
  }

  private Items changed(UnaryOperator<List<Item>> change) {
    return new Items(change.apply(list));
  }

  private static List<Item> added(List<Item> items, Item item) {
    var more = new ArrayList<>(items);
    more.add(item);
    return more;
  }

  private void require(String key) {
    if (find(key).isEmpty()) {
      throw SdmException.outOfRange(
          "There is no item with the key %s; ConfigurationJson has all keys."
              .formatted(Shown.quoted(key)));
    }
  }

  private static boolean isCalled(Item item, String key) {
    return folded(item.key()).equals(folded(key.strip()));
  }

  private static String folded(String key) {
    return key.toLowerCase(Locale.ROOT);
  }
}
