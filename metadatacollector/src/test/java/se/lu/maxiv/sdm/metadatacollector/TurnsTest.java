package se.lu.maxiv.sdm.metadatacollector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private static final UUID ONE = new UUID(0, 1);
  private static final UUID OTHER = new UUID(0, 2);

  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);
  private final Turns turns = new Turns(threads);
  private final List<String> done = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    threads.shutdownNow();
  }

  @Test
  void workOnOneScanIsDoneInOrderAndNeverAtOnce() throws InterruptedException {
    var all = new CountDownLatch(200);
    var running = new CopyOnWriteArrayList<Integer>();
    for (int i = 0; i < 200; i++) {
      int number = i;
      turns.soon(
          ONE,
          () -> {
            running.add(number);
            done.add(running.size() == 1 ? "" + number : "not alone");
            running.remove((Integer) number);
            all.countDown();
          });
    }

    assertThat(all.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(done).hasSize(200).doesNotContain("not alone").startsWith("0", "1").endsWith("199");
  }

  @Test
  void oneScanThatTakesLongKeepsNoOther() throws InterruptedException {
    var hung = new CountDownLatch(1);
    var other = new CountDownLatch(1);
    turns.soon(ONE, () -> awaited(hung));
    turns.soon(OTHER, other::countDown);

    assertThat(other.await(20, TimeUnit.SECONDS)).isTrue();
    hung.countDown();
  }

  @Test
  void workGoesOnAfterAPieceThatFailed() throws InterruptedException {
    var next = new CountDownLatch(1);
    turns.soon(
        ONE,
        () -> {
          throw new AssertionError("an error in the program");
        });
    turns.soon(ONE, next::countDown);

    assertThat(next.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whatIsPlannedTwiceIsDoneOnceAndMayBePlannedAgain() throws InterruptedException {
    for (int round = 0; round < 2; round++) {
      var first = new CountDownLatch(1);
      turns.later(ONE, Duration.ofMillis(50), first::countDown);
      turns.later(ONE, Duration.ZERO, () -> done.add("twice"));
      assertThat(first.await(20, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(done).isEmpty();
  }

  @Test
  void nothingBeginsAfterTheEndAndNobodyIsThrownAt() {
    threads.shutdownNow();

    turns.soon(ONE, () -> done.add("soon"));
    turns.later(OTHER, Duration.ZERO, () -> done.add("later"));

    assertThat(done).isEmpty();
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
