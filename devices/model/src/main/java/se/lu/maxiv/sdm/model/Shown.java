package se.lu.maxiv.sdm.model;

/**
 * Text from outside made fit to stand in a sentence, a log line or a status: quoted, without
 * control characters, not longer than a line.
 */
public final class Shown {
  private static final int LONGEST = 80;

  private Shown() {}

  /** The text in quotes; control characters are shown as {@code ?}, the rest is cut at 80. */
  public static String quoted(String text) {
    return "\"" + plain(text) + "\"";
  }

  /** The text without quotes; control characters are shown as {@code ?}, the rest is cut at 80. */
  public static String plain(String text) {
    if (isPlain(text)) {
      return text;
    }
    String cut =
        text.codePointCount(0, text.length()) <= LONGEST
            ? text
            : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    return cut.codePoints()
        .map(c -> isUnseen(c) ? '?' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Nearly every name is: plans of a whole facility show hundreds of thousands. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return text.length() <= LONGEST;
  }

  private static boolean isUnseen(int codePoint) {
    int type = Character.getType(codePoint);
    return Character.isISOControl(codePoint)
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE;
  }
}
