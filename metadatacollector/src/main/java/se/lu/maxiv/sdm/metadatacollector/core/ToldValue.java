package se.lu.maxiv.sdm.metadatacollector.core;

import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;

/**
 * A value of a scan that a program told, since no attribute holds it.
 *
 * @param group what it belongs to, for people; may be empty
 * @param name what it is, for people
 * @param value what it was
 * @param unit of the value; may be empty
 */
public record ToldValue(String group, String name, Value value, String unit) {
  private static final int LONGEST = 200;

  /**
   * Strips the texts.
   *
   * @throws SdmException (DATA_OUT_OF_RANGE) when the name is missing, or a text is too long
   */
  public ToldValue {
    group = line(group);
    name = line(name);
    unit = line(unit);
    if (name.isEmpty()) {
      throw SdmException.outOfRange("A value was refused: it needs a name.");
    }
  }

  /** Whether another is told in its place. */
  boolean isSameAs(ToldValue other) {
    return group.equals(other.group) && name.equals(other.name);
  }

  private static String line(String text) {
    String stripped = text.strip();
    if (stripped.length() > LONGEST || stripped.codePoints().anyMatch(Character::isISOControl)) {
      throw SdmException.outOfRange(
          "The text %s of a value was refused: one line of at most %d characters is allowed."
              .formatted(Shown.quoted(text), LONGEST));
    }
    return stripped;
  }
}
