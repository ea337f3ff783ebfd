package se.lu.maxiv.sdm.proposalsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A write that a directory has been asked for, and that waits until the test lets it go on. */
final class HeldWrite {
  private static final int LIMIT_S = 60;

  private final CountDownLatch held = new CountDownLatch(1);
  private final CountDownLatch gone = new CountDownLatch(1);

  /** Waits in the directory's place until {@link #letGo}. */
  void hold() {
    held.countDown();
    await(gone);
  }

  /** Returns when the write is there. */
  void awaitHeld() {
    await(held);
  }

  void letGo() {
    gone.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(LIMIT_S, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
