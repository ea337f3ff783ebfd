package se.lu.maxiv.sdm.support.remote;

import se.lu.maxiv.sdm.model.SdmException;

/**
 * The letters that arrive at a device as they were sent: those of ISO 8859-1 without NUL. JacORB
 * makes others of the rest without a word: Łukasz would arrive as Aukasz.
 */
public final class TangoLetters {
  private static final int END = 0x100;

  private TangoLetters() {}

  /**
   * The same text.
   *
   * @throws SdmException (DATA_OUT_OF_RANGE) when it has a letter that would arrive as another one
   */
  public static String checked(String text) {
    text.codePoints()
        .filter(letter -> letter == 0 || letter >= END)
        .findFirst()
        .ifPresent(
            letter -> {
              throw SdmException.outOfRange(
                  "\"%s\" was not sent: Tango cannot carry \"%s\" (U+%04X), only the letters of ISO"
                          .formatted(text, Character.toString(letter), letter)
                      + " 8859-1; write it without.");
            });
    return text;
  }
}
