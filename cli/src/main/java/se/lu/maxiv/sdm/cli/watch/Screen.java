package se.lu.maxiv.sdm.cli.watch;

import java.util.List;

/** Where lines are shown. */
interface Screen {
  /** Shows these instead of those before. */
  void show(List<String> lines);

  /** Leaves the place as it was found. */
  void end();
}
