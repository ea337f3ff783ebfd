package se.lu.maxiv.sdm.metadatacollector.sardana;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.Await;
import se.lu.maxiv.sdm.metadatacollector.core.DoorEvent;
import se.lu.maxiv.sdm.metadatacollector.core.DoorEvent.Past;
import se.lu.maxiv.sdm.metadatacollector.core.EndStatus;
import se.lu.maxiv.sdm.metadatacollector.core.Measurement;
import se.lu.maxiv.sdm.metadatacollector.core.ScanFact;
import se.lu.maxiv.sdm.metadatacollector.core.ScanTracker;
import se.lu.maxiv.sdm.support.tango.DeviceThreads;

/** What Doors say while nobody has the time to read it. */
class DoorDeskTest {
  private static final Instant T = Instant.parse("2026-11-22T05:45:47Z");
  private static final Measurement SCAN =
      new Measurement("ascan", List.of(), List.of(), List.of(), -1, "/data");

  private final CountDownLatch stored = new CountDownLatch(1);
  private final List<ScanFact> facts = new CopyOnWriteArrayList<>();
  private final ScanTracker tracker = new ScanTracker("door/lab/1", null, false);

  @Test
  void aStoreThatHangsLetsTheQueueGrowToItsBoundAndTheHistoryTellsTheRest() {
    try (var desk = new DoorDesk(settings(), this::store)) {
      desk.put(tracker, () -> List.of(surveyed(0)));
      desk.put(tracker, () -> List.of(described(1, 0)));
      for (int i = 0; i < 2 * DoorDesk.MOST; i++) {
        long point = i;
        desk.put(tracker, () -> List.of(new DoorEvent.Point(point)));
      }
      assertThat(desk.waiting()).isBetween(DoorDesk.MOST, DoorDesk.MOST + 1);

      stored.countDown();
      Await.until("an empty queue", Duration.ofSeconds(30), () -> desk.waiting() == 0);
      desk.put(tracker, () -> List.of(surveyed(2, past(1, 0), past(2, 50))));

      Await.until("all", Duration.ofSeconds(30), () -> facts.size() == 3);
      assertThat(facts.get(0)).isInstanceOf(ScanFact.Began.class);
      assertThat(facts.get(1))
          .isEqualTo(new ScanFact.Ended(facts.get(0).origin(), end(0), EndStatus.NORMAL, -1));
      assertThat(facts.get(2)).isInstanceOf(ScanFact.Missed.class);
    }
  }

  private void store(ScanFact fact) {
    try {
      stored.await();
      facts.add(fact);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static DoorSettings settings() {
    return new DoorSettings(
        ZoneOffset.UTC, false, DeviceThreads.of("test/desk/1", "door"), Clock.systemUTC());
  }

  private static DoorEvent described(long number, long second) {
    return new DoorEvent.Described("-2", T.plusSeconds(second), number, SCAN, List.of());
  }

  private static DoorEvent surveyed(long number, Past... history) {
    var state = new DoorEvent.State(false, false, T.plusSeconds(number * 60));
    return new DoorEvent.Surveyed(state, number, List.of(history));
  }

  private static Past past(long number, long second) {
    return new Past(number, T.plusSeconds(second), end(second), EndStatus.NORMAL, SCAN, List.of());
  }

  private static Instant end(long second) {
    return T.plusSeconds(second + 5);
  }
}
