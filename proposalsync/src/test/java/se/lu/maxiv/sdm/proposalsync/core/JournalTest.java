package se.lu.maxiv.sdm.proposalsync.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine.Observation;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine.Purpose;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine.Result;

class JournalTest {
  private static final ObjectRef GROUP = ObjectRef.of(MemoryDirectory.id("g"), "Visitörs");
  private static final ObjectRef ANA = ObjectRef.of(MemoryDirectory.id("a"), "ana");
  private static final Trace ADD = Trace.of(new Change.AddMember(GROUP, ANA, null, "why"));
  private static final ProposalId ID = new ProposalId(Site.ID);

  static List<JournalLine> lines() {
    Trace make =
        Trace.of(new Change.CreateGroup(ObjectRef.planned("x"), ID, 50_000, "d", "m", "why"));
    return List.of(
        new JournalLine.Started("r", Site.NOON, Purpose.UNDO, "dc1", "h", "host"),
        new JournalLine.Intended("r", Site.NOON, List.of(ADD, make)),
        new JournalLine.Happened("r", Site.NOON, ADD, Result.UNKNOWN, "It did not \"answer\"."),
        new JournalLine.Ended("r", Site.NOON, 1, 2, 3),
        new JournalLine.OfficeSeen(Site.NOON, Site.NOON.minusSeconds(5), 7),
        new JournalLine.Noted(Site.NOON, Observation.MISSING, GROUP, ANA),
        new JournalLine.Noted(Site.NOON, Observation.ENABLED, ANA, ANA),
        new JournalLine.Approved(Site.NOON, "h", "host", ""),
        new JournalLine.ApprovalUsed(Site.NOON, "h", "r"));
  }

  static List<JournalLine> remembered() {
    var key = new MembershipKey(GROUP.existingId(), ANA.existingId());
    return List.of(
        new Remembered.Shortened(Site.NOON, "journal-2026-11-22.jsonl"),
        new Remembered.Added(Site.NOON, key, "åsa", true),
        new Remembered.Removed(Site.NOON, key),
        new Remembered.Enabled(Site.NOON, ANA.existingId(), false),
        new Remembered.MoveBegun(Site.NOON, ADD),
        new Remembered.GidGiven(Site.NOON, Site.ID, 50_000),
        new Remembered.Begun(Site.NOON, "r", ADD, true),
        new Remembered.RunOf(Site.NOON, "r", Purpose.APPROVED),
        new Remembered.Still(new JournalLine.OfficeSeen(Site.NOON, Site.NOON, 7)),
        new Remembered.Still(new JournalLine.Noted(Site.NOON, Observation.MISSING, GROUP, ANA)),
        new Remembered.Still(new JournalLine.Approved(Site.NOON, "h", "host", "")));
  }

  @ParameterizedTest
  @MethodSource({"lines", "remembered"})
  void everyLineIsReadAsItWasWritten(JournalLine line) {
    assertThat(JournalForm.line(JournalForm.tree(line))).isEqualTo(line);
  }

  @Test
  void linesThatAreNoneAreRefused() {
    for (Map<String, ?> tree :
        List.of(
            Map.of("line", "Nonsense", "at", "2026-11-22T12:00:00Z"),
            Map.of("line", "Ended"),
            Map.of("line", "Ended", "at", "2026-11-22T12:00:00Z", "run", 5))) {
      assertThatThrownBy(() -> JournalForm.line(tree))
          .isInstanceOf(SdmException.class)
          .hasMessageContaining("journal");
    }
  }

  @Test
  void jsonHasOneFormOnly() {
    var tree = Map.of("b", List.of(1, 2L, true), "a", "å\"\\\n", "c", Map.of());

    assertThat(CanonicalJson.of(tree))
        .isEqualTo("{\"a\":\"\\u00e5\\\"\\\\\\u000a\",\"b\":[1,2,true],\"c\":{}}");
    assertThatThrownBy(() -> CanonicalJson.of(1.5)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void approvalIsKnownUntilItIsUsed() {
    var given = new JournalLine.Approved(Site.NOON, "h", "host", "");

    JournalKnowledge knowledge = JournalKnowledge.of(List.of(given));

    assertThat(knowledge.approval()).contains(new Approval("h", Site.NOON, "host", ""));
    var used = List.of(new JournalLine.ApprovalUsed(Site.NOON, "h", "r"));
    assertThat(knowledge.with(used).approval()).isEmpty();
  }

  @Test
  void approvedRunUsesTheApprovalUpBeforeItWrites() {
    var site = new Site();
    site.visitor("ana");
    site.has(Site.proposal(Site.ID, "ana"));
    site.append(List.of(new JournalLine.Approved(Site.NOON, site.plan().hash(), "host", "")));
    site.directory.steps.diesAfter = site.directory.steps.done + 1;

    assertThatThrownBy(site::approve).isInstanceOf(MemoryDirectory.Killed.class);

    assertThat(site.knowledge().approval()).isEmpty();
    assertThat(site.directory.written).isEmpty();
  }

  @Test
  void largestAnswerIsForgottenAfterThirtyDays() {
    JournalKnowledge knowledge =
        JournalKnowledge.of(
            List.of(
                new JournalLine.OfficeSeen(Site.NOON, Site.NOON, 100),
                new JournalLine.OfficeSeen(Site.NOON.plusSeconds(1), Site.NOON, 10)));

    assertThat(knowledge.largestOffice(Site.NOON.plus(Duration.ofDays(30)))).isEqualTo(100);
    assertThat(knowledge.largestOffice(Site.NOON.plus(Duration.ofDays(30)).plusSeconds(1)))
        .isEqualTo(10);
    assertThat(knowledge.largestOffice(Site.NOON.plus(Duration.ofDays(32)))).isZero();
  }

  @Test
  void interruptedChangesOfEveryKindAreSettled() {
    var site = new Site();
    DirectoryAccount ana = site.visitor("ana");
    site.visitor("gone");
    DirectoryGroup own = site.group(Site.GROUP, null, "", Set.of());
    site.has(Site.proposal(Site.ID, "ana", "gone"), Site.proposal("20180007", "ana"));
    List<Trace> all =
        site.plan().approvable().stream().filter(JournalTest::isKnown).map(Trace::of).toList();
    all.forEach(t -> site.append(List.of(new JournalLine.Intended("r", Site.NOON, List.of(t)))));
    assertThat(settled(site)).isEmpty();
    site.now = site.now.plus(Duration.ofHours(1));
    assertThat(settled(site)).containsOnly(Result.REFUSED).hasSize(all.size());

    Site done = site.copy();
    done.lines.clear();
    done.approve();
    site.directory = done.directory;
    assertThat(settled(site)).containsOnly(Result.DONE).hasSize(all.size());

    site.directory.accounts.remove(ana.id());
    site.directory.groups.remove(own.id());
    assertThat(settled(site)).contains(Result.REFUSED, Result.DONE);
  }

  /** A run puts identities into the place of names of groups that are made first. */
  private static boolean isKnown(Change change) {
    return change instanceof Change.Membership m ? m.group().exists() && m.member().exists() : true;
  }

  private static List<Result> settled(Site site) {
    return site.plan().notes().stream()
        .filter(JournalLine.Happened.class::isInstance)
        .map(line -> ((JournalLine.Happened) line).result())
        .toList();
  }
}
