package se.lu.maxiv.sdm.model;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The rule for one name that becomes a folder: {@code [A-Za-z0-9._-]}, 1 to 100 characters, no
 * leading dot or dash, and neither {@code raw} nor {@code process} in it.
 *
 * <p>The last two because programs at beamlines cut paths with {@code split('raw')} and {@code
 * replace('raw', 'process')}: a sample "strawberry" would send their results elsewhere. The case is
 * ignored, since detector computers mount the storage without it.
 */
public final class PathPart {
  /** The longest name of a folder, in characters. */
  public static final int LONGEST = 100;

  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*");

  private PathPart() {}

  /**
   * The same text when it may be the name of a folder.
   *
   * @param what what the name is of, for the sentence ("sample")
   * @throws SdmException (DATA_OUT_OF_RANGE) naming the rule that is broken
   */
  public static String checked(String what, String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      throw refused(what, text, "it has " + text.length() + " characters; 1 to 100 are allowed");
    }
    if (!ALLOWED.matcher(text).matches()) {
      throw refused(
          what,
          text,
          "only letters a-z, digits, '.', '_' and '-' are allowed, with no '.' or '-' in front");
    }
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.contains("raw") || lower.contains("process")) {
      throw refused(
          what,
          text,
          "it contains \"raw\" or \"process\", at which analysis programs cut the path");
    }
    return text;
  }

  private static SdmException refused(String what, String text, String why) {
    return SdmException.outOfRange(
        "The " + what + " " + Shown.quoted(text) + " was refused: " + why + "; choose another.");
  }
}
