package se.lu.maxiv.sdm.metadatacollector.core;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.metadatacollector.core.Release.Part;

/**
 * A scan's metadata as the catalogue keeps them: {@code {group: {key: {value, unit, human_name}}}}.
 * There are no nulls and no empty keys: either has broken a SciCat. Values are as {@link
 * CatalogueValue} makes them, and no more of them than a SciCat takes.
 */
final class ScientificMetadata {
  /** Where items without a group are. */
  private static final String NO_GROUP = "instrument";

  /** Where values without a group are that a program told. */
  private static final String PROGRAM = "program";

  /** Where what SDM itself knows of a scan is. */
  static final String SCAN = "scan";

  /** What all fields together may take of SciCat's 16 MB for a body, in bytes. */
  static final int ROOM = 10 << 20;

  /** What a field takes besides its key, name and value. */
  private static final int FRAME = 100;

  private final Map<String, Object> all = new LinkedHashMap<>();
  private long room = ROOM;

  private ScientificMetadata() {}

  /**
   * What may leave of a scan: without values only what identifies it; without names no texts that
   * programs told, since those may be names of samples and people.
   */
  static Map<String, Object> of(Scan scan, Predicate<Part> may) {
    boolean values = may.test(Part.VALUES);
    var metadata = new ScientificMetadata();
    metadata.all.put(SCAN, aboutScan(scan, values));
    if (values) {
      scan.before().entries().forEach(entry -> metadata.put(entry, ""));
      scan.after().entries().forEach(entry -> metadata.put(entry, suffix(entry)));
      scan.notes().values().stream()
          .filter(told -> may.test(Part.NAMES) || !isText(told.value().data()))
          .forEach(metadata::put);
    }
    return metadata.all;
  }

  private static boolean isText(Object data) {
    return data instanceof List<?> list
        ? list.stream().anyMatch(ScientificMetadata::isText)
        : data instanceof String;
  }

  /** Whether a data set with these metadata was made from that scan. */
  static boolean isOf(Scan scan, @Nullable Object metadata) {
    return metadata instanceof Map<?, ?> groups
        && groups.get(SCAN) instanceof Map<?, ?> about
        && about.get("uuid") instanceof Map<?, ?> field
        && scan.uuid().toString().equals(field.get("value"));
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
    putTimes(about, scan);
    long missing = scan.files().stream().filter(DataFile::missing).count();
    if (missing > 0) {
      about.put("missing_files", field("Files that did not appear", missing, ""));
    }
    return about;
  }

  /** When the values were read, and whether those of the begin are too late to count as such. */
  private static void putTimes(Map<String, Object> about, Scan scan) {
    if (scan.before().hasValues()) {
      about.put("begin_read", field("Values of the begin read", time(scan.before()), ""));
    }
    scan.lateSeconds()
        .ifPresent(
            late ->
                about.put(
                    "begin_read_late", field("Values of the begin read late, after", late, "s")));
    if (scan.after().hasValues()) {
      about.put("end_read", field("Values of the end read", time(scan.after()), ""));
    }
  }

  private static String time(Snapshot snapshot) {
    return snapshot.at().toString();
  }

  private static void putList(
      Map<String, Object> about, String key, String name, List<String> texts) {
    if (!texts.isEmpty()) {
      about.put(key, field(name, CatalogueValue.of(texts), ""));
    }
  }

  private void put(Snapshot.Entry entry, String suffix) {
    Item item = entry.item();
    Map<String, Object> fields = groupOf(item.group().isEmpty() ? NO_GROUP : item.group());
    String name = suffix.isEmpty() ? item.name() : item.name() + " at the end";
    Object value = fitting(CatalogueValue.of(entry.shown()));
    fields.put(unused(fields, item.key() + suffix), field(name, value, entry.unit()));
  }

  private void put(ToldValue told) {
    Map<String, Object> fields = groupOf(told.group().isEmpty() ? PROGRAM : told.group());
    Object value = fitting(CatalogueValue.of(told.value().json()));
    String key = unused(fields, CatalogueKey.of(told.name()));
    fields.put(key, field(told.name(), value, told.unit()));
  }

  /** What SDM itself knows of a scan is nobody else's to change. */
  private Map<String, Object> groupOf(String words) {
    String key = CatalogueKey.of(words);
    return group(key.equals(SCAN) ? key + "_" : key);
  }

  /** The value if there is room for it: one that is too large must not cost the others. */
  private Object fitting(Object value) {
    long bytes = CatalogueValue.bytes(value);
    boolean fits = bytes <= room - FRAME;
    room -= FRAME + (fits ? bytes : 0);
    return fits ? value : "%d kB, in the scan log only".formatted(bytes >> 10);
  }

  @SuppressWarnings("unchecked") // groups are made here only
  private Map<String, Object> group(String key) {
    return (Map<String, Object>) all.computeIfAbsent(key, k -> new LinkedHashMap<String, Object>());
  }

  private static String unused(Map<String, Object> fields, String key) {
    String free = key;
    for (int i = 2; fields.containsKey(free); i++) {
      free = key + "_" + i;
    }
    return free;
  }

  private static Map<String, Object> field(String name, Object value, String unit) {
    var field = new LinkedHashMap<String, Object>();
    field.put("value", value);
    Units.of(unit)
        .filter(u -> CatalogueValue.isNumeric(value))
        .ifPresent(u -> field.put("unit", u));
    field.put("human_name", name);
    return field;
  }
}
