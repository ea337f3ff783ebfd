package se.lu.maxiv.sdm.proposalsync.core;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine.Observation;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine.Purpose;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine.Result;

/**
 * The form of the journal's lines: trees of maps, lists, texts and whole numbers. {@link
 * CanonicalJson} writes them; any JSON library reads them back into the same tree.
 */
public final class JournalForm {
  private JournalForm() {}

  /** The tree of a line. */
  public static Map<String, Object> tree(JournalLine line) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("line", line.getClass().getSimpleName());
    tree.put("at", line.at().toString());
    if (line instanceof JournalLine.Started l) {
      tree.putAll(Map.of("run", l.run(), "purpose", l.purpose().name(), "hash", l.hash()));
      tree.putAll(Map.of("controller", l.controller(), "by", l.by()));
    } else if (line instanceof JournalLine.Intended l) {
      tree.putAll(
          Map.of("run", l.run(), "changes", l.changes().stream().map(JournalForm::tree).toList()));
    } else if (line instanceof JournalLine.Happened l) {
      tree.putAll(Map.of("run", l.run(), "change", tree(l.change())));
      tree.putAll(Map.of("result", l.result().name(), "sentence", l.sentence()));
    } else if (line instanceof JournalLine.Ended l) {
      tree.putAll(
          Map.of("run", l.run(), "done", l.done(), "skipped", l.skipped(), "failed", l.failed()));
    } else {
      putOther(line, tree);
    }
    return tree;
  }

  private static void putOther(JournalLine line, Map<String, Object> tree) {
    if (line instanceof JournalLine.OfficeSeen l) {
      tree.putAll(Map.of("asOf", l.asOf().toString(), "accepted", l.accepted()));
    } else if (line instanceof JournalLine.Noted l) {
      tree.putAll(Map.of("observation", l.observation().name()));
      tree.putAll(Map.of("group", tree(l.group()), "member", tree(l.member())));
    } else if (line instanceof JournalLine.Approved l) {
      tree.putAll(Map.of("hash", l.hash(), "by", l.by(), "proposal", l.proposal()));
    } else if (line instanceof JournalLine.ApprovalUsed l) {
      tree.putAll(Map.of("hash", l.hash(), "run", l.run()));
    } else if (line instanceof Remembered l) {
      tree.putAll(RememberedForm.tree(l));
    }
  }

  /** The tree of a change. */
  public static Map<String, Object> tree(Trace change) {
    var tree = new TreeMap<String, Object>();
    tree.put("kind", change.kind().name());
    tree.put("object", tree(change.object()));
    if (change.member() != null) {
      tree.put("member", tree(change.member()));
    }
    tree.put("proposal", change.proposal());
    tree.put("before", change.before());
    tree.put("after", change.after());
    return tree;
  }

  /** The tree of an account or group. */
  static Map<String, Object> tree(ObjectRef ref) {
    return ref.id() == null
        ? Map.of("name", ref.name())
        : Map.of("id", ref.id().toString(), "name", ref.name());
  }

  /**
   * The line of a tree.
   *
   * @throws SdmException (DEPENDENCY_ERROR) when it is none
   */
  public static JournalLine line(Map<String, ?> tree) {
    try {
      return tree.containsKey(RememberedForm.STILL) ? new Remembered.Still(read(tree)) : read(tree);
    } catch (RuntimeException e) {
      throw new SdmException(
          Reason.DEPENDENCY_ERROR,
          "A line of the journal could not be understood; put the journal back from a backup.",
          e);
    }
  }

  private static JournalLine read(Map<String, ?> tree) {
    Instant at = Instant.parse(text(tree, "at"));
    return switch (text(tree, "line")) {
      case "Started" ->
          new JournalLine.Started(
              text(tree, "run"),
              at,
              Purpose.valueOf(text(tree, "purpose")),
              text(tree, "controller"),
              text(tree, "hash"),
              text(tree, "by"));
      case "Intended" ->
          new JournalLine.Intended(
              text(tree, "run"),
              at,
              ((List<?>) get(tree, "changes")).stream().map(t -> trace(map(t))).toList());
      case "Happened" ->
          new JournalLine.Happened(
              text(tree, "run"),
              at,
              trace(map(get(tree, "change"))),
              Result.valueOf(text(tree, "result")),
              text(tree, "sentence"));
      case "Ended" ->
          new JournalLine.Ended(
              text(tree, "run"),
              at,
              number(tree, "done"),
              number(tree, "skipped"),
              number(tree, "failed"));
      default -> readOther(tree, at);
    };
  }

  private static JournalLine readOther(Map<String, ?> tree, Instant at) {
    return switch (text(tree, "line")) {
      case "OfficeSeen" ->
          new JournalLine.OfficeSeen(
              at, Instant.parse(text(tree, "asOf")), number(tree, "accepted"));
      case "Noted" ->
          new JournalLine.Noted(
              at,
              Observation.valueOf(text(tree, "observation")),
              ref(get(tree, "group")),
              ref(get(tree, "member")));
      case "Approved" ->
          new JournalLine.Approved(
              at, text(tree, "hash"), text(tree, "by"), text(tree, "proposal"));
      case "ApprovalUsed" ->
          new JournalLine.ApprovalUsed(at, text(tree, "hash"), text(tree, "run"));
      default -> RememberedForm.read(tree, at);
    };
  }

  static Trace trace(Map<String, ?> tree) {
    @Nullable Object member = tree.get("member");
    return new Trace(
        Trace.Kind.valueOf(text(tree, "kind")),
        ref(get(tree, "object")),
        member == null ? null : ref(member),
        text(tree, "proposal"),
        texts(get(tree, "before")),
        texts(get(tree, "after")));
  }

  private static ObjectRef ref(Object tree) {
    Map<String, ?> map = map(tree);
    String name = text(map, "name");
    return map.containsKey("id")
        ? ObjectRef.of(ObjectId.of(text(map, "id")), name)
        : ObjectRef.planned(name);
  }

  private static Map<String, String> texts(Object tree) {
    var texts = new LinkedHashMap<String, String>();
    map(tree).forEach((key, value) -> texts.put(key, (String) value));
    return texts;
  }

  static Map<String, Object> map(Object tree) {
    var map = new LinkedHashMap<String, Object>();
    ((Map<?, ?>) tree).forEach((key, value) -> map.put((String) key, value));
    return map;
  }

  static Object get(Map<String, ?> tree, String key) {
    Object value = tree.get(key);
    if (value == null) {
      throw new IllegalArgumentException("no " + key);
    }
    return value;
  }

  static String text(Map<String, ?> tree, String key) {
    return (String) get(tree, key);
  }

  static int number(Map<String, ?> tree, String key) {
    return ((Number) get(tree, key)).intValue();
  }
}
