package se.lu.maxiv.sdm.proposalsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine.Purpose;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine.Result;

class JournalMemoryTest {
  private static final int JOURNALS = 300;
  private static final int RUNS = 25;

  @Test
  void whereverAJournalIsShortenedItTellsTheSame() {
    for (long seed = 0; seed < JOURNALS; seed++) {
      List<JournalLine> all = RandomJournal.of(seed, RUNS);
      int cut = (int) (seed * 7919 % (all.size() + 1));

      List<JournalLine> shorter = shortened(all, cut);

      assertThat(JournalKnowledge.of(shorter))
          .as("seed %d at %d", seed, cut)
          .isEqualTo(JournalKnowledge.of(all));
    }
  }

  @Test
  void aJournalThatIsShortenedAgainAndAgainTellsTheSame() {
    for (long seed = 0; seed < JOURNALS; seed++) {
      List<JournalLine> all = RandomJournal.of(seed, RUNS);
      List<JournalLine> shorter = List.of();

      for (JournalLine line : all) {
        var more = new ArrayList<>(shorter);
        more.add(line);
        shorter = line instanceof JournalLine.Started ? shortened(more, more.size()) : more;
      }

      assertThat(JournalKnowledge.of(shorter))
          .as("seed %d", seed)
          .isEqualTo(JournalKnowledge.of(all));
    }
  }

  @Test
  void journalsThatTellDifferentThingsAreToldApart() {
    long different = 0;
    for (long seed = 0; seed < JOURNALS; seed++) {
      List<JournalLine> all = RandomJournal.of(seed, RUNS);
      JournalKnowledge knowledge = JournalKnowledge.of(all);

      for (JournalLine left : knowledge.lines(Site.NOON)) {
        var others = new ArrayList<>(knowledge.lines(Site.NOON));
        others.remove(left);
        assertThat(JournalKnowledge.of(others)).as("without %s", left).isNotEqualTo(knowledge);
        different++;
      }
    }
    assertThat(different).isGreaterThan(JOURNALS);
  }

  @Test
  void undoFindsInTheRecentLinesWhatItFindsInAll() {
    int possible = 0;
    for (long seed = 0; seed < JOURNALS; seed++) {
      List<JournalLine> all = RandomJournal.of(seed, RUNS);
      var memory = new JournalMemory();
      all.forEach(memory::learn);
      List<JournalLine> recent = memory.recent();
      Instant since = memory.newest().minus(Undo.POSSIBLE_FOR);

      assertThat(all).endsWith(recent.toArray(JournalLine[]::new));
      for (int i = 0; i < all.size() - recent.size(); i++) {
        possible += all.get(i).at().isBefore(since) ? 1 : 0;
      }
      assertThat(recent.get(0).at()).isAfterOrEqualTo(since);
    }
    assertThat(possible).isPositive();
  }

  @Test
  void yearsOfRunsThatComeAndGoLeaveLittle() {
    var memory = new JournalMemory();
    Instant now = Site.NOON;
    for (int day = 0; day < 5 * 365; day++) {
      now = now.plus(Duration.ofDays(1));
      day(now, day).forEach(memory::learn);
    }

    assertThat(memory.size()).isLessThan(300);
    assertThat(memory.recent()).hasSize(31 * 6);
    assertThat(memory.knowledge().lastOffice().orElseThrow().at()).isEqualTo(now);
  }

  /** Ana comes on even days and goes on odd ones. */
  private static List<JournalLine> day(Instant now, int day) {
    ObjectRef group = ObjectRef.of(MemoryDirectory.id("g"), "g");
    ObjectRef ana = ObjectRef.of(MemoryDirectory.id("a"), "ana");
    Trace change =
        Trace.of(
            day % 2 == 0
                ? new Change.AddMember(group, ana, null, "why")
                : new Change.RemoveMember(group, ana, null, "why"));
    String run = "run" + day;
    return List.of(
        new JournalLine.OfficeSeen(now, now, 100),
        new JournalLine.Started(run, now, Purpose.SYNC, "dc1", "h", "host"),
        new JournalLine.Intended(run, now, List.of(change)),
        new JournalLine.Happened(run, now, change, Result.DONE, ""),
        new JournalLine.Ended(run, now, 1, 0, 0),
        new JournalLine.ApprovalUsed(now, "h", run));
  }

  private static List<JournalLine> shortened(List<JournalLine> all, int cut) {
    var shorter = new ArrayList<>(JournalKnowledge.of(all.subList(0, cut)).lines(Site.NOON));
    shorter.addAll(all.subList(cut, all.size()));
    return shorter;
  }
}
