package se.lu.maxiv.sdm.metadatacollector.sardana;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.metadatacollector.core.DoorEvent;
import se.lu.maxiv.sdm.metadatacollector.core.DoorEvent.Past;
import se.lu.maxiv.sdm.metadatacollector.core.EndStatus;
import se.lu.maxiv.sdm.metadatacollector.core.Measurement;
import se.lu.maxiv.sdm.support.pickle.PlainPickle;

/**
 * What a MacroServer's environment, or a change of it, says of scans.
 *
 * @param values the variables that were told
 * @param isWhole whether these are all: a read that meets a change being pushed gives that only
 */
record EnvironmentNews(Map<String, Object> values, boolean isWhole) {
  private static final String JSON_RECORDER = "JsonRecorder";

  /**
   * Reads a pickled environment or change.
   *
   * @throws se.lu.maxiv.sdm.model.SdmException (DEPENDENCY_ERROR) when it is none
   */
  static EnvironmentNews of(byte[] pickled) {
    var values = new HashMap<String, Object>();
    boolean isWhole = false;
    if (PlainPickle.read(pickled) instanceof Map<?, ?> parts) {
      take(parts.get("new"), values);
      take(parts.get("change"), values);
      isWhole = parts.size() == 1 && parts.containsKey("new") && values.size() > 1;
    }
    return new EnvironmentNews(values, isWhole);
  }

  private static void take(@Nullable Object part, Map<String, Object> values) {
    if (part instanceof Map<?, ?> told) {
      told.forEach(
          (name, value) -> {
            if (name instanceof String text && value != null) {
              values.put(text, value);
            }
          });
    }
  }

  /** The events in a change. */
  List<DoorEvent> events() {
    var events = new ArrayList<DoorEvent>();
    if (number() >= 0) {
      events.add(new DoorEvent.Numbered(number()));
    }
    if (values.containsKey("ScanHistory")) {
      events.add(new DoorEvent.History(history()));
    }
    return events;
  }

  /** The last scan number that was taken, -1 when it is not told. */
  long number() {
    return values.get("ScanID") instanceof Number number ? number.longValue() : -1;
  }

  /** The last scans that ended, oldest first. */
  List<Past> history() {
    return values.get("ScanHistory") instanceof List<?> entries
        ? entries.stream().flatMap(entry -> past(entry).stream()).toList()
        : List.of();
  }

  /** Whether a Door sends packets: its own setting goes before the one for all. */
  boolean sendsPackets(String door) {
    Object own = values.get(door.toLowerCase(Locale.ROOT) + "." + JSON_RECORDER);
    return Boolean.TRUE.equals(own == null ? values.get(JSON_RECORDER) : own);
  }

  /** What is to be written so that all Doors send packets. */
  static byte[] sendingPackets() {
    return PlainPickle.of(Map.of("new", Map.of(JSON_RECORDER, true)));
  }

  private static Optional<Past> past(@Nullable Object entry) {
    if (!(entry instanceof Map<?, ?> told)
        || !(told.get("serialno") instanceof Number number)
        || !(told.get("startts") instanceof Number start)) {
      return Optional.empty();
    }
    Object end = told.get("endts");
    String folder = Places.folder(told.get("ScanDir"));
    String title = told.get("title") instanceof String text ? text.strip() : "";
    List<String> channels = Places.texts(told.get("channels"));
    return Optional.of(
        new Past(
            number.longValue(),
            instant(start),
            instant(end instanceof Number moment ? moment : start),
            status(told.get("endstatus")),
            new Measurement(title, List.of(), channels, List.of(), -1, folder),
            Places.files(folder, told.get("ScanFile"))));
  }

  private static EndStatus status(@Nullable Object word) {
    return switch (String.valueOf(word)) {
      case "Normal" -> EndStatus.NORMAL;
      case "Stop" -> EndStatus.STOPPED;
      case "Abort" -> EndStatus.ABORTED;
      case "Exception" -> EndStatus.FAILED;
      default -> EndStatus.UNKNOWN;
    };
  }

  private static Instant instant(Number seconds) {
    return Instant.ofEpochMilli((long) Math.floor(seconds.doubleValue() * 1000));
  }
}
