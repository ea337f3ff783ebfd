package se.lu.maxiv.sdm.support.tango;

import fr.esrf.Tango.AttrDataFormat;
import fr.esrf.Tango.AttrValUnion;
import fr.esrf.Tango.DevState;
import fr.esrf.TangoDs.TangoConst;

/** The Tango types that our devices show, each with the Java form its values have here. */
public enum Kind {
  /** A scalar DevString; in Java a String. */
  TEXT("DevString", TangoConst.Tango_DEV_STRING, "%s"),
  /** A spectrum of DevString; in Java a String array. */
  TEXTS("DevString[]", TangoConst.Tango_DEV_STRING, "%s"),
  /** A scalar DevBoolean; in Java a Boolean. */
  FLAG("DevBoolean", TangoConst.Tango_DEV_BOOLEAN, "%d"),
  /** A scalar DevLong64; in Java a Long. */
  COUNT("DevLong64", TangoConst.Tango_DEV_LONG64, "%d"),
  /** A scalar DevDouble; in Java a Double. */
  AMOUNT("DevDouble", TangoConst.Tango_DEV_DOUBLE, "%.1f"),
  /** The scalar DevState of the device itself. */
  STATE("DevState", TangoConst.Tango_DEV_STATE, "%s");

  private final String tangoName;
  private final int tangoType;
  private final String usualFormat;

  Kind(String tangoName, int tangoType, String usualFormat) {
    this.tangoName = tangoName;
    this.tangoType = tangoType;
    this.usualFormat = usualFormat;
  }

  /** The type as Tango's documentation writes it, {@code DevString[]} for a spectrum. */
  public String tangoName() {
    return tangoName;
  }

  int tangoType() {
    return tangoType;
  }

  String usualFormat() {
    return usualFormat;
  }

  AttrDataFormat dataFormat() {
    return this == TEXTS ? AttrDataFormat.SPECTRUM : AttrDataFormat.SCALAR;
  }

  /** The number of elements of a value; 1 for every scalar. */
  int length(Object value) {
    return this == TEXTS ? ((String[]) value).length : 1;
  }

  /** Puts a value, and behind it the set value where there is one, into the form for the wire. */
  AttrValUnion onTheWire(Object value, boolean withSetValue) {
    AttrValUnion wire = new AttrValUnion();
    switch (this) {
      case TEXT -> wire.string_att_value(texts((String) value, withSetValue));
      case TEXTS -> wire.string_att_value((String[]) value);
      case FLAG -> wire.bool_att_value(flags((Boolean) value, withSetValue));
      case COUNT -> wire.long64_att_value(new long[] {(Long) value});
      case AMOUNT -> wire.double_att_value(new double[] {(Double) value});
      case STATE -> wire.state_att_value(new DevState[] {(DevState) value});
    }
    return wire;
  }

  private static boolean[] flags(boolean value, boolean withSetValue) {
    return withSetValue ? new boolean[] {value, value} : new boolean[] {value};
  }

  private static String[] texts(String value, boolean withSetValue) {
    return withSetValue ? new String[] {value, value} : new String[] {value};
  }
}
