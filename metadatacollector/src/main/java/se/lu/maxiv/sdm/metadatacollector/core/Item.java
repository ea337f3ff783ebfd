package se.lu.maxiv.sdm.metadatacollector.core;

import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;

/**
 * One line of the scientific metadata configuration: a value that describes the experiment.
 *
 * @param group what it belongs to, for people; may be empty
 * @param name what it is, for people
 * @param address where it is read
 * @param unit of the value; empty: the attribute's own
 * @param mapping what values are called
 * @param key its name in the catalogue, {@code [A-Za-z0-9_-]}, unique in a configuration
 * @param mandatory whether it has to be looked at when it cannot be read
 * @param when at which moments it is read
 */
public record Item(
    String group,
    String name,
    AttributeAddress address,
    String unit,
    Mapping mapping,
    String key,
    boolean mandatory,
    When when) {
  private static final int LONGEST = 200;

  /**
   * Strips the texts; without a key, the name makes one.
   *
   * @throws SdmException (DATA_OUT_OF_RANGE) when a text is missing, too long or unreadable
   */
  public Item {
    group = text("group", group);
    name = text("name", name);
    unit = text("unit", unit);
    if (name.isEmpty()) {
      throw SdmException.outOfRange(
          "The item for %s was refused: it needs a name.".formatted(address.text()));
    }
    key = key.isBlank() ? CatalogueKey.of(name) : key.strip();
    if (!key.equals(CatalogueKey.of(key))) {
      throw SdmException.outOfRange(
          "The key %s of item %s was refused: only letters a-z, digits, _ and - are allowed, such as %s."
              .formatted(Shown.quoted(key), Shown.quoted(name), CatalogueKey.of(key)));
    }
  }

  private static String text(String what, String text) {
    String stripped = text.strip();
    if (stripped.length() > LONGEST || !stripped.codePoints().noneMatch(Character::isISOControl)) {
      throw SdmException.outOfRange(
          "The %s %s was refused: one line of at most %d characters is allowed."
              .formatted(what, Shown.quoted(text), LONGEST));
    }
    return stripped;
  }
}
