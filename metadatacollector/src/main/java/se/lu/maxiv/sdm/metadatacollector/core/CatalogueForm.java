package se.lu.maxiv.sdm.metadatacollector.core;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.metadatacollector.core.Release.Part;

/**
 * What SciCat is told of a scan, as the trees of its JSON bodies (API version 4). What may not
 * leave is left out here, at the one place where bodies are made.
 *
 * @param settings what is the same for all scans of the endstation
 */
record CatalogueForm(CatalogueSettings settings) {
  private static final String SOFTWARE = "sdm MetadataCollector";
  private static final Set<String> HDF5 = Set.of("h5", "hdf5", "nxs");

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
    body.put("datasetName", names ? name(scan) : "scan");
    body.put("owner", investigator.isEmpty() ? group : investigator);
    body.put("contactEmail", names ? email(facts) : settings.contactEmail());
    body.put("ownerGroup", group);
    body.put("accessGroups", settings.accessGroups());
    body.put("sourceFolder", names ? scan.measurement().folder() : raw(scan));
    putTimes(body, scan);
    body.put("proposalIds", List.of(whose.proposal()));
    putText(body, "creationLocation", settings.creationLocation());
    if (!settings.instrument().isEmpty()) {
      body.put("instrumentIds", List.of(settings.instrument()));
    }
    if (scan.origin().number() >= 0) {
      body.put("runNumber", Long.toString(scan.origin().number()));
    }
    if (names) {
      putNames(body, scan, investigator);
    }
    body.put("usedSoftware", List.of(SOFTWARE));
    body.put("scientificMetadata", ScientificMetadata.of(scan, scan.release().allows(Part.VALUES)));
    return body;
  }

  private void putTimes(Map<String, Object> body, Scan scan) {
    Instant start = scan.origin().start();
    Instant end = scan.end() == null ? start : scan.end();
    body.put("creationTime", start.toString());
    body.put("startTime", start.toString());
    body.put("endTime", end.toString());
    OffsetDateTime ended = end.atOffset(ZoneOffset.UTC);
    body.put(
        "datasetlifecycle",
        Map.of(
            "archiveRetentionTime", ended.plus(settings.retention()).toInstant().toString(),
            "dateOfPublishing", ended.plus(settings.embargo()).toInstant().toString()));
  }

  private static void putNames(Map<String, Object> body, Scan scan, String investigator) {
    if (!investigator.isEmpty()) {
      body.put("principalInvestigators", List.of(investigator));
    }
    if (!scan.belonging().sample().isEmpty()) {
      body.put("sampleIds", List.of(scan.belonging().sample()));
    }
    putText(body, "description", scan.measurement().title());
    boolean isHdf5 = scan.files().stream().anyMatch(file -> HDF5.contains(extension(file.path())));
    putText(body, "dataFormat", isHdf5 ? "HDF5" : "");
    body.putAll(notes(scan.notes()));
  }

  /** What people say of a scan, as fields of its data set. */
  static Map<String, Object> notes(Notes notes) {
    var fields = new LinkedHashMap<String, Object>();
    putText(fields, "comment", notes.comment());
    Double quality = notes.quality();
    if (quality != null) {
      fields.put("dataQualityMetrics", quality);
    }
    if (!notes.groups().isEmpty()) {
      fields.put("keywords", notes.groups());
    }
    return fields;
  }

  /** The body that makes the proposal. */
  Map<String, Object> proposal(Belonging whose, ProposalFacts facts) {
    var body = new LinkedHashMap<String, Object>();
    body.put("proposalId", whose.proposal());
    body.put("ownerGroup", settings.ownerGroup(whose));
    body.put("accessGroups", settings.accessGroups());
    body.put("email", email(facts));
    body.put("title", facts.title().isEmpty() ? whose.proposal() : facts.title());
    putText(body, "pi_firstname", facts.firstName());
    putText(body, "pi_lastname", facts.lastName());
    putText(body, "pi_email", facts.email());
    return body;
  }

  /** The files that are to be added, relative to the scan's folder where they lie in it. */
  static List<Map<String, Object>> files(Scan scan, Set<String> known) {
    var files = new ArrayList<Map<String, Object>>();
    for (DataFile file : scan.files()) {
      String path = relative(file.path(), scan.measurement().folder());
      if (file.isSeen() && !known.contains(path)) {
        files.add(Map.of("path", path, "size", file.size(), "time", file.time().toString()));
      }
    }
    return files;
  }

  private static String relative(String path, String folder) {
    String below = folder.endsWith("/") ? folder : folder + "/";
    return !folder.isEmpty() && path.startsWith(below) ? path.substring(below.length()) : path;
  }

  private String email(@Nullable ProposalFacts facts) {
    return facts == null || facts.email().isEmpty() ? settings.contactEmail() : facts.email();
  }

  private static String investigator(Belonging whose, @Nullable ProposalFacts facts) {
    return whose.principalInvestigator().isEmpty() && facts != null
        ? facts.principalInvestigator()
        : whose.principalInvestigator();
  }

  /** The first file's name without its ending, else the command, else the number. */
  private static String name(Scan scan) {
    if (!scan.files().isEmpty()) {
      String path = scan.files().get(0).path();
      String file = path.substring(path.lastIndexOf('/') + 1);
      int dot = file.lastIndexOf('.');
      String number = scan.origin().number() < 0 ? "" : " #" + scan.origin().number();
      return (dot > 0 ? file.substring(0, dot) : file) + number;
    }
    String title = scan.measurement().title();
    return title.isEmpty() ? "scan " + scan.origin().start() : title;
  }

  /** The folder without what is below raw, where samples' names are. */
  private static String raw(Scan scan) {
    String folder = scan.measurement().folder();
    int at = (folder + "/").indexOf("/raw/");
    return at < 0 ? "unavailable" : folder.substring(0, at) + "/raw";
  }

  private static String extension(String path) {
    return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static void putText(Map<String, Object> body, String key, String text) {
    if (!text.isEmpty()) {
      body.put(key, text);
    }
  }
}
