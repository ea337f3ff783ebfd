package se.lu.maxiv.sdm.metadatacollector.scicat;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The forms that a SciCat (v5.2.1) lets bodies have; it refuses every other field. */
final class Form {
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s@;.]+(?:\\.[^\\s@;.]+)*@(?:[\\w-]+\\.)+[A-Za-z]{2,}");
  private static final Pattern ISO_TIME =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:\\d\\d)");

  static final Form DATASET =
      new Form()
          .text("ownerGroup!", "owner", "orcidOfOwner", "instrumentGroup", "sourceFolder!")
          .text("validationStatus", "description", "datasetName!", "classification", "license")
          .text("scientificMetadataSchema", "comment", "creationLocation", "dataFormat")
          .text("jobLogData", "runNumber", "pid", "type!")
          .put(Kind.TEXTS, "accessGroups", "keywords", "sharedWith", "principalInvestigators")
          .put(Kind.TEXTS, "proposalIds", "sampleIds", "instrumentIds", "inputDatasets")
          .put(Kind.TEXTS, "usedSoftware")
          .put(Kind.EMAIL, "ownerEmail")
          .put(Kind.EMAILS, "contactEmail!")
          .put(Kind.INTEGER, "size", "packedSize", "numberOfFiles", "numberOfFilesArchived")
          .put(Kind.NUMBER, "dataQualityMetrics")
          .put(Kind.DATE, "creationTime!", "startTime", "endTime")
          .put(Kind.FLAG, "isPublished", "scientificMetadataValid")
          .put(Kind.OBJECT, "scientificMetadata", "jobParameters", "datasetlifecycle");

  static final Form PROPOSAL =
      new Form()
          .text("ownerGroup!", "instrumentGroup", "proposalId!", "pi_firstname", "pi_lastname")
          .text("firstname", "lastname", "title!", "abstract", "parentProposalId", "type")
          .put(Kind.TEXTS, "accessGroups", "instrumentIds")
          .put(Kind.EMAIL, "email!", "pi_email")
          .put(Kind.DATE, "startTime", "endTime")
          .put(Kind.OBJECT, "metadata");

  static final Form BLOCK =
      new Form()
          .put(Kind.NUMBER, "size!")
          .text("chkAlg")
          .put(Kind.OBJECTS, "dataFileList!")
          .put(Kind.FLAG, "isPublished");

  static final Form FILE =
      new Form()
          .text("path!", "chk", "uid", "gid", "perm", "type")
          .put(Kind.NUMBER, "size!")
          .put(Kind.DATE, "time!")
          .put(Kind.OBJECT, "metadata");

  static final Form LIFECYCLE =
      new Form()
          .put(Kind.FLAG, "archivable", "retrievable", "publishable", "isOnCentralDisk")
          .put(Kind.FLAG, "retrieveIntegrityCheck")
          .put(Kind.DATE, "dateOfDiskPurging", "archiveRetentionTime", "dateOfPublishing")
          .put(Kind.DATE, "publishedOn")
          .text("archiveStatusMessage", "retrieveStatusMessage", "exportedTo", "storageLocation");

  static final Form ATTACHMENT =
      new Form()
          .text("ownerGroup!", "instrumentGroup", "id", "datasetId", "proposalId", "sampleId")
          .text("thumbnail", "caption!")
          .put(Kind.TEXTS, "accessGroups");

  private final Map<String, Kind> fields = new LinkedHashMap<>();
  private final List<String> required = new ArrayList<>();

  /** What a field may hold, and SciCat's words if it does not. */
  private enum Kind {
    TEXT("must be a string"),
    TEXTS("must be an array of strings"),
    EMAIL("must be an email"),
    EMAILS(""),
    NUMBER("must be a number conforming to the specified constraints"),
    INTEGER("must be an integer number"),
    DATE("must be a valid ISO 8601 date string"),
    FLAG("must be a boolean value"),
    OBJECT("must be an object"),
    OBJECTS("must be an array");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    boolean holds(@Nullable Object value) {
      return switch (this) {
        case TEXT -> value instanceof String;
        case TEXTS ->
            value instanceof List<?> all && all.stream().allMatch(String.class::isInstance);
        case EMAIL -> value instanceof String text && ADDRESS.matcher(text).matches();
        case EMAILS ->
            value instanceof String text
                && List.of(text.split(";", -1)).stream().allMatch(ADDRESS.asMatchPredicate());
        case NUMBER -> value instanceof Number;
        case INTEGER -> value instanceof Integer || value instanceof Long;
        case DATE -> value instanceof String text && isDate(text);
        case FLAG -> value instanceof Boolean;
        case OBJECT -> value instanceof Map;
        case OBJECTS ->
            value instanceof List<?> all && all.stream().allMatch(Map.class::isInstance);
      };
    }
  }

  private Form() {}

  private Form text(String... names) {
    return put(Kind.TEXT, names);
  }

  private Form put(Kind kind, String... names) {
    for (String name : names) {
      String plain = name.replace("!", "");
      fields.put(plain, kind);
      if (name.endsWith("!")) {
        required.add(plain);
      }
    }
    return this;
  }

  /** What a body has that it must not have, in SciCat's words; empty when all is well. */
  List<String> complaints(Map<String, Object> body) {
    var words = new ArrayList<String>();
    body.keySet().stream()
        .filter(name -> !fields.containsKey(name))
        .forEach(name -> words.add("property " + name + " should not exist"));
    fields.forEach((name, kind) -> complain(words, name, kind, body));
    return words;
  }

  /** The same of a list of parts, each named by its place. */
  List<String> complaints(String list, Object parts) {
    var words = new ArrayList<String>();
    int place = 0;
    for (Object part : parts instanceof List<?> all ? all : List.of()) {
      for (String complaint : complaints(StubData.object(part))) {
        words.add(list + "." + place + "." + complaint);
      }
      place++;
    }
    return words;
  }

  private void complain(List<String> words, String name, Kind kind, Map<String, Object> body) {
    @Nullable Object value = body.get(name);
    boolean isRequired = required.contains(name);
    if (value == null && !isRequired) {
      return;
    }
    boolean isEmpty = value == null || value.equals("") || value.equals(List.of());
    if (isRequired && isEmpty && (kind == Kind.TEXT || kind == Kind.OBJECTS)) {
      words.add(name + " should not be empty");
    }
    if (!kind.holds(value)) {
      words.add(
          kind == Kind.EMAILS
              ? "Expected an email or a list of semicolon separated emails, got "
                  + (value == null ? "undefined" : value)
              : name + " " + kind.words);
    }
  }

  private static boolean isDate(String text) {
    try {
      return ISO_TIME.matcher(text).matches() && OffsetDateTime.parse(text) != null;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
