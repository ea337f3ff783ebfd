package se.lu.maxiv.sdm.proposalsync.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The lines that tell a {@link JournalState} again.
 *
 * @param state what is to be told
 * @param at the lines' time, where that tells nothing
 */
record Remembering(JournalState state, Instant at) {
  private static final Comparator<MembershipKey> BY_GROUP =
      Comparator.comparing(MembershipKey::group).thenComparing(MembershipKey::member);

  List<JournalLine> lines() {
    var lines = new ArrayList<JournalLine>();
    putMemberships(lines);
    putAccounts(lines);
    state.gids.entrySet().stream()
        .map(e -> new Remembered.GidGiven(at, e.getKey(), e.getValue()))
        .sorted(Comparator.comparing(Remembered.GidGiven::proposal))
        .forEach(lines::add);
    state.purposes.entrySet().stream()
        .map(e -> new Remembered.RunOf(at, e.getKey(), e.getValue()))
        .sorted(Comparator.comparing(Remembered.RunOf::run))
        .forEach(lines::add);
    for (JournalKnowledge.Open open : state.open.values()) {
      lines.add(new Remembered.Begun(open.unknownSince(), open.run(), open.change(), open.left()));
    }
    putStill(lines);
    return lines;
  }

  private void putMemberships(List<JournalLine> lines) {
    state.added.keySet().stream()
        .sorted(BY_GROUP)
        .map(key -> new Remembered.Added(at, key, name(key), state.restored.contains(key)))
        .forEach(lines::add);
    state.removed.entrySet().stream()
        .map(e -> new Remembered.Removed(e.getValue(), e.getKey()))
        .sorted(Comparator.comparing(Remembered.Removed::membership, BY_GROUP))
        .forEach(lines::add);
  }

  private String name(MembershipKey key) {
    return state.added.getOrDefault(key, "");
  }

  private void putAccounts(List<JournalLine> lines) {
    state.enabled.stream()
        .sorted()
        .forEach(account -> lines.add(new Remembered.Enabled(at, account, true)));
    state.enableDue.stream()
        .sorted()
        .forEach(account -> lines.add(new Remembered.Enabled(at, account, false)));
    state.movesOfEnabled.stream()
        .sorted(Comparator.comparing(change -> change.object().existingId()))
        .forEach(change -> lines.add(new Remembered.MoveBegun(at, change)));
  }

  private void putStill(List<JournalLine> lines) {
    state.missing.values().stream()
        .sorted(Comparator.comparing(JournalLine.Noted::at))
        .forEach(noted -> lines.add(new Remembered.Still(noted)));
    state.offices.forEach(seen -> lines.add(new Remembered.Still(seen)));
    Approval approval = state.approval;
    if (approval != null) {
      lines.add(
          new Remembered.Still(
              new JournalLine.Approved(
                  approval.at(), approval.hash(), approval.by(), approval.proposal())));
    }
  }
}
