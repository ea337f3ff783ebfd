package se.lu.maxiv.sdm.model;

import java.util.List;

/**
 * The name of a sample, which is a folder below raw: up to three levels parted by {@code /}, 1 to
 * 100 characters in all, each level a {@link PathPart}.
 *
 * @param text the name as the user wrote it
 */
public record SampleName(String text) {
  private static final int DEEPEST = 3;

  /**
   * Refuses what cannot be a folder.
   *
   * @throws SdmException (DATA_OUT_OF_RANGE) naming the rule that is broken
   */
  public SampleName {
    if (text.isEmpty() || text.length() > PathPart.LONGEST) {
      PathPart.checked("sample", text);
    }
    String[] levels = text.split("/", -1);
    if (levels.length > DEEPEST) {
      throw SdmException.outOfRange(
          "The sample "
              + Shown.quoted(text)
              + " was refused: it has "
              + levels.length
              + " levels; use at most three, such as plate/row/drop.");
    }
    for (String level : levels) {
      PathPart.checked("sample", level);
    }
  }

  /** Whether a text is a sample's name. */
  public static boolean isValid(String text) {
    try {
      return !new SampleName(text).text().isEmpty();
    } catch (SdmException e) {
      return false;
    }
  }

  /** The folders from raw downwards. */
  public List<String> levels() {
    return List.of(text.split("/", -1));
  }

  @Override
  public String toString() {
    return text;
  }
}
