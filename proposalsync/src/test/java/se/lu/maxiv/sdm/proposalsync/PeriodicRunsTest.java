package se.lu.maxiv.sdm.proposalsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tango.DeviceState;
import se.lu.maxiv.sdm.harness.Await;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.support.tango.LogBook;
import se.lu.maxiv.sdm.support.tango.Published;

/** Runs that begin by themselves, more often than a property may ask for. */
@Timeout(60)
class PeriodicRunsTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration PERIOD = Duration.ofMillis(200);
  private static final Duration LATER = Duration.ofMillis(30);

  @TempDir private Path folder;
  private final Published<SyncView> shown =
      new Published<>(
          Attributes.table(on -> {}, () -> Clock.systemUTC().getZone()), SyncView.STARTING);
  private final Jobs jobs = new Jobs(task -> new Thread(task, "runs"), LATER);
  private FaultyDirectory directory;
  private Setup setup;
  private Runs runs;

  @BeforeEach
  void open() throws IOException {
    directory = new FaultyDirectory(folder.resolve("ad"));
    Path office = folder.resolve("office.json");
    Files.writeString(office, Office.of("20260412", "carlcarl", "asaobe"));
    Map<String, List<String>> properties = new HashMap<>(TestFacility.properties(folder));
    properties.putAll(TestFacility.link(directory.config()));
    properties.put("UserOfficeUrl", List.of(office.toString()));
    Map<String, String[]> lines = TestFacility.defaults();
    properties.forEach((name, values) -> lines.put(name, values.toArray(String[]::new)));
    setup = Setup.of(Config.of("test", lines), "test", Clock.systemUTC());
    var log =
        new LogBook<>(
            shown,
            new LogBook.Lines<>(SyncView::log, SyncView::withLog),
            ProposalSync.class,
            setup.clock());
    runs = new Runs(setup, new Screen(shown), log, jobs);
    shown.update(view -> view.withDryRun(false));
  }

  @AfterEach
  void close() {
    runs.close();
    setup.close();
    directory.close();
  }

  private Instant next() {
    return Objects.requireNonNull(shown.view().next());
  }

  private void awaitRunAfter(Instant time) {
    Await.until(
        "a run", SOON, () -> shown.view().last() != null && shown.view().last().at().isAfter(time));
  }

  @Test
  void aRunBeginsByItselfAndTheNextOneIsAnnounced() {
    Instant before = Instant.now();

    runs.start(PERIOD);
    Instant first = next();
    Await.until("the changes", SOON, () -> shown.view().report().contains("\"done\":"));
    Await.until("the announcement of the next run", SOON, () -> next().isAfter(first));

    assertThat(first).isBetween(before.plus(PERIOD), Instant.now());
    assertThat(directory.writes()).isPositive();
    assertThat(shown.view().log()).singleElement().asString().contains("0 failed");
  }

  @Test
  void runsThatFindNothingToDoAddNothingToLogNorToTheJournal() {
    runs.start(PERIOD);
    Await.until("the changes", SOON, () -> !shown.view().log().isEmpty());
    List<String> log = shown.view().log();
    int journal = setup.journal().lines().size();

    for (int more = 0; more < 3; more++) {
      awaitRunAfter(Instant.now());
    }

    assertThat(shown.view().log()).isEqualTo(log);
    assertThat(setup.journal().lines()).hasSize(journal);
    assertThat(shown.state()).isIn(DeviceState.ON, DeviceState.RUNNING);
  }

  /** A request is accepted and not begun yet when the time of the periodic run comes. */
  @Test
  void aRunThatMeetsAnotherRequestComesLater() throws Exception {
    runs.start(PERIOD);
    Await.until("the changes", SOON, () -> !shown.view().log().isEmpty());

    Future<Instant> other = Await.value("a moment between two runs", SOON, this::request);

    awaitRunAfter(other.get(20, TimeUnit.SECONDS));
    assertThat(shown.view().troubles()).isEmpty();
  }

  private Optional<Future<Instant>> request() {
    try {
      return Optional.of(jobs.begin("asking", this::awaitTheTimeOfTheNextRun, Instant::now));
    } catch (SdmException e) {
      return Optional.empty();
    }
  }

  private void awaitTheTimeOfTheNextRun() {
    Instant time = next().plus(PERIOD);
    Await.until("the time of the next run", SOON, () -> Instant.now().isAfter(time));
  }
}
