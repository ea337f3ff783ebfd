package se.lu.maxiv.sdm.support.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

@Timeout(30)
class BoundedWorkerTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(50);

  private final BoundedWorker worker = new BoundedWorker("storage");
  private final CountDownLatch storageIsBack = new CountDownLatch(1);

  @AfterEach
  void release() {
    storageIsBack.countDown();
    worker.close();
  }

  @Test
  void theResultOfACallIsReturned() {
    assertThat(worker.call("counting", () -> 42, LONG)).isEqualTo(42);
  }

  @Test
  void theCallRunsOnADaemonThreadNamedAfterTheSystem() {
    Thread thread = worker.call("looking", Thread::currentThread, LONG);

    assertThat(thread.getName()).isEqualTo("sdm-storage");
    assertThat(thread.isDaemon()).isTrue();
  }

  @Test
  void aRefusalOfTheCallPassesThrough() {
    SdmException refusal = SdmException.notAllowed("No.");

    assertThatThrownBy(() -> worker.call("asking", () -> fail(refusal), LONG)).isSameAs(refusal);
  }

  @Test
  void anyOtherFailureKeepsItsCauseAndSaysWhatWasDone() {
    IOException cause = new IOException("disk on fire");

    SdmException seen = refusal(() -> worker.call("making it", () -> fail(cause), LONG));

    assertThat(seen.reason()).isEqualTo(Reason.SOFTWARE_FAILURE);
    assertThat(seen).hasCause(cause).hasMessageContaining("making it").hasMessageContaining("fire");
  }

  @Test
  void aCallThatOverrunsIsToldToItsCaller() {
    SdmException seen = refusal(() -> worker.call("making raw", this::hang, SHORT));

    assertThat(seen.reason()).isEqualTo(Reason.DEPENDENCY_ERROR);
    assertThat(seen.sentence())
        .matches("The storage has not answered for 0\\.\\d s while making raw; nothing was .*");
  }

  @Test
  void whileOneHangsOthersAreRefusedAtOnceAndAreNeverMade() {
    overrun();
    AtomicInteger made = new AtomicInteger();

    // the limit is longer than the test's own: only a refusal at once can pass
    SdmException seen =
        refusal(() -> worker.call("x", made::incrementAndGet, Duration.ofMinutes(10)));

    assertThat(seen.sentence()).containsPattern("not answered since \\d\\d:\\d\\d:\\d\\d");
    assertThat(made).hasValue(0);
  }

  @Test
  void callersInTheQueueAreRefusedWhenTheOneBeforeThemTurnsOutToHang() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    FutureTask<SdmException> first =
        inThread(() -> refusal(() -> worker.call("a", () -> hang(begun), Duration.ofMillis(300))));
    begun.await();

    SdmException queued = refusal(() -> worker.call("b", () -> 1, Duration.ofMinutes(10)));

    assertThat(queued.sentence()).contains("has not answered since").contains("while a");
    assertThat(first.get()).hasMessageContaining("has not answered for");
  }

  @Test
  void itWorksAgainWhenTheSystemIsBackAndTheLateResultIsDropped() {
    overrun();
    storageIsBack.countDown();

    assertThat(retried(() -> worker.call("counting", () -> "new", LONG))).isEqualTo("new");
  }

  @Test
  void thereIsNeverMoreThanOneStuckThreadOfAKind() {
    overrun();
    for (int i = 0; i < 20; i++) {
      refusal(() -> worker.call("x", this::hang, SHORT));
    }

    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(t -> t.getName().equals("sdm-storage") && isIn(t, "hang"))
        .hasSize(1);
  }

  @Test
  void concurrentCallersGetTheirTurnInTheOrderTheyCame() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    List<Integer> order = new ArrayList<>();
    List<FutureTask<Boolean>> callers = new ArrayList<>();
    callers.add(inThread(() -> worker.call("0", () -> held(begun, goOn), LONG)));
    begun.await();

    for (int i = 1; i <= 5; i++) {
      int number = i;
      Thread[] thread = new Thread[1];
      callers.add(inThread(() -> worker.call("n", () -> order.add(number), LONG), thread));
      awaitWaiting(thread[0]);
    }
    goOn.countDown();

    for (FutureTask<Boolean> caller : callers) {
      caller.get();
    }
    assertThat(order).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void aCallerWhoseTimeEndsInTheQueueIsToldAndItsCallIsNeverMade() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    FutureTask<Boolean> first =
        inThread(() -> worker.call("a", () -> held(begun, goOn), Duration.ofMinutes(1)));
    begun.await();
    AtomicInteger made = new AtomicInteger();

    SdmException seen = refusal(() -> worker.call("counting", made::incrementAndGet, SHORT));
    goOn.countDown();
    first.get();
    worker.call("the next", () -> 1, LONG);

    assertThat(seen.sentence()).contains("was busy with other requests").contains("counting");
    assertThat(made).hasValue(0);
  }

  @Test
  void anInterruptedCallerIsToldAndStaysInterrupted() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Boolean> flag = new CompletableFuture<>();
    Thread[] thread = new Thread[1];
    FutureTask<SdmException> caller =
        inThread(
            () -> {
              SdmException seen = refusal(() -> worker.call("a", () -> hang(begun), LONG));
              flag.complete(Thread.currentThread().isInterrupted());
              return seen;
            },
            thread);
    begun.await();

    thread[0].interrupt();

    assertThat(caller.get()).hasMessageContaining("interrupted while a");
    assertThat(flag.get()).isTrue();
  }

  @Test
  void aClosedWorkerRefuses() {
    worker.close();

    assertThatThrownBy(() -> worker.call("x", () -> 1, LONG)).hasMessageContaining("stopping");
  }

  private void overrun() {
    SdmException seen = refusal(() -> worker.call("making raw", this::hang, SHORT));
    assertThat(seen.sentence()).contains("has not answered for");
  }

  private int hang() throws InterruptedException {
    storageIsBack.await();
    return 1;
  }

  private int hang(CountDownLatch begun) throws InterruptedException {
    begun.countDown();
    return hang();
  }

  private static boolean held(CountDownLatch begun, CountDownLatch goOn) throws Exception {
    begun.countDown();
    return goOn.await(20, TimeUnit.SECONDS);
  }

  private static int fail(Exception e) throws Exception {
    throw e;
  }

  private static SdmException refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    SdmException seen = catchThrowableOfType(SdmException.class, call);
    assertThat(seen).isNotNull();
    return seen;
  }

  /** The thread needs a moment to come back after the latch: the refusal at once is then right. */
  private static <T> T retried(java.util.function.Supplier<T> call) {
    while (true) {
      try {
        return call.get();
      } catch (SdmException e) {
        assertThat(e.sentence()).contains("has not answered since");
        Thread.onSpinWait();
      }
    }
  }

  private static boolean isIn(Thread thread, String method) {
    for (StackTraceElement frame : thread.getStackTrace()) {
      if (frame.getMethodName().equals(method)) {
        return true;
      }
    }
    return false;
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
  }

  private static <T> FutureTask<T> inThread(java.util.concurrent.Callable<T> call) {
    return inThread(call, new Thread[1]);
  }

  private static <T> FutureTask<T> inThread(
      java.util.concurrent.Callable<T> call, Thread[] started) {
    FutureTask<T> task = new FutureTask<>(call);
    started[0] = new Thread(task, "caller");
    started[0].start();
    return task;
  }
}
