package se.lu.maxiv.sdm.support.tango;

import java.text.Normalizer;
import java.util.Map;

/**
 * Text as it can travel in Tango: ISO 8859-1 without NUL. A Greek letter in a proposal's title
 * would otherwise arrive as another sign, and a NUL would cut it short.
 */
public final class TangoText {
  private static final char UNKNOWN = '?';
  private static final Map<Integer, String> SPELLED =
      Map.ofEntries(
          Map.entry(0x2010, "-"),
          Map.entry(0x2011, "-"),
          Map.entry(0x2012, "-"),
          Map.entry(0x2013, "-"),
          Map.entry(0x2014, "-"),
          Map.entry(0x2018, "'"),
          Map.entry(0x2019, "'"),
          Map.entry(0x201C, "\""),
          Map.entry(0x201D, "\""),
          Map.entry(0x2026, "..."),
          Map.entry(0x20AC, "EUR"),
          Map.entry(0x2212, "-"));

  private TangoText() {}

  /**
   * Makes text fit to travel; what fits already is returned as it is.
   *
   * @param text any text
   * @return the text composed (NFC), typographic signs spelled plainly, all else that does not fit
   *     as a question mark
   */
  public static String of(String text) {
    return fits(text) ? text : spelled(Normalizer.normalize(text, Normalizer.Form.NFC));
  }

  private static boolean fits(String text) {
    for (int i = 0; i < text.length(); i++) { // a stream would cost more than all the rest
      if (!fits(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(int sign) {
    return sign > 0 && sign < 0x100;
  }

  private static String spelled(String text) {
    StringBuilder result = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            sign -> {
              if (fits(sign)) {
                result.append((char) sign);
              } else {
                result.append(SPELLED.getOrDefault(sign, String.valueOf(UNKNOWN)));
              }
            });
    return result.toString();
  }
}
