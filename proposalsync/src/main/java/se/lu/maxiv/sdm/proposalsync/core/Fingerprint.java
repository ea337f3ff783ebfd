package se.lu.maxiv.sdm.proposalsync.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, in lower-case hexadecimal, of a text that may come in parts. For one thread. */
public final class Fingerprint {
  private static final int SHORT = 16;

  private final MessageDigest digest = digest();

  Fingerprint() {}

  /**
   * What stands for a value that is nobody's business: equal for equal values. Not a secret: who
   * guesses the value can confirm it.
   *
   * <p>It is not keyed. What it hides, names, DNs and what {@link PersonField} has, is shown to
   * every account of the directory by its defaults; it is kept out of attributes and the journal so
   * that nobody meets it by the way. A key would have to be on the disk as long as the journal:
   * once it was lost or another one came, no plan would have the hash that was approved, and no
   * interrupted change would be found written. A value that the directory keeps from its own
   * accounts must not be made an extra attribute without one.
   */
  public static String of(String value) {
    return "#" + sha256(value).substring(0, SHORT);
  }

  /** All 64 digits, of the text in UTF-8. */
  public static String sha256(String text) {
    var fingerprint = new Fingerprint();
    fingerprint.add(text);
    return fingerprint.digits();
  }

  /** The next part, which ends with a whole character. */
  void add(String part) {
    digest.update(part.getBytes(StandardCharsets.UTF_8));
  }

  /** All 64 digits, once. */
  String digits() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
