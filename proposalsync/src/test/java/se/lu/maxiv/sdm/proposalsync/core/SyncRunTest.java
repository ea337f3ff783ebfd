package se.lu.maxiv.sdm.proposalsync.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine.Purpose;

/** How a plan is applied. */
class SyncRunTest {
  private static final RunOrder ORDER = new RunOrder("run", Purpose.SYNC, "host");

  private final Site site =
      Site.with("ana", "bo").has(Site.proposal(Site.ID, "ana"), Site.proposal("20180007", "bo"));

  @Test
  void refusedGroupSkipsWhatDependsOnItAndNothingElse() {
    site.directory.refuses = c -> c instanceof Change.CreateGroup && Site.is(c, Site.GROUP);

    SyncReport report = site.sync();

    assertThat(report.failed()).isEqualTo(1);
    assertThat(report.skipped()).isEqualTo(3);
    assertThat(site.directory.members("20180007-group")).containsExactly("biomax", "bo");
    assertThat(site.directory.members("Visitors")).containsExactly("ana", "bo");
  }

  @Test
  void refusalsAreRetriedByTheNextRun() {
    site.directory.refuses = c -> c instanceof Change.Membership;
    site.sync();
    site.directory.refuses = c -> false;
    site.sync();

    assertThat(site.plan().isEmpty()).isTrue();
    assertThat(site.directory.members(Site.GROUP)).containsExactly("ana", "biomax");
  }

  @Test
  void homeOfAnAccountWhoseMoveIsRefusedIsNotMade() {
    site.directory.refuses = c -> c instanceof Change.MoveAccount && Site.is(c, "ana");

    SyncReport report = site.sync();

    assertThat(site.directory.homes).containsExactly("bo");
    assertThat(report.lines()).anyMatch(line -> line.contains("was not moved"));
  }

  @Test
  void abortEndsTheRunBetweenTwoObjects() {
    var seen = new ArrayList<Integer>();
    var progress =
        new Progress() {
          @Override
          public void tried(int changes, int of) {
            seen.add(changes);
          }

          @Override
          public boolean isAborted() {
            return !seen.isEmpty();
          }
        };

    SyncReport report = site.run().apply(site.plan(), ORDER, progress);

    assertThat(report.aborted()).isTrue();
    assertThat(report.done()).isEqualTo(1);
    assertThat(seen.get(seen.size() - 1)).isEqualTo(report.results().size());
    assertThat(report.lines().get(0)).contains("was aborted");
  }

  @Test
  void runThatIsAbortedBeforeItBeginsLeavesNoTrace() {
    SyncReport report = site.run().apply(site.plan(), ORDER, abortedAtQuestion(1));

    assertThat(report.aborted()).isTrue();
    assertThat(report.done()).isZero();
    assertThat(report.skipped()).isEqualTo(18);
    assertThat(site.lines).isEmpty();
  }

  @Test
  void abortIsAskedForBeforeEachObject() {
    SyncReport report = site.run().apply(site.plan(), ORDER, abortedAtQuestion(3));

    assertThat(report.aborted()).isTrue();
    assertThat(report.done()).isEqualTo(1);
  }

  private static Progress abortedAtQuestion(int number) {
    return new Progress() {
      private int asked;

      @Override
      public void tried(int changes, int of) {}

      @Override
      public boolean isAborted() {
        return ++asked >= number;
      }
    };
  }

  @Test
  void groupWhoseAdoptionIsRefusedKeepsItsMembers() {
    site.group(Site.GROUP, null, "", Set.of(site.directory.account("bo").id()));
    site.directory.refuses = c -> c instanceof Change.AdoptGroup;

    SyncReport report = site.approve();

    assertThat(site.directory.members(Site.GROUP)).containsExactly("bo");
    assertThat(report.lines())
        .anyMatch(line -> line.startsWith("SKIPPED") && line.contains("does not bear SDM's mark"));
    assertThat(site.directory.members("20180007-group")).containsExactly("biomax", "bo");
  }

  @Test
  void changeOfWhichNothingIsSaidIsUnknown() {
    var mute =
        new DirectorySession() {
          @Override
          public String controller() {
            return "dc1";
          }

          @Override
          public DirectorySnapshot snapshot() {
            return site.directory.snapshot();
          }

          @Override
          public List<Outcome> apply(List<Change> bundle) {
            return List.of();
          }

          @Override
          public List<String> preflight() {
            return List.of();
          }

          @Override
          public void close() {}
        };

    SyncReport report =
        new SyncRun(mute, null, site, InstantSource.fixed(Site.NOON))
            .apply(site.plan(), ORDER, Progress.NONE);

    assertThat(report.failed()).isEqualTo(5);
  }

  @Test
  void withoutAHomeRootNoHomeIsMade() {
    SyncReport report =
        new SyncRun(site.directory, null, site, InstantSource.fixed(Site.NOON))
            .apply(site.plan(), ORDER, Progress.NONE);

    assertThat(report.failed()).isEqualTo(2);
    assertThat(site.directory.homes).isEmpty();
  }

  @Test
  void nothingIsWrittenWhenTheJournalCannotBe() {
    Journal full =
        new Journal() {
          @Override
          public void append(List<JournalLine> lines) {
            throw SdmException.dependency("The disk is full.");
          }

          @Override
          public JournalKnowledge knowledge() {
            return JournalKnowledge.of(List.of());
          }

          @Override
          public List<JournalLine> lines() {
            return List.of();
          }
        };
    var run = new SyncRun(site.directory, site.directory, full, InstantSource.fixed(Site.NOON));

    assertThatThrownBy(() -> run.apply(site.plan(), ORDER, Progress.NONE))
        .isInstanceOf(SdmException.class);
    assertThat(site.directory.written).isEmpty();
  }

  @Test
  void changesOfOneObjectAreWrittenTogether() {
    List<List<Change>> bundles = ChangeOrder.bundles(site.plan().changes());

    assertThat(bundles).filteredOn(b -> Site.is(b.get(0), "Visitors")).hasSize(1);
    assertThat(bundles).filteredOn(b -> Site.is(b.get(0), "ana")).hasSize(2);
    assertThat(bundles).hasSize(2 + 2 + 2 + 4);
  }

  @Test
  void journalBeginsAndEndsEveryRun() {
    site.sync();

    assertThat(site.lines).hasAtLeastOneElementOfType(JournalLine.Started.class);
    assertThat(site.lines.get(site.lines.size() - 1))
        .isEqualTo(new JournalLine.Ended("run1", Site.NOON, 18, 0, 0));
  }
}
