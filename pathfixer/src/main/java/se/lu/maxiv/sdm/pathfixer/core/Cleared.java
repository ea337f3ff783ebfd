package se.lu.maxiv.sdm.pathfixer.core;

import java.util.Set;

/** The texts that mean "nothing", because programs at beamlines write what they show for unset. */
public final class Cleared {
  private static final Set<String> WORDS = Set.of("", "None", "Not initialised");

  private Cleared() {}

  /** Whether the text means nothing. */
  public static boolean isMeantBy(String text) {
    return WORDS.contains(text);
  }

  /** The empty text when the text means nothing, else the text itself. */
  public static String orText(String text) {
    return isMeantBy(text) ? "" : text;
  }
}
