package se.lu.maxiv.sdm.metadatacollector.tango;

import fr.esrf.Tango.AttrDataFormat;
import fr.esrf.Tango.AttrQuality;
import fr.esrf.Tango.DevEncoded;
import fr.esrf.Tango.DevFailed;
import fr.esrf.Tango.DevState;
import fr.esrf.Tango.TimeVal;
import fr.esrf.TangoApi.DeviceAttribute;
import fr.esrf.TangoDs.TangoConst;
import java.lang.reflect.Array;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.omg.CORBA.SystemException;
import se.lu.maxiv.sdm.metadatacollector.core.Reading;
import se.lu.maxiv.sdm.metadatacollector.core.Reading.Quality;
import se.lu.maxiv.sdm.metadatacollector.core.Value;
import se.lu.maxiv.sdm.support.remote.TangoSentence;

/** A value as Tango sends it, made a plain one. */
final class TangoValues {
  /** A spectrum or image of more elements is data, not a description of data. */
  static final int MOST_ELEMENTS = 65_536;

  private static final int UNSIGNED = 0xFF;

  private TangoValues() {}

  /**
   * What an attribute answered.
   *
   * @param answer one of a call's answers, which may be a failure
   * @param asked when it was asked
   */
  static Reading reading(
      DeviceAttribute answer, AttributeFacts facts, Instant asked, double millis) {
    if (answer.hasFailed()) {
      return Reading.failed(asked, words("It failed: ", answer), millis);
    }
    try {
      return sound(answer, facts, millis);
    } catch (DevFailed | SystemException e) {
      return Reading.failed(asked, "It is not readable: " + TangoSentence.of(e), millis);
    }
  }

  private static String words(String doing, DeviceAttribute answer) {
    return doing + TangoSentence.of(answer.getErrStack());
  }

  private static Reading sound(DeviceAttribute answer, AttributeFacts facts, double millis)
      throws DevFailed {
    Quality quality = quality(answer.getQuality());
    Instant at = instant(answer.getTimeVal());
    if (quality == Quality.INVALID) {
      return new Reading(
          null, facts.unit(), quality, at, "The device says that it is not valid now.", millis);
    }
    int columns = answer.getDimX();
    int count = columns * Math.max(1, answer.getDimY());
    if (count > MOST_ELEMENTS) {
      String why =
          "It has %d elements, and %d are kept at most: it is data rather than metadata."
              .formatted(count, MOST_ELEMENTS);
      return new Reading(null, facts.unit(), Quality.INVALID, at, why, millis);
    }
    Value value = value(answer, facts.labels(), count);
    return new Reading(value, facts.unit(), quality, at, "", millis);
  }

  private static Value value(DeviceAttribute answer, List<String> labels, int count)
      throws DevFailed {
    int type = answer.getType();
    Object array = count == 0 ? new Object[0] : array(answer, type);
    List<Object> elements =
        IntStream.range(0, count)
            .mapToObj(i -> element(Array.get(array, i), type, labels))
            .toList();
    return new Value(name(type), shaped(answer, elements));
  }

  /** TangORB's own table calls DevState otherwise. */
  private static String name(int type) {
    return type == TangoConst.Tango_DEV_STATE ? "DevState" : TangoConst.Tango_CmdArgTypeName[type];
  }

  private static Object shaped(DeviceAttribute answer, List<Object> elements) throws DevFailed {
    int rows = answer.getDimY();
    int columns = answer.getDimX();
    AttrDataFormat format = answer.getDataFormat();
    boolean isScalar =
        format.value() == AttrDataFormat._SCALAR
            // what devices of Tango 7 and older do not tell
            || (format.value() == AttrDataFormat._FMT_UNKNOWN && columns == 1 && rows == 0);
    if (isScalar && elements.size() == 1) {
      return elements.get(0);
    }
    if (rows == 0) {
      return elements;
    }
    return IntStream.range(0, rows)
        .mapToObj(row -> elements.subList(row * columns, (row + 1) * columns))
        .toList();
  }

  /** Read part and set part together, as one Java array. */
  private static Object array(DeviceAttribute answer, int type) throws DevFailed {
    return switch (type) {
      case TangoConst.Tango_DEV_BOOLEAN -> answer.extractBooleanArray();
      case TangoConst.Tango_DEV_UCHAR, TangoConst.Tango_DEV_CHAR -> answer.extractCharArray();
      case TangoConst.Tango_DEV_SHORT, TangoConst.Tango_DEV_ENUM -> answer.extractShortArray();
      case TangoConst.Tango_DEV_USHORT -> answer.extractUShortArray();
      case TangoConst.Tango_DEV_LONG, TangoConst.Tango_DEV_INT -> answer.extractLongArray();
      case TangoConst.Tango_DEV_ULONG -> answer.extractULongArray();
      case TangoConst.Tango_DEV_LONG64 -> answer.extractLong64Array();
      case TangoConst.Tango_DEV_ULONG64 -> answer.extractULong64Array();
      case TangoConst.Tango_DEV_FLOAT -> answer.extractFloatArray();
      case TangoConst.Tango_DEV_DOUBLE -> answer.extractDoubleArray();
      case TangoConst.Tango_DEV_STRING -> answer.extractStringArray();
      case TangoConst.Tango_DEV_STATE -> answer.extractDevStateArray();
      case TangoConst.Tango_DEV_ENCODED -> answer.extractDevEncodedArray();
      default -> throw new IllegalStateException("Tango has no attributes of type " + type);
    };
  }

  private static Object element(Object sent, int type, List<String> labels) {
    return switch (type) {
      case TangoConst.Tango_DEV_UCHAR -> (long) ((Byte) sent & UNSIGNED);
      case TangoConst.Tango_DEV_ULONG64 -> unsigned((Long) sent);
      case TangoConst.Tango_DEV_ENUM -> label(((Short) sent).intValue(), labels);
      case TangoConst.Tango_DEV_STRING -> TangoWords.text((String) sent);
      case TangoConst.Tango_DEV_STATE -> TangoConst.Tango_DevStateName[((DevState) sent).value()];
      case TangoConst.Tango_DEV_ENCODED -> describe((DevEncoded) sent);
      default -> sent;
    };
  }

  private static BigInteger unsigned(long bits) {
    return new BigInteger(Long.toUnsignedString(bits));
  }

  /** A value without a name is what the device and its configuration disagree on. */
  private static String label(int number, List<String> labels) {
    return number >= 0 && number < labels.size()
        ? TangoWords.text(labels.get(number))
        : Integer.toString(number);
  }

  /** Whatever is in it is for another program. */
  private static String describe(DevEncoded encoded) {
    return "%s, %d bytes".formatted(encoded.encoded_format, encoded.encoded_data.length);
  }

  private static Quality quality(AttrQuality quality) {
    return switch (quality.value()) {
      case AttrQuality._ATTR_VALID -> Quality.VALID;
      case AttrQuality._ATTR_ALARM -> Quality.ALARM;
      case AttrQuality._ATTR_CHANGING -> Quality.CHANGING;
      case AttrQuality._ATTR_WARNING -> Quality.WARNING;
      default -> Quality.INVALID;
    };
  }

  private static Instant instant(TimeVal time) {
    return Instant.ofEpochSecond(time.tv_sec, time.tv_usec * 1000L);
  }
}
