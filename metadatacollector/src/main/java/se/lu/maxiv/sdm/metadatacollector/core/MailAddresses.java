package se.lu.maxiv.sdm.metadatacollector.core;

import java.util.List;
import java.util.regex.Pattern;

/**
 * E-mail addresses as SciCat takes them. It refuses a whole body for an address that is none, so
 * only what is one beyond doubt counts here: plain ASCII, and a domain with a dot.
 */
final class MailAddresses {
  private static final int LONGEST = 254;
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[A-Za-z0-9_+-]+(?:\\.[A-Za-z0-9_+-]+)*"
              + "@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}");

  private MailAddresses() {}

  /** Whether it is one address. */
  static boolean isOne(String text) {
    return text.length() <= LONGEST && text.indexOf('@') <= 64 && ADDRESS.matcher(text).matches();
  }

  /** Whether it is one address or more, parted by semicolons. */
  static boolean areAll(String text) {
    return all(text).stream().allMatch(MailAddresses::isOne);
  }

  /** The first of several. */
  static String first(String text) {
    return all(text).get(0);
  }

  private static List<String> all(String text) {
    return List.of(text.split(";", -1));
  }
}
