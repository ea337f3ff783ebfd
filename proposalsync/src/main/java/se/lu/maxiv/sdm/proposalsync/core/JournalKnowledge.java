package se.lu.maxiv.sdm.proposalsync.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What SDM remembers: the journal's lines, read from the oldest to the newest. */
public final class JournalKnowledge {
  /** How far back the size of the user office's answers is looked at. */
  public static final Duration OFFICE_MEMORY = Duration.ofDays(30);

  /** How far back unapproved removals can be counted. */
  static final Duration REMOVALS_MEMORY = Duration.ofDays(2);

  /** How much later than now an answer may be: no two clocks are alike. */
  static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  private final JournalState state;

  private JournalKnowledge(JournalState state) {
    this.state = state;
  }

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
    var state = new JournalState();
    lines.forEach(state::learn);
    return new JournalKnowledge(state);
  }

  /** What a state tells at this moment. */
  static JournalKnowledge of(JournalState state) {
    return new JournalKnowledge(state.copy());
  }

  /** This and what more lines tell. */
  public JournalKnowledge with(Collection<? extends JournalLine> lines) {
    JournalState more = state.copy();
    lines.forEach(more::learn);
    return new JournalKnowledge(more);
  }

  /** Whether SDM added that member and nobody has taken it away since. */
  public boolean hasAdded(MembershipKey membership) {
    return state.added.containsKey(membership);
  }

  /** All memberships that SDM added, with the member's name at that time. */
  public Map<MembershipKey, String> added() {
    return Collections.unmodifiableMap(state.added);
  }

  /** Whether an administrator has restored that membership by {@code Undo}. */
  public boolean hasRestored(MembershipKey membership) {
    return state.restored.contains(membership);
  }

  /** Since when the user office lacks that member, as far as it was noticed. */
  public Optional<Instant> missingSince(MembershipKey membership) {
    return Optional.ofNullable(state.missing.get(membership)).map(JournalLine.Noted::at);
  }

  /** The memberships that were noticed as missing and neither removed nor named again. */
  public Collection<JournalLine.Noted> missing() {
    return Collections.unmodifiableCollection(state.missing.values());
  }

  /** Whether SDM enabled that account, or met it enabled when it moved it. */
  public boolean hasEnabled(ObjectId account) {
    return state.enabled.contains(account);
  }

  /** Whether SDM began to enable that account and did not get there. */
  public boolean isEnablingDue(ObjectId account) {
    return state.enableDue.contains(account);
  }

  /** All those accounts. */
  public Set<ObjectId> enablingDue() {
    return Collections.unmodifiableSet(state.enableDue);
  }

  /**
   * How many memberships were removed since then without approval and are not back.
   *
   * @param since less than two days ago
   */
  public int removalsSince(Instant since) {
    return (int) state.removed.values().stream().filter(at -> !at.isBefore(since)).count();
  }

  /** The group numbers that were given out, by proposal; none is ever given to another one. */
  public Map<String, Integer> gids() {
    return Collections.unmodifiableMap(state.gids);
  }

  /** The changes of which no end is known. */
  public List<Open> open() {
    return List.copyOf(state.open.values());
  }

  /**
   * The time of the newest answer of the user office that was used; those which were written down
   * while some clock was wrong, that is, lie in their own or in today's future, do not count.
   */
  public Optional<Instant> newestOffice(Instant now) {
    return state.offices.stream()
        .filter(JournalKnowledge::isOfItsTime)
        .map(JournalLine.OfficeSeen::asOf)
        .filter(asOf -> !asOf.isAfter(now.plus(CLOCKS_DIFFER)))
        .max(Comparator.naturalOrder());
  }

  /**
   * The most accepted proposals that an answer of the last thirty days had; 0 when none is known.
   */
  public int largestOffice(Instant now) {
    Instant since = now.minus(OFFICE_MEMORY);
    return state.offices.stream()
        .filter(seen -> !seen.at().isBefore(since))
        .mapToInt(JournalLine.OfficeSeen::accepted)
        .max()
        .orElse(0);
  }

  /** The last answer of the user office that was written down. */
  public Optional<JournalLine.OfficeSeen> lastOffice() {
    return state.offices.isEmpty()
        ? Optional.empty()
        : Optional.of(state.offices.get(state.offices.size() - 1));
  }

  /** The approval that is not used yet, valid or not. */
  public Optional<Approval> approval() {
    return Optional.ofNullable(state.approval);
  }

  /** Whether an answer was, when it was written down, of no later time than that. */
  static boolean isOfItsTime(JournalLine.OfficeSeen seen) {
    return !seen.asOf().isAfter(seen.at().plus(CLOCKS_DIFFER));
  }

  /**
   * The fewest lines that tell the same, so that what all lines until now told need not be kept.
   *
   * @param at their time, where that tells nothing
   */
  public List<JournalLine> lines(Instant at) {
    return new Remembering(state, at).lines();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JournalKnowledge knowledge && state.all().equals(knowledge.state.all());
  }

  @Override
  public int hashCode() {
    return state.all().hashCode();
  }
}
