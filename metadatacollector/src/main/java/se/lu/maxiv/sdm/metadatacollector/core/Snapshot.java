package se.lu.maxiv.sdm.metadatacollector.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the instrument was doing at one moment of a scan.
 *
 * @param at when it was asked
 * @param millis how long all answers took together
 * @param version the configuration's number
 * @param entries a reading for each item, in the configuration's order
 */
public record Snapshot(Instant at, double millis, int version, List<Entry> entries) {
  /** Nothing was asked. */
  public static final Snapshot NONE = new Snapshot(Instant.EPOCH, 0, 0, List.of());

  /** What is read so long after a moment shows something else than that moment. */
  public static final Duration LATE = Duration.ofSeconds(10);

  /** Copies the entries. */
  public Snapshot {
    entries = List.copyOf(entries);
  }

  /**
   * An item and what was read for it.
   *
   * @param item as it was configured then
   * @param reading what the attribute answered
   */
  public record Entry(Item item, Reading reading) {
    /** The unit that the value has: the item's, else the attribute's own. */
    public String unit() {
      return item.unit().isEmpty() ? reading.unit() : item.unit();
    }

    /**
     * What a person and the catalogue see: the value's name if the mapping has one, else itself.
     */
    public Object shown() {
      return reading
          .present()
          .map(
              value -> item.mapping().nameOf(value.text()).<Object>map(n -> n).orElse(value.json()))
          .orElse("unavailable");
    }
  }

  /**
   * A moment at which nothing was read.
   *
   * @param why for each item, one sentence
   */
  public static Snapshot unread(Instant now, ItemsVersion version, When moment, String why) {
    List<Entry> entries =
        version.items().at(moment).stream()
            .map(item -> new Entry(item, Reading.failed(now, why, 0)))
            .toList();
    return new Snapshot(now, 0, version.number(), entries);
  }

  /** The entries of these items, from the answers of their attributes. */
  public static List<Entry> entries(List<Item> items, Map<AttributeAddress, Reading> answers) {
    return items.stream()
        .map(item -> new Entry(item, answers.getOrDefault(item.address(), NOT_ASKED)))
        .toList();
  }

  private static final Reading NOT_ASKED =
      Reading.failed(Instant.EPOCH, "The device was not asked.", 0);

  /** Whether there is a value of at least one item. */
  public boolean hasValues() {
    return entries.stream().anyMatch(entry -> entry.reading().present().isPresent());
  }

  /** The items without a value, a sentence each; the mandatory ones first. */
  public List<String> failures() {
    return failed()
        .sorted(Comparator.comparing(entry -> !entry.item().mandatory()))
        .map(
            entry ->
                "%s%s (%s): %s"
                    .formatted(
                        entry.item().mandatory() ? "mandatory: " : "",
                        entry.item().name(),
                        entry.item().address().text(),
                        entry.reading().error()))
        .toList();
  }

  /** The names of the mandatory items without a value. */
  public List<String> missing() {
    return failed()
        .map(Entry::item)
        .filter(Item::mandatory)
        .map(item -> item.group().isEmpty() ? item.name() : item.group() + " " + item.name())
        .toList();
  }

  /** The items whose unit is another than the attribute's own, a sentence each. */
  public List<String> otherUnits() {
    return entries.stream()
        .filter(entry -> !entry.item().unit().isEmpty() && !entry.reading().unit().isEmpty())
        .filter(entry -> !Units.of(entry.item().unit()).equals(Units.of(entry.reading().unit())))
        .map(
            entry ->
                "%s (%s) is configured in %s, the attribute says %s"
                    .formatted(
                        entry.item().name(),
                        entry.item().address().text(),
                        entry.item().unit(),
                        entry.reading().unit()))
        .toList();
  }

  private Stream<Entry> failed() {
    return entries.stream().filter(entry -> entry.reading().value() == null);
  }
}
