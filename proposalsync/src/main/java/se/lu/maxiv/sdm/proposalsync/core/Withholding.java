package se.lu.maxiv.sdm.proposalsync.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine.Observation;
import se.lu.maxiv.sdm.proposalsync.core.Planning.Removal;
import se.lu.maxiv.sdm.proposalsync.core.Withheld.Hold;

/** Decides which removals are made now: none that the answer, the grace or the limits forbid. */
final class Withholding {
  /** Many small plans must not take away what one large plan may not. */
  private static final Duration COUNTED_FOR = Duration.ofHours(24);

  private final Planning planning;

  Withholding(Planning planning) {
    this.planning = planning;
  }

  /** What no approval helps against: a doubtful answer, days of grace; null: neither. */
  static @Nullable Withheld of(Removal removal, Planning planning) {
    String trouble = doubt(removal.change().proposal(), planning);
    if (trouble != null) {
      return new Withheld(removal.change(), Hold.FORBIDDEN, trouble);
    }
    Instant until = graceUntil(removal, planning);
    return planning.situation.now().isBefore(until)
        ? new Withheld(
            removal.change(), Hold.GRACE, "It stays until " + until + ", as GraceDays says.")
        : null;
  }

  /** Why it needs approval whatever the limits say; null: it does not. */
  static @Nullable String waits(Removal removal, Planning planning) {
    return planning.journal.hasRestored(removal.membership())
        ? "An administrator restored this member by Undo; its removal needs approval."
        : removal.waits();
  }

  private static @Nullable String doubt(@Nullable ProposalId proposal, Planning planning) {
    if (planning.verdict.trouble() != null) {
      return planning.verdict.trouble();
    }
    if (proposal == null) {
      return planning.untold().isEmpty()
          ? null
          : "The user office's record of proposal %s could be understood in part only, so nobody is removed who may be of it."
              .formatted(planning.untold().iterator().next());
    }
    return planning.isPartial(proposal)
        ? "The user office's record of proposal %s could be understood in part only, so nothing is removed because of it."
            .formatted(proposal)
        : null;
  }

  private static Instant graceUntil(Removal removal, Planning planning) {
    int days = planning.policy.limits().graceDays();
    if (!removal.grace() || days == 0) {
      return Instant.MIN;
    }
    Instant since =
        planning.journal.missingSince(removal.membership()).orElse(planning.situation.now());
    return since.plus(Duration.ofDays(days));
  }

  void decide() {
    var free = new ArrayList<Removal>();
    for (Removal removal : planning.removals) {
      Withheld withheld = of(removal, planning);
      if (withheld == null) {
        free.add(removal);
      } else {
        planning.withheld.add(withheld);
        noteMissing(removal, withheld.hold());
      }
    }
    limit(free);
  }

  private void noteMissing(Removal removal, Hold hold) {
    if (hold == Hold.GRACE && planning.journal.missingSince(removal.membership()).isEmpty()) {
      planning.note(Observation.MISSING, removal.change().group(), removal.change().member());
    }
  }

  private void limit(List<Removal> free) {
    if (free.isEmpty()) {
      return;
    }
    int before = planning.journal.removalsSince(planning.situation.now().minus(COUNTED_FOR));
    int managed = managed() + before;
    boolean tooMany = planning.policy.limits().areExceededBy(before + free.size(), managed);
    String because =
        "The plan would remove %d of %d memberships after %d within the last 24 hours, more than MaxRemovals or MaxRemovalPercent allow; read and approve it."
            .formatted(free.size(), managed, before);
    for (Removal removal : free) {
      String waits = waits(removal, planning);
      if (waits != null) {
        planning.hold(removal.change(), waits);
      } else if (tooMany) {
        planning.hold(removal.change(), because);
      } else {
        planning.changes.add(removal.change());
      }
    }
  }

  /** The people in SDM's own groups, and what SDM added elsewhere. */
  private int managed() {
    int managed = 0;
    for (DirectoryGroup group : planning.situation.directory().groups()) {
      if (isOwn(group)) {
        for (ObjectId member : group.members()) {
          managed += planning.index.account(member) != null ? 1 : 0;
        }
      }
    }
    for (MembershipKey membership : planning.journal.added().keySet()) {
      DirectoryGroup group = planning.index.group(membership.group());
      managed += group != null && isAddedElsewhere(group, membership.member()) ? 1 : 0;
    }
    return managed;
  }

  private static boolean isOwn(DirectoryGroup group) {
    return group.inGroupsOu() && group.mark().startsWith(GroupMark.PREFIX);
  }

  private boolean isAddedElsewhere(DirectoryGroup group, ObjectId member) {
    return group.members().contains(member)
        && (!isOwn(group) || planning.index.account(member) == null);
  }
}
