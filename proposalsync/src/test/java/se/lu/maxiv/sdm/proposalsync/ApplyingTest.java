package se.lu.maxiv.sdm.proposalsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lu.maxiv.sdm.proposalsync.core.Change;
import se.lu.maxiv.sdm.proposalsync.core.DirectorySession;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine.Purpose;
import se.lu.maxiv.sdm.proposalsync.core.ObjectId;
import se.lu.maxiv.sdm.proposalsync.core.ObjectRef;
import se.lu.maxiv.sdm.proposalsync.core.RunOrder;
import se.lu.maxiv.sdm.proposalsync.core.SyncPlan;
import se.lu.maxiv.sdm.proposalsync.core.SyncReport;
import se.lu.maxiv.sdm.proposalsync.core.Withheld;

class ApplyingTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final ObjectRef GROUP =
      ObjectRef.of(ObjectId.of("00000000-0000-0000-0000-000000000001"), "group");
  private static final ObjectRef ANA =
      ObjectRef.of(ObjectId.of("00000000-0000-0000-0000-000000000002"), "ana");
  private static final Withheld HELD =
      new Withheld(
          new Change.RemoveMember(GROUP, ANA, null, "She left."),
          Withheld.Hold.GRACE,
          "It stays for a while.");

  @TempDir private Path folder;

  private SyncReport apply(Setup setup, List<JournalLine> notes) {
    var plan = new SyncPlan(List.of(), List.of(HELD), List.of(), notes, "hash");
    try (DirectorySession session = setup.directory().open()) {
      return new Applying(setup, percent -> {}, () -> false)
          .apply(session, plan, new RunOrder("run", Purpose.SYNC, "SyncPeriod"));
    }
  }

  private Setup setup() {
    var properties = TestFacility.defaults();
    TestFacility.properties(folder)
        .forEach((name, lines) -> properties.put(name, lines.toArray(String[]::new)));
    Config config = Config.of("sys/sdm/applying", properties);
    return Setup.of(config, "sys/sdm/applying", Clock.systemUTC());
  }

  @Test
  void aRunInWhichEverythingWaitsAddsNothingToTheJournalAndTellsWhatWaits() {
    try (Setup setup = setup()) {
      SyncReport report = apply(setup, List.of());

      assertThat(report.results())
          .extracting(SyncReport.Item::sentence)
          .containsExactly("It stays for a while.");
      assertThat(setup.journal().lines()).isEmpty();
    }
  }

  @Test
  void whatWasNoticedIsWrittenDownAllTheSame() {
    var note = new JournalLine.Noted(NOON, JournalLine.Observation.MISSING, GROUP, ANA);
    try (Setup setup = setup()) {
      SyncReport report = apply(setup, List.of(note));

      assertThat(report.skipped()).isEqualTo(1);
      assertThat(setup.journal().lines()).contains(note);
    }
  }
}
