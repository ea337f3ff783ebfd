package se.lu.maxiv.sdm.pathfixer.sardana;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.support.pickle.PlainPickle;

/**
 * The environment of a MacroServer: names and values as one pickled dictionary, whatever the
 * attribute's own description says about JSON.
 *
 * <p>A name may be scoped: {@code door/lab/1.ScanDir} holds for that Door, {@code ascan.ScanDir}
 * for that macro, and both go before {@code ScanDir}, unless they hold None (Sardana's {@code
 * EnvironmentManager.getEnv}).
 *
 * @param values the variables with their values, which may be null
 */
record Environment(Map<?, ?> values) {
  /** The format under which Sardana reads and writes it. */
  static final String FORMAT = "pickle";

  private static final String SCAN_DIR = "ScanDir";
  private static final String SCAN_FILE = "ScanFile";

  /** What is to be written to set ScanDir and nothing else. */
  static byte[] newScanDir(String path) {
    return PlainPickle.of(Map.of("new", Map.of(SCAN_DIR, path)));
  }

  /**
   * What was read.
   *
   * @return the environment; empty when it is only a change, which a read gives that meets an event
   *     being pushed
   * @param last whether a single name may be all there is, since it was read before
   * @throws SdmException (DEPENDENCY_ERROR) when it is no environment at all
   */
  static Optional<Environment> read(byte[] pickled, boolean last) {
    if (!(unpickled(pickled) instanceof Map<?, ?> parts)) {
      throw notUnderstood(null);
    }
    if (parts.size() != 1 || !(parts.get("new") instanceof Map<?, ?> values)) {
      return Optional.empty();
    }
    return values.size() > 1 || last ? Optional.of(new Environment(values)) : Optional.empty();
  }

  /** The folder of scans; empty when it is not set. */
  String scanDir() {
    return text(values.get(SCAN_DIR));
  }

  /** Scoped names that go before ScanDir, with their values. */
  Map<String, String> scopedScanDirs() {
    Map<String, String> found = new TreeMap<>();
    scoped(SCAN_DIR).forEach((name, value) -> found.put(name, text(value)));
    return found;
  }

  /** Why scans are not stored although they have a folder; empty when they are. */
  String whyNotStored() {
    if (blank(values.get(SCAN_FILE))) {
      return "OK, but scans are not stored: ScanFile is not set; set it (in spock: senv ScanFile"
          + " \"['scan.h5']\")";
    }
    return scoped(SCAN_FILE).entrySet().stream()
        .filter(entry -> blank(entry.getValue()))
        .findFirst()
        .map(
            entry ->
                "OK, but scans are not stored everywhere: %s is empty; remove it (in spock: usenv %s)"
                    .formatted(entry.getKey(), entry.getKey()))
        .orElse("");
  }

  private Map<String, Object> scoped(String name) {
    Map<String, Object> found = new TreeMap<>();
    values.forEach(
        (key, value) -> {
          if (value != null && key instanceof String text && text.endsWith("." + name)) {
            found.put(text, value);
          }
        });
    return found;
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static boolean blank(@Nullable Object value) {
    if (value instanceof Object[] tuple) {
      return blank(List.of(tuple));
    }
    if (value instanceof Collection<?> names) {
      return names.stream().allMatch(Environment::blank);
    }
    return text(value).isBlank();
  }

  private static @Nullable Object unpickled(byte[] pickled) {
    try {
      return PlainPickle.read(pickled);
    } catch (SdmException e) {
      throw notUnderstood(e);
    }
  }

  private static SdmException notUnderstood(@Nullable Exception cause) {
    return new SdmException(
        Reason.DEPENDENCY_ERROR,
        "The attribute Environment of the MacroServer is no pickled dictionary; is it a Sardana"
            + " MacroServer?",
        cause);
  }
}
