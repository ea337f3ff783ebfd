package se.lu.maxiv.sdm.metadatacollector.core;

import java.math.BigInteger;
import java.util.List;

/**
 * What an attribute held, in plain Java values.
 *
 * @param type Tango's name of its type, such as {@code DevDouble}
 * @param data Boolean, Long, BigInteger (beyond 63 bits), Double or String; or a list of such, or a
 *     list of such lists for an image
 */
public record Value(String type, Object data) {
  /**
   * Settles on one Java type a kind, so that equal values are equal wherever they come from.
   *
   * @throws IllegalArgumentException for what no attribute can hold
   */
  public Value {
    data = settled(type, data);
  }

  /** The number of elements: 1 for a scalar. */
  public int size() {
    return sizeOf(data);
  }

  /** As a person reads it; lists in brackets. */
  public String text() {
    return textOf(data);
  }

  /** Without what JSON has no words for: NaN and infinities as texts, all else as it is. */
  public Object json() {
    return jsonOf(data);
  }

  private static Object settled(String type, Object data) {
    if (data instanceof List<?> list) {
      return list.stream().map(element -> settled(type, element)).toList();
    }
    if (data instanceof Byte || data instanceof Short || data instanceof Integer) {
      return settled(type, ((Number) data).longValue());
    }
    if (data instanceof Float f) {
      // the shortest decimal that is this float, not the double beside it
      return Double.valueOf(f.toString());
    }
    if (data instanceof BigInteger big && big.bitLength() < Long.SIZE) {
      return settled(type, big.longValue());
    }
    boolean isReal = type.equals("DevDouble") || type.equals("DevFloat");
    if (isReal && data instanceof String words) {
      return Double.valueOf(words);
    }
    if (isReal && data instanceof Long whole) {
      return whole.doubleValue();
    }
    if (data instanceof Boolean
        || data instanceof Long
        || data instanceof BigInteger
        || data instanceof Double
        || data instanceof String) {
      return data;
    }
    throw new IllegalArgumentException("no attribute holds a " + data.getClass());
  }

  private static int sizeOf(Object data) {
    return data instanceof List<?> list ? list.stream().mapToInt(Value::sizeOf).sum() : 1;
  }

  private static String textOf(Object data) {
    if (data instanceof List<?> list) {
      return list.stream()
          .map(Value::textOf)
          .collect(java.util.stream.Collectors.joining(", ", "[", "]"));
    }
    return data.toString();
  }

  private static Object jsonOf(Object data) {
    if (data instanceof List<?> list) {
      return list.stream().map(Value::jsonOf).toList();
    }
    return data instanceof Double real && !Double.isFinite(real) ? real.toString() : data;
  }
}
