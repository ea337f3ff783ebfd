package se.lu.maxiv.sdm.proposalsync.core;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine.Purpose;

/** The form of the lines with which a shortened journal begins, as {@link JournalForm}. */
final class RememberedForm {
  /** Marks a line that matters still and stands in an archive besides. */
  static final String STILL = "still";

  private RememberedForm() {}

  /** What such a line has besides its name and time. */
  static Map<String, Object> tree(Remembered line) {
    if (line instanceof Remembered.Still l) {
      Map<String, Object> tree = JournalForm.tree(l.line());
      tree.put(STILL, true);
      return tree;
    }
    if (line instanceof Remembered.Added l) {
      Map<String, Object> tree = tree(l.membership());
      tree.putAll(Map.of("name", l.member(), "restored", l.restored()));
      return tree;
    }
    if (line instanceof Remembered.Removed l) {
      return tree(l.membership());
    }
    if (line instanceof Remembered.Enabled l) {
      return Map.of("account", l.account().toString(), "done", l.done());
    }
    return line instanceof Remembered.GidGiven l
        ? Map.of("proposal", l.proposal(), "gid", l.gid())
        : ofRuns(line);
  }

  private static Map<String, Object> ofRuns(Remembered line) {
    if (line instanceof Remembered.MoveBegun l) {
      return Map.of("change", JournalForm.tree(l.change()));
    }
    if (line instanceof Remembered.Begun l) {
      return Map.of("run", l.run(), "change", JournalForm.tree(l.change()), "left", l.left());
    }
    if (line instanceof Remembered.RunOf l) {
      return Map.of("run", l.run(), "purpose", l.purpose().name());
    }
    return line instanceof Remembered.Shortened l ? Map.of("archive", l.archive()) : Map.of();
  }

  private static Map<String, Object> tree(MembershipKey membership) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("group", membership.group().toString());
    tree.put("member", membership.member().toString());
    return tree;
  }

  /** The line of a tree. */
  static Remembered read(Map<String, ?> tree, Instant at) {
    return switch (JournalForm.text(tree, "line")) {
      case "Shortened" -> new Remembered.Shortened(at, JournalForm.text(tree, "archive"));
      case "Added" ->
          new Remembered.Added(
              at, membership(tree), JournalForm.text(tree, "name"), isSo(tree, "restored"));
      case "Removed" -> new Remembered.Removed(at, membership(tree));
      case "Enabled" -> new Remembered.Enabled(at, id(tree, "account"), isSo(tree, "done"));
      case "GidGiven" ->
          new Remembered.GidGiven(
              at, JournalForm.text(tree, "proposal"), JournalForm.number(tree, "gid"));
      default -> readOfRuns(tree, at);
    };
  }

  private static Remembered readOfRuns(Map<String, ?> tree, Instant at) {
    return switch (JournalForm.text(tree, "line")) {
      case "MoveBegun" -> new Remembered.MoveBegun(at, change(tree));
      case "Begun" ->
          new Remembered.Begun(at, JournalForm.text(tree, "run"), change(tree), isSo(tree, "left"));
      case "RunOf" ->
          new Remembered.RunOf(
              at,
              JournalForm.text(tree, "run"),
              Purpose.valueOf(JournalForm.text(tree, "purpose")));
      default -> throw new IllegalArgumentException(JournalForm.text(tree, "line"));
    };
  }

  private static MembershipKey membership(Map<String, ?> tree) {
    return new MembershipKey(id(tree, "group"), id(tree, "member"));
  }

  private static ObjectId id(Map<String, ?> tree, String key) {
    return ObjectId.of(JournalForm.text(tree, key));
  }

  private static Trace change(Map<String, ?> tree) {
    return JournalForm.trace(JournalForm.map(JournalForm.get(tree, "change")));
  }

  private static boolean isSo(Map<String, ?> tree, String key) {
    return (Boolean) JournalForm.get(tree, key);
  }
}
