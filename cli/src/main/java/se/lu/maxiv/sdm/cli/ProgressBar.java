package se.lu.maxiv.sdm.cli;

import java.io.PrintWriter;

/** A bar that grows in one line of a terminal; nothing where there is no terminal. */
final class ProgressBar {
  private static final int WIDTH = 40;
  private static final int ALL = 100;

  private final PrintWriter err;
  private final boolean terminal;

  ProgressBar(PrintWriter err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  /** Shows the progress, 0 to 100. */
  void show(double percent) {
    if (terminal) {
      int full = (int) Math.round(Math.max(0, Math.min(ALL, percent)) * WIDTH / ALL);
      err.printf("\r[%s%s] %3.0f %%", "#".repeat(full), " ".repeat(WIDTH - full), percent);
      err.flush();
    }
  }

  /** Takes the line away. */
  void end() {
    if (terminal) {
      err.print("\r" + " ".repeat(WIDTH + 8) + "\r");
      err.flush();
    }
  }
}
