package se.lu.maxiv.sdm.support.useroffice;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Text from the user office made safe where it comes in: titles, names, words, accounts. */
final class OfficeText {
  /** The longest title that is kept, in characters. */
  static final int TITLE = 1000;

  /** The longest name of a person, word or address that is kept, in characters. */
  static final int NAME = 200;

  private static final int NEXT_LINE = 0x85;
  private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,63}");

  private OfficeText() {}

  /**
   * The text in one line: runs of white space become one space, control characters, halves of
   * characters and marks that turn the direction of writing go, the end beyond the limit becomes
   * "…". What has been cleaned stays the same when it is cleaned again.
   *
   * @param longest in characters (code points), the "…" included
   */
  static String clean(String text, int longest) {
    var line = new StringBuilder(text.length());
    boolean space = false;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int point = text.codePointAt(i);
      if (Character.isWhitespace(point) || point == NEXT_LINE) {
        space = !line.isEmpty();
      } else if (!isUnseen(point)) {
        line.append(space ? " " : "").appendCodePoint(point);
        space = false;
      }
    }
    return cut(line.toString(), longest);
  }

  private static String cut(String line, int longest) {
    if (line.codePointCount(0, line.length()) <= longest) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, longest - 1)).stripTrailing() + "…";
  }

  // not U+200C and U+200D, without which Persian names and joined emoji fall apart
  private static boolean isUnseen(int point) {
    return Character.isISOControl(point)
        || Character.getType(point) == Character.SURROGATE
        || (point >= 0x200E && point <= 0x200F)
        || (point >= 0x202A && point <= 0x202E)
        || (point >= 0x2066 && point <= 0x2069)
        || point == 0xFEFF;
  }

  /** A beamline's name as it is compared: DUO spells "BioMAX", the control system "biomax". */
  static String beamline(String text) {
    return clean(text, NAME).toLowerCase(Locale.ROOT);
  }

  /**
   * The text when it can be an account: 1 to 64 letters a-z, digits, '.', '_' and '-', with no '.'
   * or '-' in front, white space around it taken off.
   */
  static Optional<String> account(String text) {
    String name = text.strip();
    return ACCOUNT.matcher(name).matches() ? Optional.of(name) : Optional.empty();
  }
}
