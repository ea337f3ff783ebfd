package se.lu.maxiv.sdm.proposalsync.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The order in which changes are written, and shown, and hashed: a group before its members, an
 * account's move before it is enabled, all changes of one object one after the other.
 */
public final class ChangeOrder {
  private static final int OBJECT_BITS = 28;
  private static final int KIND_BITS = 4;
  private static final Comparator<ObjectRef> BY_OBJECT =
      Comparator.comparing(ObjectRef::name, String.CASE_INSENSITIVE_ORDER)
          .thenComparing(ObjectRef::id, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(ObjectRef::name);

  private ChangeOrder() {}

  private static final List<Trace.Kind> KINDS = List.of(Trace.Kind.values());

  /** Where an object stands among all that the changes speak of; 0 stands before the first. */
  private static final class Rank {
    static final Rank NONE = new Rank();

    int number;
  }

  /** Something of a change, and where the objects of that stand. */
  private record Ranked<T>(T item, Change change, Rank object, Rank member) {
    /** Stage, object, kind, member, each in bits enough for any directory. */
    Placed<T> placed() {
      long place = stage(change);
      place = place << OBJECT_BITS | object.number;
      place = place << KIND_BITS | KINDS.indexOf(Trace.kind(change));
      return new Placed<>(place << OBJECT_BITS | member.number, item);
    }
  }

  /** Something of a change, with the place of that change as one number. */
  private record Placed<T>(long place, T item) {}

  /**
   * Changes, or what has one, in their order. The objects, of which there are few, are compared by
   * name once; the changes then by number.
   */
  static <T> List<T> sorted(List<T> items, Function<T, Change> change) {
    var ranks = new HashMap<ObjectRef, Rank>();
    var ranked = new ArrayList<Ranked<T>>(items.size());
    for (T item : items) {
      Change its = change.apply(item);
      ObjectRef member = member(its);
      ranked.add(
          new Ranked<>(
              item,
              its,
              rank(its.object(), ranks),
              member == null ? Rank.NONE : rank(member, ranks)));
    }
    number(ranks);
    return ranked.stream()
        .map(Ranked::placed)
        .sorted(Comparator.comparingLong(Placed::place))
        .map(Placed::item)
        .toList();
  }

  private static Rank rank(ObjectRef ref, Map<ObjectRef, Rank> ranks) {
    return ranks.computeIfAbsent(ref, r -> new Rank());
  }

  private static void number(Map<ObjectRef, Rank> ranks) {
    int last = 0;
    for (ObjectRef ref : ranks.keySet().stream().sorted(BY_OBJECT).toList()) {
      rank(ref, ranks).number = ++last;
    }
  }

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
