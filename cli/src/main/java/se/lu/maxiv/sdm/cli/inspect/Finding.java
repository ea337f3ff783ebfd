package se.lu.maxiv.sdm.cli.inspect;

/**
 * What was found when one thing was looked at.
 *
 * @param verdict whether it is well
 * @param about what was looked at, such as the name of a property
 * @param sentence what it is, and what to do if that is wrong
 */
public record Finding(Verdict verdict, String about, String sentence) {

  /** Whether it is well. */
  public enum Verdict {
    /** It is. */
    OK,
    /** It may be; a person should know. */
    NOTE,
    /** It is not: somebody must act. */
    WRONG
  }

  /** All is well with it. */
  public static Finding ok(String about, String sentence) {
    return new Finding(Verdict.OK, about, sentence);
  }

  /** Worth knowing. */
  public static Finding note(String about, String sentence) {
    return new Finding(Verdict.NOTE, about, sentence);
  }

  /** Somebody must act. */
  public static Finding wrong(String about, String sentence) {
    return new Finding(Verdict.WRONG, about, sentence);
  }

  /** Whether somebody must act. */
  public boolean isWrong() {
    return verdict == Verdict.WRONG;
  }
}
