package se.lu.maxiv.sdm.proposalsync.core;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * SHA-256 over the canonical JSON of a list of changes, as {@link JournalForm} and {@link
 * CanonicalJson} would write it; made in parts, and what comes again and again is written once: a
 * facility's plan is as long as a book.
 */
final class PlanHash {
  private static final int PART = 8192;

  private final Map<ObjectRef, String> refs = new HashMap<>();
  private final StringBuilder json = new StringBuilder(2 * PART);
  private final Fingerprint fingerprint = new Fingerprint();

  private PlanHash() {}

  /** The hash of changes in their order, 64 hexadecimal digits. */
  static String of(List<Change> sorted) {
    return new PlanHash().hash(sorted);
  }

  private String hash(List<Change> sorted) {
    json.append('[');
    for (int i = 0; i < sorted.size(); i++) {
      json.append(i == 0 ? "" : ",");
      write(Trace.of(sorted.get(i)));
      if (json.length() > PART) {
        flush();
      }
    }
    json.append(']');
    flush();
    return fingerprint.digits();
  }

  private void flush() {
    fingerprint.add(json.toString());
    json.setLength(0);
  }

  /** The keys are in the order of the alphabet, as in all canonical JSON. */
  private void write(Trace change) {
    json.append("{\"after\":").append(values(change.after()));
    json.append(",\"before\":").append(values(change.before()));
    json.append(",\"kind\":\"").append(change.kind().name()).append('"');
    if (change.member() != null) {
      json.append(",\"member\":").append(json(change.member()));
    }
    json.append(",\"object\":").append(json(change.object()));
    json.append(",\"proposal\":\"").append(change.proposal()).append("\"}");
  }

  private static String values(Map<String, String> values) {
    return values.isEmpty() ? "{}" : CanonicalJson.of(values);
  }

  private String json(ObjectRef ref) {
    return refs.computeIfAbsent(ref, r -> CanonicalJson.of(JournalForm.tree(r)));
  }
}
