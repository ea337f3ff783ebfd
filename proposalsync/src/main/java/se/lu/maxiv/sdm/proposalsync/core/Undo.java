package se.lu.maxiv.sdm.proposalsync.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine.Result;

/** Puts back the members that a run took away. */
public final class Undo {
  /** How long a run can be undone. */
  public static final Duration POSSIBLE_FOR = Duration.ofDays(30);

  private Undo() {}

  /**
   * The plan that restores what a run removed and is not back already. What it restores is not
   * removed again by {@link SyncPlanner} without approval.
   *
   * @throws SdmException (DATA_OUT_OF_RANGE) when there was no such run in the last thirty days
   */
  public static SyncPlan plan(
      String run, List<JournalLine> journal, DirectorySnapshot directory, Instant now) {
    Instant since = now.minus(POSSIBLE_FOR);
    boolean known =
        journal.stream()
            .anyMatch(
                line ->
                    line instanceof JournalLine.Started started
                        && started.run().equals(run)
                        && !started.at().isBefore(since));
    if (!known) {
      throw SdmException.outOfRange(
          "There was no run %s within the last thirty days, so nothing is undone; take the run's identity from the log or the report."
              .formatted(Shown.quoted(run)));
    }
    var index = new DirectoryIndex(directory);
    List<JournalLine> settled = settled(journal, index, now);
    var lines = new ArrayList<JournalLine>(journal);
    lines.addAll(settled);
    return restore(removed(run, lines), index, settled);
  }

  /** How the removals ended of which no end is known: those that took place are undone too. */
  private static List<JournalLine> settled(
      List<JournalLine> journal, DirectoryIndex index, Instant now) {
    List<JournalKnowledge.Open> removals =
        JournalKnowledge.of(journal).open().stream()
            .filter(open -> open.change().kind() == Trace.Kind.REMOVE_MEMBER)
            .toList();
    return new Settlement(index, Set.of(), now).of(removals);
  }

  private static Map<MembershipKey, Trace> removed(String run, List<JournalLine> journal) {
    var removed = new LinkedHashMap<MembershipKey, Trace>();
    var unknown = new HashSet<MembershipKey>();
    for (JournalLine line : journal) {
      if (line instanceof JournalLine.Happened happened
          && happened.change().kind() == Trace.Kind.REMOVE_MEMBER) {
        Trace change = happened.change();
        boolean wasUnknown = unknown.remove(change.membership());
        if (happened.run().equals(run) && happened.result() == Result.UNKNOWN) {
          unknown.add(change.membership());
        } else if (isOf(run, happened, wasUnknown)) {
          removed.put(change.membership(), change);
        }
      }
    }
    return removed;
  }

  /** A later run that finds a member gone, of whose removal no end was known, tells that end. */
  private static boolean isOf(String run, JournalLine.Happened happened, boolean wasUnknown) {
    return happened.result() == Result.DONE
        ? happened.run().equals(run)
        : happened.result() == Result.ALREADY_SO && wasUnknown;
  }

  private static SyncPlan restore(
      Map<MembershipKey, Trace> removed, DirectoryIndex index, List<JournalLine> notes) {
    var changes = new ArrayList<Change>();
    var findings = new ArrayList<Finding>();
    removed.forEach(
        (membership, trace) -> {
          DirectoryGroup group = index.group(membership.group());
          boolean exists =
              index.account(membership.member()) != null
                  || index.group(membership.member()) != null;
          if (group == null || !exists) {
            findings.add(lost(trace));
          } else if (!group.members().contains(membership.member())) {
            changes.add(add(trace));
          }
        });
    return SyncPlan.of(changes, List.of(), findings, notes);
  }

  private static Change add(Trace trace) {
    return new Change.AddMember(
        trace.object(),
        Objects.requireNonNull(trace.member()),
        proposal(trace),
        "An administrator undoes its removal.");
  }

  private static Finding lost(Trace trace) {
    ObjectRef member = Objects.requireNonNull(trace.member());
    return new Finding(
        Finding.Kind.NO_SUCH_GROUP,
        proposal(trace),
        "%s cannot be put back into group %s, since one of them does not exist any more."
            .formatted(Shown.plain(member.name()), Shown.plain(trace.object().name())));
  }

  private static @Nullable ProposalId proposal(Trace trace) {
    return trace.proposal().isEmpty() ? null : new ProposalId(trace.proposal());
  }
}
