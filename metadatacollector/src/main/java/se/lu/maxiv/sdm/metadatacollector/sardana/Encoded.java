package se.lu.maxiv.sdm.metadatacollector.sardana;

import java.time.Instant;

/** A value of type DevEncoded, as an event brought it. */
final class Encoded {
  private final String format;
  private final byte[] data;
  private final Instant received;

  /**
   * Keeps the bytes as they are.
   *
   * @param format what the bytes are
   * @param received when they came
   */
  Encoded(String format, byte[] data, Instant received) {
    this.format = format;
    this.data = data;
    this.received = received;
  }

  byte[] data() {
    return data;
  }

  Instant received() {
    return received;
  }

  /** Sardana 3 says {@code utf8_json}, Sardana 2 {@code json}. */
  boolean isJson() {
    return format.endsWith("json") && data.length > 0;
  }

  /** The environment, in all versions. */
  boolean isPickle() {
    return format.equals("pickle") && data.length > 0;
  }
}
