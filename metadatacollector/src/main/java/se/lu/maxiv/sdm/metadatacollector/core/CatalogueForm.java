package se.lu.maxiv.sdm.metadatacollector.core;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.metadatacollector.core.Release.Part;

/**
 * What SciCat is told of a scan, as the trees of its JSON bodies (API version 4). What may not
 * leave is left out here, at the one place where bodies are made.
 *
 * <p>There are no fields but those of SciCat's own forms, which refuse a body for one field too
 * many; no nulls; no size and no number of files, to which SciCat would add those of the files that
 * follow.
 *
 * @param settings what is the same for all scans of the endstation
 */
record CatalogueForm(CatalogueSettings settings) {
  private static final String SOFTWARE = "sdm MetadataCollector";

  /**
   * The body that makes the data set.
   *
   * @param facts what is known of the proposal, null when nothing is
   */
  Map<String, Object> dataset(Scan scan, String pid, @Nullable ProposalFacts facts) {
    boolean names = scan.release().allows(Part.NAMES);
    Belonging whose = scan.belonging();
    String group = settings.ownerGroup(whose);
    String investigator = names ? investigator(whose, facts) : "";
    var body = new LinkedHashMap<String, Object>();
    body.put("pid", pid);
    body.put("type", "raw");
    body.put("datasetName", names ? DatasetNames.name(scan) : "scan");
    // not required by SciCat's form, but without it SciCat answers 500
    body.put("owner", investigator.isEmpty() ? group : investigator);
    putMail(body, names, facts);
    body.put("ownerGroup", group);
    body.put("accessGroups", settings.accessGroups());
    body.put("sourceFolder", names ? DatasetNames.folder(scan) : DatasetNames.raw(scan));
    putTimes(body, scan);
    putWhere(body, scan);
    if (names) {
      putNames(body, scan, investigator);
    }
    body.put("usedSoftware", List.of(SOFTWARE));
    body.put("scientificMetadata", ScientificMetadata.of(scan, scan.release()::allows));
    return body;
  }

  private void putMail(Map<String, Object> body, boolean names, @Nullable ProposalFacts facts) {
    String mail = names ? mail(facts) : "";
    putText(body, "ownerEmail", mail);
    body.put("contactEmail", mail.isEmpty() ? settings.contactEmail() : mail);
  }

  private void putTimes(Map<String, Object> body, Scan scan) {
    Instant start = scan.origin().start();
    Instant end = scan.end() == null ? start : scan.end();
    body.put("creationTime", text(start));
    body.put("startTime", text(start));
    body.put("endTime", text(end));
    OffsetDateTime ended = end.atOffset(ZoneOffset.UTC);
    body.put(
        "datasetlifecycle",
        Map.of(
            "archiveRetentionTime", text(ended.plus(settings.retention()).toInstant()),
            "dateOfPublishing", text(ended.plus(settings.embargo()).toInstant())));
  }

  private void putWhere(Map<String, Object> body, Scan scan) {
    putList(body, "proposalIds", scan.belonging().proposal());
    putText(body, "creationLocation", settings.creationLocation());
    putList(body, "instrumentIds", settings.instrument());
    if (scan.origin().number() >= 0) {
      body.put("runNumber", Long.toString(scan.origin().number()));
    }
  }

  private static void putNames(Map<String, Object> body, Scan scan, String investigator) {
    putList(body, "principalInvestigators", investigator);
    putList(body, "sampleIds", scan.belonging().sample());
    putText(body, "description", scan.measurement().title());
    putText(body, "dataFormat", DatasetNames.format(scan));
    body.putAll(notes(scan.notes()));
  }

  /** What people say of a scan, as fields of its data set; empty when they say nothing. */
  static Map<String, Object> notes(Notes notes) {
    var fields = new LinkedHashMap<String, Object>();
    putText(fields, "comment", notes.comment());
    Double quality = notes.quality();
    if (quality != null && Double.isFinite(quality)) {
      fields.put("dataQualityMetrics", quality);
    }
    List<String> groups = notes.groups().stream().filter(group -> !group.isBlank()).toList();
    if (!groups.isEmpty()) {
      fields.put("keywords", groups);
    }
    return fields;
  }

  /**
   * What has to be changed of a stored data set so that it says what people say; empty when it says
   * so. Keywords that it has already stay.
   */
  static Map<String, Object> changes(Notes notes, Map<String, Object> stored) {
    var changes = notes(notes);
    if (stored.get("keywords") instanceof List<?> known
        && changes.get("keywords") instanceof List<?> groups) {
      var all = new ArrayList<Object>(known);
      groups.stream().filter(group -> !known.contains(group)).forEach(all::add);
      changes.put("keywords", all);
    }
    changes.entrySet().removeIf(field -> isSame(field.getValue(), stored.get(field.getKey())));
    return changes;
  }

  private static boolean isSame(Object ours, @Nullable Object theirs) {
    if (ours instanceof Number mine && theirs instanceof Number other) {
      return mine.doubleValue() == other.doubleValue();
    }
    return ours.equals(theirs);
  }

  /** The body that makes a scan's proposal; without names if those may not leave. */
  Map<String, Object> proposal(Scan scan, ProposalFacts facts) {
    boolean names = scan.release().allows(Part.NAMES);
    Belonging whose = scan.belonging();
    String mail = names ? mail(facts) : "";
    var body = new LinkedHashMap<String, Object>();
    body.put("proposalId", whose.proposal());
    body.put("ownerGroup", settings.ownerGroup(whose));
    body.put("accessGroups", settings.accessGroups());
    body.put("email", mail.isEmpty() ? MailAddresses.first(settings.contactEmail()) : mail);
    body.put("title", names && !facts.title().isBlank() ? facts.title() : whose.proposal());
    if (names) {
      putText(body, "pi_firstname", facts.firstName());
      putText(body, "pi_lastname", facts.lastName());
      putText(body, "pi_email", mail);
    }
    return body;
  }

  /** The body that adds a picture. */
  Map<String, Object> attachment(Scan scan, String caption, String dataUrl) {
    var body = new LinkedHashMap<String, Object>();
    body.put("caption", caption);
    body.put("ownerGroup", settings.ownerGroup(scan.belonging()));
    body.put("accessGroups", settings.accessGroups());
    body.put("thumbnail", dataUrl);
    return body;
  }

  /** The files that are to be added, relative to the scan's folder where they lie in it. */
  static List<Map<String, Object>> files(Scan scan, Set<String> known) {
    var files = new ArrayList<Map<String, Object>>();
    for (DataFile file : scan.files()) {
      String path = DatasetNames.relative(scan, file);
      if (file.isSeen() && !known.contains(path)) {
        files.add(Map.of("path", path, "size", file.size(), "time", text(file.time())));
      }
    }
    return files;
  }

  private static String mail(@Nullable ProposalFacts facts) {
    return facts != null && MailAddresses.isOne(facts.email()) ? facts.email() : "";
  }

  private static String investigator(Belonging whose, @Nullable ProposalFacts facts) {
    return whose.principalInvestigator().isEmpty() && facts != null
        ? facts.principalInvestigator()
        : whose.principalInvestigator();
  }

  /** JavaScript's times have milliseconds. */
  private static String text(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private static void putList(Map<String, Object> body, String key, String text) {
    if (!text.isBlank()) {
      body.put(key, List.of(text));
    }
  }

  private static void putText(Map<String, Object> body, String key, String text) {
    if (!text.isBlank()) {
      body.put(key, text);
    }
  }
}
