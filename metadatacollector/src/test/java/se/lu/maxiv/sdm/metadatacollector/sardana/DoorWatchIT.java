package se.lu.maxiv.sdm.metadatacollector.sardana;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.Await;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;
import se.lu.maxiv.sdm.metadatacollector.core.EndStatus;
import se.lu.maxiv.sdm.metadatacollector.core.Origin;
import se.lu.maxiv.sdm.metadatacollector.core.ScanFact;
import se.lu.maxiv.sdm.support.tango.DeviceThreads;

/** A Door as a process of its own, with real packets. */
@TangoTest
class DoorWatchIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<ScanFact> facts = new CopyOnWriteArrayList<>();
  private final List<DoorWatch> watches = new CopyOnWriteArrayList<>();
  private SardanaStandIn sardana;

  @BeforeEach
  void start(TangoWorld world) {
    sardana = new SardanaStandIn(world);
  }

  @AfterEach
  void stop() {
    watches.forEach(DoorWatch::close);
    sardana.close();
  }

  @Test
  void scanIsToldWhenItBeginsAndWhenItHasEnded() {
    recording();
    DoorWatch watch = heard(sardana.door());

    sardana.begin(sardana.door(), 1, "-2");
    ScanFact.Began began = (ScanFact.Began) await(1);
    sardana.points(sardana.door(), 4);
    sardana.finish(sardana.door());
    ScanFact.Ended ended = (ScanFact.Ended) await(2);

    assertThat(began.scan().title()).isEqualTo("ascan mot01 0.0 1.0 3 0.1");
    assertThat(began.files()).containsExactly("/lab/sardana/data/scan.h5");
    assertThat(ended.origin()).isEqualTo(began.origin());
    assertThat(ended.status()).isEqualTo(EndStatus.NORMAL);
    assertThat(ended.points()).isEqualTo(4);
    assertThat(watch.malformed()).isZero();
  }

  @Test
  void stopAbortAndExceptionAreTold() {
    recording();
    heard(sardana.door());

    end(1, "Stop", "stop", "ON");
    end(2, "Abort", "abort", "ON");
    end(3, "Exception", "exception", "ALARM");

    await(6);
    assertThat(ends()).containsExactly(EndStatus.STOPPED, EndStatus.ABORTED, EndStatus.FAILED);
  }

  @Test
  void packetsThatAreNoneOfOursDoNotStopTheWatch() {
    recording();
    DoorWatch watch = heard(sardana.door());

    sardana.packet(sardana.door(), "bz2_pickle", "BZh9");
    sardana.packet(sardana.door(), "utf8_json", "{\"type\": ");
    sardana.scan(sardana.door(), 1);

    await(2);
    assertThat(ends()).containsExactly(EndStatus.NORMAL);
    assertThat(watch.malformed()).isEqualTo(1);
  }

  @Test
  void doorThatIsNotThereYetIsFoundWhenItComes() {
    DoorWatch watch = watch(sardana.door(), null, false, true);
    Await.until("a reason", PATIENCE, () -> watch.status().get(0).contains("is not running"));

    recording();

    Await.until("the Door", PATIENCE, watch::isHeard);
    sardana.scan(sardana.door(), 1);
    await(2);
  }

  @Test
  void jsonRecorderIsSetWhereItIsOffAndNothingElse() {
    sardana.start();
    sardana.setEnv("ScanID", "7");

    heard(sardana.door());
    sardana.scan(sardana.door(), 8);

    await(2);
    assertThat(sardana.writes()).containsExactly("{'new': {'JsonRecorder': True}}");
  }

  @Test
  void withoutJsonRecorderTheHistoryTells() {
    sardana.start();
    sardana.setEnv("ScanID", "7");
    DoorWatch watch = watch(sardana.door(), null, false, false);
    Await.until("the Door", PATIENCE, watch::isHeard);

    sardana.scan(sardana.door(), 8);

    ScanFact.Missed missed = (ScanFact.Missed) await(1);
    assertThat(missed.origin().number()).isEqualTo(8);
    assertThat(missed.status()).isEqualTo(EndStatus.NORMAL);
    assertThat(watch.status().get(0)).contains("JsonRecorder is off");
    assertThat(sardana.writes()).isEmpty();
  }

  @Test
  void twoDoorsOfOneMacroServerAreBothHeard() {
    recording();
    DoorWatch watch = heard(sardana.door());
    watch.add(sardana.secondDoor(), null, false);
    Await.until("the second Door", PATIENCE, watch::isHeard);

    sardana.begin(sardana.door(), 1, null);
    sardana.finish(sardana.door(), "Normal", "step", "RUNNING");
    await(2);
    sardana.begin(sardana.secondDoor(), 2, null);
    sardana.finish(sardana.secondDoor(), "Stop", "step", "RUNNING");

    await(4);
    assertThat(facts)
        .filteredOn(ScanFact.Ended.class::isInstance)
        .extracting(fact -> fact.origin().source())
        .containsExactly(sardana.door(), sardana.secondDoor());
  }

  @Test
  void scanWhoseDoorIsKilledInItsMiddleHasFailedAndTheNextOneIsHeard() {
    recording();
    DoorWatch watch = heard(sardana.door());
    sardana.begin(sardana.door(), 1, "-1");
    sardana.points(sardana.door(), 2);
    await(1);

    sardana.process().kill();
    Await.until("the loss", PATIENCE, () -> !watch.isHeard());
    sardana.process().restart();

    assertThat(((ScanFact.Ended) await(2)).status()).isEqualTo(EndStatus.FAILED);
    Await.until("the Door", PATIENCE, watch::isHeard);
    sardana.scan(sardana.door(), 2);
    await(4);
    assertThat(ends()).containsExactly(EndStatus.FAILED, EndStatus.NORMAL);
  }

  @Test
  void scansOfAGapAreFound() {
    recording();
    heard(sardana.door());
    sardana.scan(sardana.door(), 1);
    await(2);

    sardana.process().restart();
    sardana.scan(sardana.door(), 2);
    sardana.scan(sardana.door(), 3);

    await(4);
    assertThat(facts.subList(2, 4)).extracting(fact -> fact.origin().number()).contains(2L, 3L);
    assertThat(facts.subList(2, 4)).hasOnlyElementsOfType(ScanFact.Missed.class);
  }

  @Test
  void scanThatGoesOnWhileThisProgramIsRestartedIsEndedOnce() {
    recording();
    DoorWatch first = heard(sardana.door());
    sardana.begin(sardana.door(), 5, "-1");
    sardana.points(sardana.door(), 3);
    Origin origin = await(1).origin();
    first.close();
    sardana.points(sardana.door(), 3);

    DoorWatch second = watch(sardana.door(), origin, true, true);
    Await.until("the Door", PATIENCE, second::isHeard);
    sardana.points(sardana.door(), 3);
    sardana.finish(sardana.door());

    ScanFact.Ended ended = (ScanFact.Ended) await(2);
    assertThat(ended.origin()).isEqualTo(origin);
    assertThat(ended.status()).isEqualTo(EndStatus.NORMAL);
    assertThat(ended.points()).isEqualTo(9);
  }

  @Test
  void hungDoorIsSaidToBe() {
    recording();
    DoorWatch watch = heard(sardana.door());

    sardana.process().freeze();
    Await.until("the loss", PATIENCE, () -> !watch.isHeard());
    String status = watch.status().get(0);
    sardana.process().thaw();

    assertThat(status).contains(sardana.door()).contains("no answer in time");
    Await.until("the Door", PATIENCE, watch::isHeard);
  }

  @Test
  void aThousandPointsASecondAreAllCounted() {
    recording();
    heard(sardana.door());
    sardana.begin(sardana.door(), 1, "-1");

    sardana.pointsAtRate(sardana.door(), 3000, 1000);
    sardana.finish(sardana.door());

    assertThat(((ScanFact.Ended) await(2)).points()).isEqualTo(3000);
  }

  private void recording() {
    sardana.start();
    sardana.setEnv("JsonRecorder", "true");
    sardana.setEnv("ScanID", "0");
  }

  private void end(int number, String history, String macro, String state) {
    sardana.begin(sardana.door(), number, "-1");
    sardana.finish(sardana.door(), history, macro, state);
  }

  private DoorWatch heard(String door) {
    DoorWatch watch = watch(door, null, false, true);
    Await.until("the Door", PATIENCE, watch::isHeard);
    return watch;
  }

  private DoorWatch watch(
      String door, @Nullable Origin last, boolean running, boolean setsJsonRecorder) {
    var settings =
        new DoorSettings(
            ZoneId.systemDefault(),
            setsJsonRecorder,
            DeviceThreads.of(door, "watch"),
            Clock.systemUTC());
    var watch = new DoorWatch(settings, facts::add);
    watches.add(watch);
    watch.add(door, last, running);
    return watch;
  }

  /** The fact that comes as the n-th. */
  private ScanFact await(int count) {
    try {
      Await.until(count + " facts", PATIENCE, () -> facts.size() >= count);
    } catch (IllegalStateException e) {
      throw new IllegalStateException(
          e.getMessage() + " There were " + facts + "; " + watches.get(0).status(), e);
    }
    return facts.get(count - 1);
  }

  private List<EndStatus> ends() {
    return facts.stream()
        .filter(ScanFact.Ended.class::isInstance)
        .map(fact -> ((ScanFact.Ended) fact).status())
        .toList();
  }
}
