package se.lu.maxiv.sdm.harness;

import fr.esrf.Tango.AttrDataFormat;
import fr.esrf.Tango.DevFailed;
import fr.esrf.TangoApi.DeviceAttribute;
import fr.esrf.TangoDs.TangoConst;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The read part of a TangORB attribute as plain Java values. */
final class AttributeValues {
  private AttributeValues() {}

  /** A scalar, or the list of a spectrum's or an image's elements; empty for types unknown here. */
  static Optional<Object> of(DeviceAttribute attribute) throws DevFailed {
    Optional<? extends List<?>> all = elements(attribute);
    if (all.isEmpty()) {
      return Optional.empty();
    }
    // A writable attribute carries its set value behind the read one.
    List<?> read = all.get().subList(0, Math.min(attribute.getNbRead(), all.get().size()));
    boolean scalar = attribute.getDataFormat().value() == AttrDataFormat._SCALAR;
    return scalar ? read.stream().map(Object.class::cast).findFirst() : Optional.of(read);
  }

  private static Optional<? extends List<?>> elements(DeviceAttribute attribute) throws DevFailed {
    return switch (attribute.getType()) {
      case TangoConst.Tango_DEV_STRING -> Optional.of(List.of(attribute.extractStringArray()));
      case TangoConst.Tango_DEV_STATE -> Optional.of(List.of(attribute.extractDevStateArray()));
      case TangoConst.Tango_DEV_BOOLEAN -> Optional.of(booleans(attribute.extractBooleanArray()));
      case TangoConst.Tango_DEV_DOUBLE -> Optional.of(doubles(attribute.extractDoubleArray()));
      case TangoConst.Tango_DEV_LONG64 -> Optional.of(longs(attribute.extractLong64Array()));
      case TangoConst.Tango_DEV_ULONG64 -> Optional.of(longs(attribute.extractULong64Array()));
      case TangoConst.Tango_DEV_LONG -> Optional.of(longs(attribute.extractLongArray()));
      default -> Optional.empty();
    };
  }

  private static List<Boolean> booleans(boolean[] values) {
    return IntStream.range(0, values.length).mapToObj(i -> values[i]).toList();
  }

  private static List<Double> doubles(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static List<Long> longs(long[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static List<Long> longs(int[] values) {
    return Arrays.stream(values).asLongStream().boxed().toList();
  }
}
