package se.lu.maxiv.sdm.proposalsync.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine.Result;

/**
 * Finds out, from a fresh look at the directory, how the changes ended of which no end is known.
 */
final class Settlement {
  /** A write that timed out, or whose run was killed, may still come: seen at a frozen server. */
  static final Duration MAY_STILL_COME = Duration.ofHours(1);

  private final DirectoryIndex index;
  private final Set<String> homes;
  private final Instant now;

  Settlement(DirectoryIndex index, Set<String> homes, Instant now) {
    this.index = index;
    this.homes = homes;
    this.now = now;
  }

  /** The lines that the journal lacks. */
  List<JournalLine> of(List<JournalKnowledge.Open> open) {
    var lines = new ArrayList<JournalLine>();
    for (JournalKnowledge.Open begun : open) {
      if (isSo(begun.change())) {
        lines.add(line(begun, Result.DONE, "It was found written."));
      } else if (isTooLate(begun.unknownSince())) {
        lines.add(line(begun, Result.REFUSED, "It was found not written."));
      }
    }
    return lines;
  }

  private boolean isTooLate(Instant unknownSince) {
    return !now.isBefore(unknownSince.plus(MAY_STILL_COME));
  }

  private JournalLine line(JournalKnowledge.Open begun, Result result, String sentence) {
    return new JournalLine.Happened(begun.run(), now, begun.change(), result, sentence);
  }

  private boolean isSo(Trace change) {
    return switch (change.kind()) {
      case CREATE_GROUP -> !index.groupsMarked(change.after().getOrDefault("mark", "")).isEmpty();
      case ADOPT_GROUP, SET_GID, SET_DESCRIPTION -> isGroupSo(change);
      case MOVE_ACCOUNT, SET_ATTRIBUTES, ENABLE_ACCOUNT -> isAccountSo(change);
      case CREATE_HOME -> homes.contains(change.object().name());
      case ADD_MEMBER -> isMember(change.membership());
      case REMOVE_MEMBER -> !isMember(change.membership());
    };
  }

  private boolean isMember(MembershipKey membership) {
    DirectoryGroup group = index.group(membership.group());
    return group != null && group.members().contains(membership.member());
  }

  private boolean isGroupSo(Trace change) {
    DirectoryGroup group = index.group(change.object().existingId());
    return group != null
        && change.after().entrySet().stream()
            .allMatch(wanted -> wanted.getValue().equals(value(group, wanted.getKey())));
  }

  private static @Nullable String value(DirectoryGroup group, String attribute) {
    return switch (attribute) {
      case "mark" -> group.mark();
      case "description" -> group.description();
      default -> Objects.toString(group.gidNumber(), null);
    };
  }

  private boolean isAccountSo(Trace change) {
    DirectoryAccount account = index.account(change.object().existingId());
    if (account == null) {
      return false;
    }
    return switch (change.kind()) {
      case MOVE_ACCOUNT -> account.place() == Place.ACTIVE;
      case ENABLE_ACCOUNT -> account.isEnabled();
      default -> change.after().entrySet().stream().allMatch(wanted -> hasValue(account, wanted));
    };
  }

  private static boolean hasValue(DirectoryAccount account, Map.Entry<String, String> wanted) {
    return account.attributes().getOrDefault(wanted.getKey(), Set.of()).stream()
        .anyMatch(value -> Fingerprint.of(value).equals(wanted.getValue()));
  }
}
