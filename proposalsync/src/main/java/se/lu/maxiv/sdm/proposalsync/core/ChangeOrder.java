package se.lu.maxiv.sdm.proposalsync.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order in which changes are written, and shown, and hashed: a group before its members, an
 * account's move before it is enabled, all changes of one object one after the other.
 */
public final class ChangeOrder {
  private static final Comparator<ObjectRef> BY_OBJECT =
      Comparator.comparing(ObjectRef::name, String.CASE_INSENSITIVE_ORDER)
          .thenComparing(ObjectRef::id, Comparator.nullsFirst(Comparator.naturalOrder()));

  /** Sorts a plan's changes. */
  static final Comparator<Change> COMPARATOR =
      Comparator.comparingInt(ChangeOrder::stage)
          .thenComparing(Change::object, BY_OBJECT)
          .thenComparing(Trace::kind)
          .thenComparing(ChangeOrder::member, Comparator.nullsFirst(BY_OBJECT));

  private ChangeOrder() {}

  /** Changes in their order, cut into what can be written at once: those of one object. */
  public static List<List<Change>> bundles(List<Change> sorted) {
    var bundles = new ArrayList<List<Change>>();
    for (Change change : sorted) {
      int last = bundles.size() - 1;
      if (last >= 0 && isSameBundle(bundles.get(last).get(0), change)) {
        bundles.get(last).add(change);
      } else {
        bundles.add(new ArrayList<>(List.of(change)));
      }
    }
    return bundles;
  }

  private static boolean isSameBundle(Change first, Change next) {
    return stage(first) == stage(next) && first.object().equals(next.object());
  }

  private static int stage(Change change) {
    return switch (Trace.kind(change)) {
      case CREATE_GROUP -> 0;
      case ADOPT_GROUP, SET_GID, SET_DESCRIPTION -> 1;
      case MOVE_ACCOUNT, SET_ATTRIBUTES, ENABLE_ACCOUNT -> 2;
      case CREATE_HOME -> 3;
      case ADD_MEMBER, REMOVE_MEMBER -> 4;
    };
  }

  private static @Nullable ObjectRef member(Change change) {
    return change instanceof Change.Membership membership ? membership.member() : null;
  }
}
