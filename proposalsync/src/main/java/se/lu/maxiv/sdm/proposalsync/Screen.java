package se.lu.maxiv.sdm.proposalsync;

import java.util.function.UnaryOperator;
import se.lu.maxiv.sdm.support.tango.Published;

/**
 * What one start of the device shows, until it is stopped: a run that takes longer than that must
 * not write over what the next start shows. Thread-safe.
 */
final class Screen {
  private final Published<SyncView> shown;
  private volatile boolean off;

  Screen(Published<SyncView> shown) {
    this.shown = shown;
  }

  SyncView view() {
    return shown.view();
  }

  /** Changes what is shown. */
  void update(UnaryOperator<SyncView> change) {
    if (!off) {
      shown.update(change);
    }
  }

  /** Shows nothing more. */
  void off() {
    off = true;
  }
}
