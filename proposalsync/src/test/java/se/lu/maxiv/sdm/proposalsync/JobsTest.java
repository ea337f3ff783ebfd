package se.lu.maxiv.sdm.proposalsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import se.lu.maxiv.sdm.harness.Await;
import se.lu.maxiv.sdm.model.SdmException;

/** One thing at a time, and an end that nothing outlives. */
@Timeout(60)
class JobsTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final CountDownLatch gate = new CountDownLatch(1);
  private final Jobs jobs = new Jobs(this::thread);

  private static void nothing() {}

  private Thread thread(Runnable work) {
    var thread = new Thread(work, "jobs");
    threads.add(thread);
    return thread;
  }

  @AfterEach
  void close() {
    gate.countDown();
    jobs.close();
  }

  @Test
  void secondRequestIsRefusedWithWhatIsBeingDone() throws Exception {
    Future<String> first = held("planning");

    assertThatThrownBy(() -> held("syncing"))
        .isInstanceOf(SdmException.class)
        .hasMessageContaining("the device is planning; wait until it has ended, or Abort it");

    gate.countDown();
    assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo("planning");
  }

  @Test
  void whatWasReleasedLetsTheNextOneBeginAndDoesNotEndIt() throws Exception {
    var released = new CountDownLatch(1);
    Future<Boolean> first =
        jobs.begin(
            "planning",
            JobsTest::nothing,
            () -> {
              jobs.release();
              released.countDown();
              return gate.await(20, TimeUnit.SECONDS);
            });
    assertThat(released.await(20, TimeUnit.SECONDS)).isTrue();
    var second = new CountDownLatch(1);

    Future<Boolean> next =
        jobs.begin("syncing", JobsTest::nothing, () -> second.await(20, TimeUnit.SECONDS));
    gate.countDown();

    assertThat(first.get(20, TimeUnit.SECONDS)).isTrue();
    assertThat(jobs.activity()).isEqualTo("syncing");
    second.countDown();
    assertThat(next.get(20, TimeUnit.SECONDS)).isTrue();
    Await.until("nothing to be done", SOON, () -> jobs.activity().isEmpty());
  }

  @Test
  void workThatFailsLetsTheNextOneBegin() throws Exception {
    Future<String> first =
        jobs.begin(
            "planning",
            JobsTest::nothing,
            () -> {
              throw new IllegalStateException("odd");
            });
    assertThatThrownBy(() -> first.get(20, TimeUnit.SECONDS)).hasRootCauseMessage("odd");
    Await.until("nothing to be done", SOON, () -> jobs.activity().isEmpty());

    gate.countDown();
    assertThat(held("syncing").get(20, TimeUnit.SECONDS)).isEqualTo("syncing");
  }

  @Test
  void periodicWorkGoesOnAlsoAfterAnErrorInTheProgram() throws Exception {
    var thrice = new CountDownLatch(3);

    jobs.every(
        Duration.ofMillis(1),
        "syncing",
        () -> {
          thrice.countDown();
          throw new IllegalStateException("odd");
        });

    assertThat(thrice.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whatWouldBeginLaterDoesNotOutliveTheEnd() throws Exception {
    var once = new CountDownLatch(1);
    jobs.every(Duration.ofHours(1), "syncing", JobsTest::nothing);
    jobs.every(Duration.ofMillis(1), "looking", once::countDown);
    assertThat(once.await(20, TimeUnit.SECONDS)).isTrue();

    jobs.close();

    Await.until("the end of the thread", SOON, () -> threads.stream().noneMatch(Thread::isAlive));
  }

  @Test
  void requestAfterTheEndIsRefused() {
    jobs.close();

    assertThatThrownBy(() -> held("planning"))
        .isInstanceOf(SdmException.class)
        .hasMessageContaining("the device is being stopped");
    assertThat(jobs.activity()).isEmpty();
  }

  /** Work that goes on until the gate is opened. */
  private Future<String> held(String activity) {
    return jobs.begin(
        activity,
        JobsTest::nothing,
        () -> {
          assertThat(gate.await(20, TimeUnit.SECONDS)).isTrue();
          return activity;
        });
  }
}
