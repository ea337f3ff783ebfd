package se.lu.maxiv.sdm.metadatacollector.core;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;

/**
 * Where a value comes from: an attribute of a Tango device, in the one spelling that Tango's
 * case-insensitive names have here.
 *
 * @param device {@code domain/family/member} in lower case, with {@code tango://host:port/} in
 *     front when it belongs to another control system
 * @param attribute the attribute's name, lower case
 */
public record AttributeAddress(String device, String attribute)
    implements Comparable<AttributeAddress> {
  private static final String PART = "[^/\\s#]+";
  private static final Pattern DEVICE =
      Pattern.compile("(?:(?:tango:)?//([^/\\s:]+:[0-9]{1,5})/)?(%1$s/%1$s/%1$s)".formatted(PART));
  private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
  private static final int LONGEST = 200;

  /**
   * Spells both names in the one way.
   *
   * @throws SdmException (DATA_OUT_OF_RANGE) when one of them is no name of that kind
   */
  public AttributeAddress {
    Matcher name = DEVICE.matcher(device.strip());
    if (device.length() > LONGEST || !name.matches()) {
      throw SdmException.outOfRange(
          "The device %s was refused: a device is domain/family/member, or tango://host:port/domain/family/member of another control system."
              .formatted(Shown.quoted(device)));
    }
    if (attribute.length() > LONGEST || !ATTRIBUTE.matcher(attribute.strip()).matches()) {
      throw SdmException.outOfRange(
          "The attribute %s of %s was refused: an attribute is one word, such as position."
              .formatted(Shown.quoted(attribute), Shown.plain(device)));
    }
    String database = name.group(1) == null ? "" : "tango://" + name.group(1) + "/";
    device = (database + name.group(2)).toLowerCase(Locale.ROOT);
    attribute = attribute.strip().toLowerCase(Locale.ROOT);
  }

  /** The full name, as clients write it. */
  public String text() {
    return device + "/" + attribute;
  }

  @Override
  public int compareTo(AttributeAddress other) {
    int devices = device.compareTo(other.device);
    return devices != 0 ? devices : attribute.compareTo(other.attribute);
  }

  @Override
  public String toString() {
    return text();
  }
}
