package se.lu.maxiv.sdm.proposalsync.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.proposalsync.core.JournalKnowledge.Open;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine.Purpose;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine.Result;
import se.lu.maxiv.sdm.proposalsync.core.Trace.Kind;

/**
 * What the journal's lines told so far, and how one more changes it. It does not grow with the
 * lines but with what stands: what can never matter again is forgotten. Of one thread.
 */
final class JournalState {
  final Map<MembershipKey, String> added = new HashMap<>();
  final Map<MembershipKey, Instant> removed = new HashMap<>();
  final Set<MembershipKey> restored = new HashSet<>();
  final Map<MembershipKey, JournalLine.Noted> missing = new HashMap<>();
  final Set<ObjectId> enabled = new HashSet<>();
  final Set<ObjectId> enableDue = new HashSet<>();
  final Set<Trace> movesOfEnabled = new HashSet<>();
  final Map<String, Integer> gids = new HashMap<>();
  final Map<Trace, Open> open = new LinkedHashMap<>();
  final Map<String, Purpose> purposes = new HashMap<>();
  final List<JournalLine.OfficeSeen> offices = new ArrayList<>();
  @Nullable Approval approval;

  /** The same, of which nothing is shared that changes. */
  JournalState copy() {
    var copy = new JournalState();
    copy.added.putAll(added);
    copy.removed.putAll(removed);
    copy.restored.addAll(restored);
    copy.missing.putAll(missing);
    copy.enabled.addAll(enabled);
    copy.enableDue.addAll(enableDue);
    copy.movesOfEnabled.addAll(movesOfEnabled);
    copy.gids.putAll(gids);
    copy.open.putAll(open);
    copy.purposes.putAll(purposes);
    copy.offices.addAll(offices);
    copy.approval = approval;
    return copy;
  }

  /** Everything, for a comparison. */
  List<Object> all() {
    return List.of(
        added,
        removed,
        restored,
        missing,
        enabled,
        enableDue,
        movesOfEnabled,
        gids,
        List.copyOf(open.values()),
        purposes,
        offices,
        Optional.ofNullable(approval));
  }

  /** About how many lines it takes to tell it. */
  int size() {
    int memberships = added.size() + removed.size() + missing.size();
    int accounts = enabled.size() + enableDue.size() + movesOfEnabled.size();
    return memberships + accounts + gids.size() + open.size() + purposes.size() + offices.size();
  }

  /** Learns what one more line tells. */
  void learn(JournalLine line) {
    if (line instanceof JournalLine.Started started) {
      start(started);
    } else if (line instanceof JournalLine.Intended intended) {
      intend(intended);
    } else if (line instanceof JournalLine.Happened happened) {
      happen(happened);
    } else if (line instanceof JournalLine.Noted noted) {
      note(noted);
    } else if (line instanceof JournalLine.OfficeSeen seen) {
      see(seen);
    } else if (line instanceof JournalLine.Approved approved) {
      approval = new Approval(approved.hash(), approved.at(), approved.by(), approved.proposal());
    } else if (line instanceof JournalLine.ApprovalUsed) {
      approval = null;
    } else if (line instanceof Remembered remembered) {
      remember(remembered);
    }
  }

  private void remember(Remembered line) {
    if (line instanceof Remembered.Added told) {
      added.put(told.membership(), told.member());
      if (told.restored()) {
        restored.add(told.membership());
      }
    } else if (line instanceof Remembered.Removed told) {
      removed.put(told.membership(), told.at());
    } else if (line instanceof Remembered.Enabled told) {
      (told.done() ? enabled : enableDue).add(told.account());
    } else if (line instanceof Remembered.MoveBegun told) {
      movesOfEnabled.add(told.change());
    } else if (line instanceof Remembered.GidGiven told) {
      gids.put(told.proposal(), told.gid());
    } else if (line instanceof Remembered.Begun told) {
      open.put(told.change(), new Open(told.run(), told.change(), told.at(), told.left()));
    } else if (line instanceof Remembered.RunOf told) {
      purposes.put(told.run(), told.purpose());
    } else if (line instanceof Remembered.Still told) {
      remember(told.line());
    }
  }

  private void remember(JournalLine line) {
    if (line instanceof JournalLine.OfficeSeen seen) {
      offices.add(seen);
    } else {
      learn(line);
    }
  }

  /** Runs come one after the other: of an earlier one only what is open can be heard of again. */
  private void start(JournalLine.Started started) {
    Set<String> heardOf = open.values().stream().map(Open::run).collect(Collectors.toSet());
    purposes.keySet().retainAll(heardOf);
    purposes.put(started.run(), started.purpose());
    Instant since = started.at().minus(JournalKnowledge.REMOVALS_MEMORY);
    removed.values().removeIf(at -> at.isBefore(since));
  }

  /** Older answers than any question is about go; one line of a wrong clock forgets nothing. */
  private void see(JournalLine.OfficeSeen seen) {
    if (!offices.isEmpty()) {
      Instant last = offices.get(offices.size() - 1).at();
      Instant since =
          (last.isBefore(seen.at()) ? last : seen.at()).minus(JournalKnowledge.OFFICE_MEMORY);
      Optional<JournalLine.OfficeSeen> newest =
          offices.stream()
              .filter(JournalKnowledge::isOfItsTime)
              .max(Comparator.comparing(JournalLine.OfficeSeen::asOf));
      offices.removeIf(old -> old.at().isBefore(since) && newest.filter(old::equals).isEmpty());
    }
    offices.add(seen);
  }

  private void intend(JournalLine.Intended intended) {
    boolean enables = intended.changes().stream().anyMatch(c -> c.kind() == Kind.ENABLE_ACCOUNT);
    for (Trace change : intended.changes()) {
      Open before = open.get(change);
      Instant since = before == null ? intended.at() : before.unknownSince();
      open.put(change, new Open(intended.run(), change, since, before != null));
      if (change.kind() == Kind.ENABLE_ACCOUNT) {
        enableDue.add(change.object().existingId());
      } else if (change.kind() == Kind.MOVE_ACCOUNT && !enables) {
        movesOfEnabled.add(change);
      } else if (change.kind() == Kind.CREATE_GROUP) {
        // even if it was not made: a number that may be on files is for this proposal only
        giveGid(change);
      }
    }
  }

  private void happen(JournalLine.Happened happened) {
    Trace change = happened.change();
    if (happened.result() == Result.UNKNOWN) {
      open.put(change, new Open(happened.run(), change, happened.at(), true));
      return;
    }
    Open begun = open.remove(change);
    boolean wasUnknown = begun != null && begun.left();
    switch (happened.result()) {
      case DONE -> done(happened, true);
      case ALREADY_SO -> {
        if (wasUnknown
            || change.kind() == Kind.REMOVE_MEMBER
            || change.kind() == Kind.ENABLE_ACCOUNT) {
          done(happened, wasUnknown);
        }
      }
      case REFUSED, UNKNOWN -> {}
    }
  }

  private void done(JournalLine.Happened happened, boolean ours) {
    Trace change = happened.change();
    switch (change.kind()) {
      case ADD_MEMBER -> add(happened.run(), change);
      case REMOVE_MEMBER -> {
        forget(change.membership());
        if (ours && purposes.get(happened.run()) == Purpose.SYNC) {
          removed.put(change.membership(), happened.at());
        }
      }
      case ENABLE_ACCOUNT -> enabled(change.object().existingId());
      case MOVE_ACCOUNT -> {
        if (movesOfEnabled.remove(change)) {
          enabled.add(change.object().existingId());
        }
      }
      case SET_GID -> giveGid(change);
      case CREATE_GROUP, ADOPT_GROUP, SET_DESCRIPTION, SET_ATTRIBUTES, CREATE_HOME -> {}
    }
  }

  private void enabled(ObjectId account) {
    enabled.add(account);
    enableDue.remove(account);
  }

  private void add(String run, Trace change) {
    MembershipKey membership = change.membership();
    added.put(membership, change.member() == null ? "" : change.member().name());
    missing.remove(membership);
    removed.remove(membership);
    if (purposes.get(run) == Purpose.UNDO) {
      restored.add(membership);
    }
  }

  private void forget(MembershipKey membership) {
    added.remove(membership);
    restored.remove(membership);
    missing.remove(membership);
  }

  private void giveGid(Trace change) {
    String gid = change.after().get("gidNumber");
    if (gid != null) {
      gids.put(change.proposal(), Integer.valueOf(gid));
    }
  }

  private void note(JournalLine.Noted noted) {
    var membership = new MembershipKey(noted.group().existingId(), noted.member().existingId());
    switch (noted.observation()) {
      case MISSING -> missing.putIfAbsent(membership, noted);
      case RETURNED -> missing.remove(membership);
      case FORGOTTEN -> forget(membership);
      case ENABLED -> enabled(noted.member().existingId());
    }
  }
}
