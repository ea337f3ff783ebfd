package se.lu.maxiv.sdm.support.tango;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The starts and stops of one device, one after the other on a thread of their own, so that nobody
 * who reads the device waits for them. Thread-safe.
 */
final class LifeCycle {
  private static final int IDLE_SECONDS = 5;

  private final ThreadPoolExecutor thread;

  /**
   * Begins with nothing running.
   *
   * @param device the device's name, asked when a thread is made
   */
  LifeCycle(Supplier<String> device) {
    this.thread =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> DeviceThreads.of(device.get(), "start").newThread(task));
    thread.allowCoreThreadTimeOut(true);
  }

  /**
   * Runs a start or stop after those before it.
   *
   * @param work must not throw
   * @param limit how long to wait for its end
   * @return whether it has ended; otherwise it goes on
   */
  boolean run(Runnable work, Duration limit) {
    return JTangoLocks.awaitReadable(CompletableFuture.runAsync(work, thread), limit);
  }
}
