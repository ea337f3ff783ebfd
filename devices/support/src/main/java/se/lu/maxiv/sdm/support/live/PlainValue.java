package se.lu.maxiv.sdm.support.live;

import fr.esrf.Tango.AttrDataFormat;
import fr.esrf.Tango.DevFailed;
import fr.esrf.Tango.DevState;
import fr.esrf.TangoApi.DeviceAttribute;
import fr.esrf.TangoApi.DeviceData;
import fr.esrf.TangoDs.TangoConst;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What TangORB gives, as plain Java values. */
public final class PlainValue {
  private PlainValue() {}

  /** The read part of an attribute; empty when it has none, or one of a type unknown here. */
  public static Optional<Object> of(DeviceAttribute attribute) throws DevFailed {
    // the first event after subscribing can carry a failed attribute without saying so
    if (attribute.hasFailed()) {
      return Optional.empty();
    }
    return switch (attribute.getType()) {
      case TangoConst.Tango_DEV_STRING -> texts(attribute);
      case TangoConst.Tango_DEV_STATE -> Optional.of(name(attribute.extractDevState()));
      case TangoConst.Tango_DEV_BOOLEAN -> Optional.of(attribute.extractBoolean());
      case TangoConst.Tango_DEV_DOUBLE -> Optional.of(attribute.extractDouble());
      case TangoConst.Tango_DEV_LONG64 -> Optional.of(attribute.extractLong64());
      default -> Optional.empty();
    };
  }

  /** What a command answered: a text, lines, or an empty text. */
  public static Object of(DeviceData answer) throws DevFailed {
    return switch (answer.getType()) {
      case TangoConst.Tango_DEV_STRING -> answer.extractString();
      case TangoConst.Tango_DEVVAR_STRINGARRAY -> List.of(answer.extractStringArray());
      default -> "";
    };
  }

  /** A writable attribute carries its set value behind the read one. */
  private static Optional<Object> texts(DeviceAttribute attribute) throws DevFailed {
    String[] all = attribute.extractStringArray();
    if (attribute.getDataFormat().value() == AttrDataFormat._SCALAR) {
      return all.length == 0 ? Optional.empty() : Optional.of(all[0]);
    }
    return Optional.of(List.of(Arrays.copyOf(all, Math.min(all.length, attribute.getNbRead()))));
  }

  private static String name(DevState state) {
    return TangoConst.Tango_DevStateName[state.value()];
  }
}
