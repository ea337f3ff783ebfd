package se.lu.maxiv.sdm.metadatacollector;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import se.lu.maxiv.sdm.metadatacollector.core.EndStatus;
import se.lu.maxiv.sdm.metadatacollector.core.Measurement;
import se.lu.maxiv.sdm.metadatacollector.core.Notes;
import se.lu.maxiv.sdm.metadatacollector.core.ToldValue;
import se.lu.maxiv.sdm.metadatacollector.core.Value;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;
import se.lu.maxiv.sdm.support.tango.JsonRequest;

/**
 * The JSON that programs give to the commands about scans. All methods throw {@link SdmException}
 * (DATA_OUT_OF_RANGE) naming the field that is wrong.
 */
final class Requests {
  private static final Set<String> START =
      Set.of(
          "scan",
          "number",
          "start",
          "title",
          "folder",
          "files",
          "detectors",
          "channels",
          "axes",
          "points");
  private static final Set<String> FILES = Set.of("scan", "path", "files");
  private static final Set<String> END = Set.of("scan", "end", "status", "points", "files");
  private static final Set<String> ANNOTATE =
      Set.of("scan", "comment", "quality", "image", "group", "values");
  private static final Set<String> VALUE = Set.of("group", "name", "value", "unit");
  private static final Set<String> DECIDE = Set.of("scan", "proposal", "visit", "userType");
  private static final int LONGEST_TEXT = 10_000;
  private static final int MOST_FILES = 500_000;
  private static final int MOST_VALUES = 10_000;

  private Requests() {}

  /**
   * A scan that a program begins.
   *
   * @param own the identity that the program gives to it, so that it may repeat the request; empty:
   *     a new one
   * @param number its number, -1 without one
   * @param start when it began; empty: now
   */
  record Start(
      Optional<UUID> own,
      long number,
      Optional<Instant> start,
      Measurement scan,
      List<String> files) {}

  /** Files of a scan. */
  record Files(UUID scan, List<String> paths) {}

  /**
   * A scan that a program ends.
   *
   * @param end when it ended; empty: now
   * @param points how many were taken, -1 when nobody says
   */
  record End(UUID scan, Optional<Instant> end, EndStatus status, long points, List<String> files) {}

  /** What somebody says of a scan. */
  record Annotation(UUID scan, Notes notes) {}

  /**
   * A person's word on whom a scan belongs to.
   *
   * @param proposal empty: the one that its folder tells
   * @param visit empty: the one that its folder tells
   * @param userType empty: the one that the user office or else its folder tells
   */
  record Decision(UUID scan, String proposal, String visit, String userType) {}

  static Start start(String json) {
    var request = JsonRequest.of("StartScan", json, START);
    var scan =
        new Measurement(
            plain(request, "title"),
            request.texts("detectors"),
            request.texts("channels"),
            request.texts("axes"),
            request.count("points").orElse(-1L),
            folder(request));
    return new Start(
        request.has("scan") ? Optional.of(scan(request)) : Optional.empty(),
        request.count("number").orElse(-1L),
        time(request, "start"),
        scan,
        paths(request));
  }

  static Files file(String json) {
    var request = JsonRequest.of("AddFile", json, FILES);
    return new Files(scan(request), List.of(path(request, request.need("path"))));
  }

  static Files files(String json) {
    var request = JsonRequest.of("AddFiles", json, FILES);
    return new Files(scan(request), paths(request));
  }

  static End end(String json) {
    var request = JsonRequest.of("EndScan", json, END);
    return new End(
        scan(request),
        time(request, "end"),
        status(request),
        request.count("points").orElse(-1L),
        paths(request));
  }

  static Annotation annotation(String json) {
    var request = JsonRequest.of("Annotate", json, ANNOTATE);
    var images = new ArrayList<String>();
    request.texts("image").forEach(image -> images.add(path(request, image)));
    var notes =
        new Notes(
            plain(request, "comment"),
            request.number("quality").orElse(null),
            request.texts("group"),
            images,
            values(request));
    if (notes.equals(Notes.NONE)) {
      throw request.refused("it says nothing; give comment, quality, image, group or values.");
    }
    return new Annotation(scan(request), notes);
  }

  private static List<ToldValue> values(JsonRequest request) {
    List<JsonRequest> values = request.objects("values", VALUE);
    if (values.size() > MOST_VALUES) {
      throw request.refused("it tells more than %d values.".formatted(MOST_VALUES));
    }
    return values.stream().map(Requests::told).toList();
  }

  private static ToldValue told(JsonRequest value) {
    return new ToldValue(
        value.text("group"),
        value.need("name"),
        new Value("", value.value("value")),
        value.text("unit"));
  }

  static Decision decision(String json) {
    var request = JsonRequest.of("Decide", json, DECIDE);
    return new Decision(
        scan(request),
        request.text("proposal").strip(),
        request.text("visit").strip(),
        request.text("userType").strip().toLowerCase(Locale.ROOT));
  }

  /** The identity of a scan, as a command's whole argument. */
  static UUID uuid(String command, String text) {
    try {
      return UUID.fromString(text.strip());
    } catch (IllegalArgumentException e) {
      throw SdmException.outOfRange(
          "%s was refused: %s is no scan's identity; StartScan answers with one."
              .formatted(command, Shown.quoted(text)));
    }
  }

  private static UUID scan(JsonRequest request) {
    return uuid("The request", request.need("scan"));
  }

  private static String plain(JsonRequest request, String field) {
    String text = request.text(field).strip();
    if (text.length() > LONGEST_TEXT) {
      throw request.refused(
          "the field \"%s\" has more than %d characters.".formatted(field, LONGEST_TEXT));
    }
    return text;
  }

  private static String folder(JsonRequest request) {
    String folder = request.text("folder");
    return folder.isEmpty() ? "" : path(request, folder);
  }

  private static List<String> paths(JsonRequest request) {
    List<String> paths = request.texts("files");
    if (paths.size() > MOST_FILES) {
      throw request.refused("it names more than %d files.".formatted(MOST_FILES));
    }
    return paths.stream().map(path -> path(request, path)).toList();
  }

  private static String path(JsonRequest request, String path) {
    boolean isPlain = path.codePoints().noneMatch(Character::isISOControl);
    if (!path.startsWith("/") || !isPlain) {
      throw request.refused("%s is no absolute path.".formatted(Shown.quoted(path)));
    }
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private static Optional<Instant> time(JsonRequest request, String field) {
    String text = request.text(field);
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      throw request.refused(
          "the field \"%s\" is no time such as 2026-11-22T08:15:00+01:00.".formatted(field));
    }
  }

  private static EndStatus status(JsonRequest request) {
    String word = request.text("status").strip().toLowerCase(Locale.ROOT);
    return switch (word) {
      case "", "normal" -> EndStatus.NORMAL;
      case "stopped" -> EndStatus.STOPPED;
      case "aborted" -> EndStatus.ABORTED;
      case "failed" -> EndStatus.FAILED;
      default ->
          throw request.refused(
              "status is %s; write normal, stopped, aborted or failed."
                  .formatted(Shown.quoted(word)));
    };
  }
}
