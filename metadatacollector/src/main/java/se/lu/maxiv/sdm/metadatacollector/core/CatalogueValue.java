package se.lu.maxiv.sdm.metadatacollector.core;

import java.math.BigInteger;
import java.util.List;

/**
 * Values as a catalogue in JavaScript keeps them: whole numbers beyond 2^53 and what is not finite
 * are texts, since the one would be rounded and the other is no JSON; long lists are left in the
 * scan log, since a catalogue's page shows none of them.
 */
final class CatalogueValue {
  /** JavaScript's largest whole number that is exact. */
  private static final long EXACT = 1L << 53;

  /** Longer lists stay in the scan log. */
  static final int LONGEST_LIST = 1000;

  private static final int LONGEST_NUMBER = 25;
  private static final int LONGEST_ESCAPE = 6;

  private CatalogueValue() {}

  /** What is sent for a value: Boolean, Long, Double, String, or lists of such. */
  static Object of(Object data) {
    int size = size(data);
    return size > LONGEST_LIST ? "%d values, in the scan log only".formatted(size) : exact(data);
  }

  /** Whether a unit says something of it. */
  static boolean isNumeric(Object value) {
    return value instanceof List<?> list
        ? !list.isEmpty() && list.stream().allMatch(CatalogueValue::isNumeric)
        : value instanceof Number;
  }

  /** How many bytes of JSON it takes at most. */
  static long bytes(Object value) {
    if (value instanceof List<?> list) {
      return 2 + list.stream().mapToLong(element -> 1 + bytes(element)).sum();
    }
    return value instanceof String text
        ? 2 + text.chars().mapToLong(CatalogueValue::bytes).sum()
        : LONGEST_NUMBER;
  }

  private static long bytes(int unit) {
    if (unit < ' ') {
      return LONGEST_ESCAPE;
    }
    if (unit == '"' || unit == '\\') {
      return 2;
    }
    return unit < 0x80 ? 1 : 3;
  }

  private static int size(Object data) {
    return data instanceof List<?> list ? list.stream().mapToInt(CatalogueValue::size).sum() : 1;
  }

  private static Object exact(Object data) {
    if (data instanceof List<?> list) {
      return list.stream().map(CatalogueValue::exact).toList();
    }
    boolean isRounded =
        data instanceof BigInteger
            || (data instanceof Long whole && (whole > EXACT || whole < -EXACT));
    boolean isNoJson = data instanceof Double real && !Double.isFinite(real);
    return isRounded || isNoJson ? data.toString() : data;
  }
}
