package se.lu.maxiv.sdm.cli.demo;

import java.io.PrintWriter;
import se.lu.maxiv.sdm.model.SdmException;

/** Who tells a person what a walk does, and stops it when something is not as it shall be. */
final class Teller {
  private final PrintWriter out;

  Teller(PrintWriter out) {
    this.out = out;
  }

  /** Begins a part of the walk. */
  void title(String text) {
    out.printf("%n%s%n", text);
  }

  /** Says a line below the title. */
  void say(String text) {
    out.println("  " + text);
  }

  /**
   * Goes on only with what is as it shall be.
   *
   * @param what the end of "The demo expected that …"
   * @throws SdmException if it is not fulfilled
   */
  static void expect(boolean fulfilled, String what) {
    if (!fulfilled) {
      throw wrong(what);
    }
  }

  /** The failure of a walk that found something else than what it expected. */
  static SdmException wrong(String what) {
    return SdmException.dependency("The demo expected that " + what + "; please report it.");
  }
}
