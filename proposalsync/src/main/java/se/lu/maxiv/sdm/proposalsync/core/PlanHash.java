package se.lu.maxiv.sdm.proposalsync.core;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * SHA-256 over the canonical JSON of a list of changes, as {@link JournalForm} and {@link
 * CanonicalJson} would write it; made in parts, and what comes again and again is written once: a
 * facility's plan is as long as a book.
 */
final class PlanHash {
  private final Map<ObjectRef, String> refs = new HashMap<>();

  private PlanHash() {}

  /** The hash of changes in their order, 64 hexadecimal digits. */
  static String of(List<Change> sorted) {
    var hash = new PlanHash();
    Stream<String> changes =
        IntStream.range(0, sorted.size())
            .mapToObj(i -> (i == 0 ? "" : ",") + hash.json(Trace.of(sorted.get(i))));
    return Fingerprint.sha256(Stream.of(Stream.of("["), changes, Stream.of("]")).flatMap(s -> s));
  }

  /** The keys are in the order of the alphabet, as in all canonical JSON. */
  private String json(Trace change) {
    var json = new StringBuilder(320);
    json.append("{\"after\":").append(values(change.after()));
    json.append(",\"before\":").append(values(change.before()));
    json.append(",\"kind\":\"").append(change.kind().name()).append('"');
    if (change.member() != null) {
      json.append(",\"member\":").append(json(change.member()));
    }
    json.append(",\"object\":").append(json(change.object()));
    return json.append(",\"proposal\":\"").append(change.proposal()).append("\"}").toString();
  }

  private static String values(Map<String, String> values) {
    return values.isEmpty() ? "{}" : CanonicalJson.of(values);
  }

  private String json(ObjectRef ref) {
    return refs.computeIfAbsent(ref, r -> CanonicalJson.of(JournalForm.tree(r)));
  }
}
