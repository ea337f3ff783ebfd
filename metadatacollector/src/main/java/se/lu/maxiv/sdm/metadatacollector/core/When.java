package se.lu.maxiv.sdm.metadatacollector.core;

import java.util.Locale;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;

/** At which moments of a scan an item is read. */
public enum When {
  /** When the scan begins. */
  START,
  /** When the scan has ended. */
  END,
  /** At both. */
  BOTH;

  /** Whether it is read at that moment; asked with {@link #START} or {@link #END}. */
  public boolean includes(When moment) {
    return this == BOTH || this == moment;
  }

  /** As a person writes it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The moment with that name.
   *
   * @throws SdmException (DATA_OUT_OF_RANGE) when there is none
   */
  public static When of(String text) {
    for (When moment : values()) {
      if (moment.text().equals(text.strip().toLowerCase(Locale.ROOT))) {
        return moment;
      }
    }
    throw SdmException.outOfRange(
        "The moment " + Shown.quoted(text) + " was refused: write start, end or both.");
  }
}
