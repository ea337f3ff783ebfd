package se.lu.maxiv.sdm.proposalsync.gui.core;

import java.util.Locale;

/**
 * One line of a plan, as attribute PlanText has it.
 *
 * @param kind what it is
 * @param text the change, the proposal of a heading, or a sentence
 * @param why why it waits; empty when it does not
 */
public record PlanLine(Kind kind, String text, String why) {
  /** What a line may be. */
  public enum Kind {
    /** The changes below are one proposal's. */
    HEADING(""),
    /** Something comes. */
    COMES("+"),
    /** Something goes. */
    GOES("−"),
    /** Something changes. */
    CHANGES("~"),
    /** Something waits for approval. */
    WAITS("?"),
    /** Something must be known. */
    KNOW("!");

    private final String sign;

    Kind(String sign) {
      this.sign = sign;
    }

    /** The sign before the line. */
    public String sign() {
      return sign;
    }
  }

  private static final String BECAUSE = " -- ";

  /** Reads a line. */
  static PlanLine of(String line) {
    String text = line.strip();
    Kind kind = text.isEmpty() || !line.startsWith(" ") ? Kind.HEADING : kind(text.charAt(0));
    String rest = kind == Kind.HEADING ? text : text.substring(1).strip();
    int because = kind == Kind.WAITS ? rest.indexOf(BECAUSE) : -1;
    return because < 0
        ? new PlanLine(kind, rest, "")
        : new PlanLine(
            kind, rest.substring(0, because), rest.substring(because + BECAUSE.length()));
  }

  /** Whether a search is in it, in any case. */
  boolean has(String search) {
    return (text + " " + why).toLowerCase(Locale.ROOT).contains(search);
  }

  private static Kind kind(char sign) {
    return switch (sign) {
      case '+' -> Kind.COMES;
      case '-' -> Kind.GOES;
      case '~' -> Kind.CHANGES;
      case '?' -> Kind.WAITS;
      case '!' -> Kind.KNOW;
      default -> Kind.HEADING;
    };
  }
}
