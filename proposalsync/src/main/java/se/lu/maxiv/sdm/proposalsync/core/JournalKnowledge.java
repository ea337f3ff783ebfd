package se.lu.maxiv.sdm.proposalsync.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine.Purpose;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine.Result;
import se.lu.maxiv.sdm.proposalsync.core.Trace.Kind;

/** What SDM remembers: the journal's lines, read from the oldest to the newest. */
public final class JournalKnowledge {
  /** How far back the size of the user office's answers is looked at. */
  public static final Duration OFFICE_MEMORY = Duration.ofDays(30);

  /** How much later than now an answer may be: no two clocks are alike. */
  static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  private final Map<MembershipKey, String> added = new HashMap<>();
  private final Map<MembershipKey, Instant> removed = new HashMap<>();
  private final Set<MembershipKey> restored = new HashSet<>();
  private final Map<MembershipKey, JournalLine.Noted> missing = new HashMap<>();
  private final Set<ObjectId> enabled = new HashSet<>();
  private final Set<ObjectId> enableDue = new HashSet<>();
  private final Set<Trace> movesOfEnabled = new HashSet<>();
  private final Map<String, Integer> gids = new HashMap<>();
  private final Map<Trace, Open> open = new LinkedHashMap<>();
  private final Map<String, Purpose> purposes = new HashMap<>();
  private final List<JournalLine.OfficeSeen> offices = new ArrayList<>();
  private @Nullable Approval approval;

  private JournalKnowledge() {}

  /**
   * A change that was begun and of which no end is known.
   *
   * @param run in which
   * @param change what was intended
   * @param unknownSince since when its outcome is unknown: when it was begun, or when nobody
   *     answered
   * @param left whether a run ended without knowing, so that the change may come at any moment;
   *     otherwise it is being written
   */
  public record Open(String run, Trace change, Instant unknownSince, boolean left) {}

  /** What all these lines tell, the oldest first. */
  public static JournalKnowledge of(Iterable<JournalLine> lines) {
    var knowledge = new JournalKnowledge();
    lines.forEach(knowledge::learn);
    return knowledge;
  }

  /** This and what more lines tell. */
  public JournalKnowledge with(Collection<? extends JournalLine> lines) {
    var more = new JournalKnowledge();
    more.added.putAll(added);
    more.removed.putAll(removed);
    more.restored.addAll(restored);
    more.missing.putAll(missing);
    more.enabled.addAll(enabled);
    more.enableDue.addAll(enableDue);
    more.movesOfEnabled.addAll(movesOfEnabled);
    more.gids.putAll(gids);
    more.open.putAll(open);
    more.purposes.putAll(purposes);
    more.offices.addAll(offices);
    more.approval = approval;
    lines.forEach(more::learn);
    return more;
  }

  /** Whether SDM added that member and nobody has taken it away since. */
  public boolean hasAdded(MembershipKey membership) {
    return added.containsKey(membership);
  }

  /** All memberships that SDM added, with the member's name at that time. */
  public Map<MembershipKey, String> added() {
    return Collections.unmodifiableMap(added);
  }

  /** Whether an administrator has restored that membership by {@code Undo}. */
  public boolean hasRestored(MembershipKey membership) {
    return restored.contains(membership);
  }

  /** Since when the user office lacks that member, as far as it was noticed. */
  public Optional<Instant> missingSince(MembershipKey membership) {
    return Optional.ofNullable(missing.get(membership)).map(JournalLine.Noted::at);
  }

  /** The memberships that were noticed as missing and neither removed nor named again. */
  public Collection<JournalLine.Noted> missing() {
    return Collections.unmodifiableCollection(missing.values());
  }

  /** Whether SDM enabled that account, or met it enabled when it moved it. */
  public boolean hasEnabled(ObjectId account) {
    return enabled.contains(account);
  }

  /** Whether SDM began to enable that account and did not get there. */
  public boolean isEnablingDue(ObjectId account) {
    return enableDue.contains(account);
  }

  /** All those accounts. */
  public Set<ObjectId> enablingDue() {
    return Collections.unmodifiableSet(enableDue);
  }

  /** How many memberships were removed since then without approval and are not back. */
  public int removalsSince(Instant since) {
    return (int) removed.values().stream().filter(at -> !at.isBefore(since)).count();
  }

  /** The group numbers that were given out, by proposal; none is ever given to another one. */
  public Map<String, Integer> gids() {
    return Collections.unmodifiableMap(gids);
  }

  /** The changes of which no end is known. */
  public List<Open> open() {
    return List.copyOf(open.values());
  }

  /**
   * The time of the newest answer of the user office that was used; those which were written down
   * while some clock was wrong, that is, lie in their own or in today's future, do not count.
   */
  public Optional<Instant> newestOffice(Instant now) {
    return offices.stream()
        .filter(seen -> !seen.asOf().isAfter(seen.at().plus(CLOCKS_DIFFER)))
        .map(JournalLine.OfficeSeen::asOf)
        .filter(asOf -> !asOf.isAfter(now.plus(CLOCKS_DIFFER)))
        .max(Comparator.naturalOrder());
  }

  /**
   * The most accepted proposals that an answer of the last thirty days had; 0 when none is known.
   */
  public int largestOffice(Instant now) {
    Instant since = now.minus(OFFICE_MEMORY);
    return offices.stream()
        .filter(seen -> !seen.at().isBefore(since))
        .mapToInt(JournalLine.OfficeSeen::accepted)
        .max()
        .orElse(0);
  }

  /** The last answer of the user office that was written down. */
  public Optional<JournalLine.OfficeSeen> lastOffice() {
    return offices.isEmpty() ? Optional.empty() : Optional.of(offices.get(offices.size() - 1));
  }

  /** The approval that is not used yet, valid or not. */
  public Optional<Approval> approval() {
    return Optional.ofNullable(approval);
  }

  private void learn(JournalLine line) {
    if (line instanceof JournalLine.Started started) {
      purposes.put(started.run(), started.purpose());
    } else if (line instanceof JournalLine.Intended intended) {
      intend(intended);
    } else if (line instanceof JournalLine.Happened happened) {
      happen(happened);
    } else if (line instanceof JournalLine.Noted noted) {
      note(noted);
    } else if (line instanceof JournalLine.OfficeSeen seen) {
      offices.add(seen);
    } else if (line instanceof JournalLine.Approved approved) {
      approval = new Approval(approved.hash(), approved.at(), approved.by(), approved.proposal());
    } else if (line instanceof JournalLine.ApprovalUsed) {
      approval = null;
    }
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
