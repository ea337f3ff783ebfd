package se.lu.maxiv.sdm.metadatacollector.core;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A scan's metadata as the catalogue keeps them: {@code {group: {key: {value, unit, human_name}}}}.
 * There are no nulls, no empty keys, no NaN and no whole numbers that JavaScript would round: each
 * of these has broken or spoilt a SciCat.
 */
final class ScientificMetadata {
  /** Where items without a group are. */
  private static final String NO_GROUP = "instrument";

  /** Where what SDM itself knows of a scan is. */
  static final String SCAN = "scan";

  /** JavaScript's largest whole number that is exact. */
  private static final long EXACT = 1L << 53;

  /** Longer lists stay in the scan log: a catalogue's page shows none of them. */
  private static final int LONGEST_LIST = 1000;

  private ScientificMetadata() {}

  /** Everything of a scan, or, without values, only what identifies it. */
  static Map<String, Object> of(Scan scan, boolean values) {
    var all = new LinkedHashMap<String, Object>();
    all.put(SCAN, aboutScan(scan, values));
    if (values) {
      scan.before().entries().forEach(entry -> put(all, entry, ""));
      scan.after().entries().forEach(entry -> put(all, entry, suffix(entry)));
    }
    return all;
  }

  private static String suffix(Snapshot.Entry entry) {
    return entry.item().when() == When.BOTH ? "_end" : "";
  }

  private static Map<String, Object> aboutScan(Scan scan, boolean values) {
    var about = new LinkedHashMap<String, Object>();
    about.put("uuid", field("Scan", scan.uuid().toString(), ""));
    about.put("status", field("End status", scan.status().text(), ""));
    if (!values) {
      return about;
    }
    Measurement what = scan.measurement();
    putList(about, "detectors", "Detectors", what.detectors());
    putList(about, "channels", "Channels", what.channels());
    putList(about, "axes", "Moved axes", what.axes());
    if (what.points() >= 0) {
      about.put("points", field("Points", what.points(), ""));
    }
    long missing = scan.files().stream().filter(DataFile::missing).count();
    if (missing > 0) {
      about.put("missing_files", field("Files that did not appear", missing, ""));
    }
    return about;
  }

  private static void putList(
      Map<String, Object> about, String key, String name, List<String> texts) {
    if (!texts.isEmpty()) {
      about.put(key, field(name, texts, ""));
    }
  }

  private static void put(Map<String, Object> all, Snapshot.Entry entry, String suffix) {
    Item item = entry.item();
    String group = item.group().isEmpty() ? NO_GROUP : CatalogueKey.of(item.group());
    Map<String, Object> fields = group(all, group.equals(SCAN) ? group + "_" : group);
    fields.put(
        unused(fields, item.key() + suffix), field(name(item, suffix), value(entry), entry.unit()));
  }

  private static String name(Item item, String suffix) {
    return suffix.isEmpty() ? item.name() : item.name() + " at the end";
  }

  @SuppressWarnings("unchecked") // groups are made here only
  private static Map<String, Object> group(Map<String, Object> all, String key) {
    return (Map<String, Object>) all.computeIfAbsent(key, k -> new LinkedHashMap<String, Object>());
  }

  private static String unused(Map<String, Object> fields, String key) {
    String free = key;
    for (int i = 2; fields.containsKey(free); i++) {
      free = key + "_" + i;
    }
    return free;
  }

  private static Object value(Snapshot.Entry entry) {
    return entry
        .reading()
        .present()
        .filter(value -> value.size() > LONGEST_LIST)
        .<Object>map(value -> "%d values, in the scan log".formatted(value.size()))
        .orElseGet(() -> exact(entry.shown()));
  }

  private static Object exact(Object data) {
    if (data instanceof List<?> list) {
      return list.stream().map(ScientificMetadata::exact).toList();
    }
    boolean isRounded =
        data instanceof java.math.BigInteger
            || (data instanceof Long whole && (whole > EXACT || whole < -EXACT));
    return isRounded ? data.toString() : data;
  }

  private static Map<String, Object> field(String name, Object value, String unit) {
    var field = new LinkedHashMap<String, Object>();
    field.put("value", value);
    Units.of(unit).filter(u -> value instanceof Number).ifPresent(u -> field.put("unit", u));
    field.put("human_name", name);
    return field;
  }
}
