package se.lu.maxiv.sdm.metadatacollector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.Await;
import se.lu.maxiv.sdm.metadatacollector.core.Belonging;
import se.lu.maxiv.sdm.metadatacollector.core.EndStatus;
import se.lu.maxiv.sdm.metadatacollector.core.Measurement;
import se.lu.maxiv.sdm.metadatacollector.core.MemoryScanStore;
import se.lu.maxiv.sdm.metadatacollector.core.Origin;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.metadatacollector.core.Snapshot;

/** Begins, ends and counts of scans that come at the same time. */
class LedgerTest {
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch answer = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();

  /** A store that takes its time to say whether it has a scan. */
  private final MemoryScanStore slow =
      new MemoryScanStore() {
        @Override
        public synchronized Optional<Scan> find(UUID uuid) {
          asked.countDown();
          awaited(answer);
          return super.find(uuid);
        }
      };

  private final Ledger ledger = new Ledger(slow);

  @AfterEach
  void release() {
    answer.countDown();
    threads.forEach(Thread::interrupt);
  }

  @Test
  void twoBeginsAndACountDoNotWaitForEachOtherForEver() {
    Scan one = scan(1);
    Thread once = started(() -> ledger.beginOnce(one, parcel(one)));
    awaited(asked);
    // waits for the first one, and whoever counts waits for both
    Thread twice = started(() -> ledger.beginOnce(one, parcel(one)));
    Thread begin = started(() -> ledger.begin(one, parcel(one)));
    awaitWaiting(twice);
    awaitWaiting(begin);
    Thread count = started(ledger::count);
    awaitWaiting(count);

    answer.countDown();

    List.of(once, twice, begin, count).forEach(LedgerTest::awaitEnd);
    assertThat(slow.count()).isEqualTo(1);
  }

  @Test
  void aScanThatIsToldByManyAtOnceIsWrittenOnceAndEnded() {
    answer.countDown();
    Scan scan = scan(1);
    for (int i = 0; i < 20; i++) {
      var unused = started(() -> ledger.beginOnce(scan, parcel(scan)));
      unused = started(ledger::count);
    }
    threads.forEach(LedgerTest::awaitEnd);
    var ended = started(() -> end(scan));
    var again = started(() -> ledger.beginOnce(scan, parcel(scan)));

    awaitEnd(ended);
    awaitEnd(again);

    assertThat(ledger.count()).isEqualTo(1);
    assertThat(ledger.find(scan.uuid()).scan().isEnded()).isTrue();
  }

  private void end(Scan scan) {
    var unused =
        ledger.change(
            scan.uuid(),
            before -> before.ended(START.plusSeconds(1), EndStatus.NORMAL, 1),
            (after, parcel) -> parcel);
  }

  private Thread started(Runnable work) {
    var thread = new Thread(work, "test-ledger");
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
    return thread;
  }

  private static void awaitWaiting(Thread thread) {
    Await.until("a thread that waits", DEADLINE, () -> thread.getState() == Thread.State.WAITING);
  }

  private static void awaitEnd(Thread thread) {
    Await.until("the end of a thread", DEADLINE, () -> !thread.isAlive());
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Scan scan(int number) {
    var what = new Measurement("ascan", List.of(), List.of(), List.of(), -1, "");
    return Scan.begun(
        new UUID(0, number),
        new Origin(Origin.COMMAND, number, START),
        what,
        Belonging.UNKNOWN,
        Snapshot.NONE);
  }

  private static Parcel parcel(Scan scan) {
    return Parcel.of(scan.uuid(), "sdm/" + scan.uuid(), START);
  }
}
