package se.lu.maxiv.sdm.metadatacollector.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import se.lu.maxiv.sdm.metadatacollector.core.DataFile;
import se.lu.maxiv.sdm.metadatacollector.core.EndStatus;
import se.lu.maxiv.sdm.metadatacollector.core.Measurement;
import se.lu.maxiv.sdm.metadatacollector.core.Notes;
import se.lu.maxiv.sdm.metadatacollector.core.Origin;
import se.lu.maxiv.sdm.metadatacollector.core.Release;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.metadatacollector.core.ToldValue;

/** A scan as JSON text, from which exactly the same scan is read back. */
public final class ScanJson {
  private static final String WHAT = "The scan";

  private ScanJson() {}

  /** The text of a scan: one line of ASCII. */
  public static String text(Scan scan) {
    return Json.text(tree(scan));
  }

  /**
   * The scan of a text.
   *
   * @throws se.lu.maxiv.sdm.model.SdmException (DATA_OUT_OF_RANGE) when a field is missing, unknown
   *     or of another kind
   */
  public static Scan scan(String text) {
    return scan(Fields.of(WHAT, Json.tree(WHAT, text)));
  }

  static ObjectNode tree(Scan scan) {
    ObjectNode tree = Json.object().put("uuid", scan.uuid().toString());
    tree.set("origin", tree(scan.origin()));
    tree.set("measurement", tree(scan.measurement()));
    tree.set("end", Fields.timeOrNull(scan.end()));
    tree.put("status", scan.status().name());
    tree.set("belonging", BelongingJson.tree(scan.belonging()));
    tree.set("before", SnapshotJson.tree(scan.before()));
    scan.lateSeconds().ifPresent(late -> tree.put("beforeLate", late));
    tree.set("after", SnapshotJson.tree(scan.after()));
    ArrayNode files = tree.putArray("files");
    scan.files().forEach(file -> files.add(tree(file)));
    tree.set("notes", tree(scan.notes()));
    tree.set("release", tree(scan.release()));
    return tree;
  }

  static Scan scan(Fields fields) {
    var scan =
        new Scan(
            uuid(fields, "uuid"),
            origin(fields.object("origin")),
            measurement(fields.object("measurement")),
            fields.node("end").isNull() ? null : fields.time("end"),
            fields.word("status", EndStatus.class),
            BelongingJson.of(fields.object("belonging")),
            SnapshotJson.of(fields.object("before")),
            SnapshotJson.of(fields.object("after")),
            fields.objects("files").stream().map(ScanJson::file).toList(),
            notes(fields.object("notes")),
            release(fields.object("release")));
    if (fields.has("beforeLate")) {
      // follows from the times; for those who read the text
      var unused = fields.real("beforeLate");
    }
    fields.end();
    return scan;
  }

  static UUID uuid(Fields fields, String name) {
    String text = fields.text(name);
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw fields.refused("its field " + name + " is no UUID");
    }
  }

  private static ObjectNode tree(Origin origin) {
    return Json.object()
        .put("source", origin.source())
        .put("number", origin.number())
        .put("start", origin.start().toString());
  }

  private static Origin origin(Fields fields) {
    var origin = new Origin(fields.text("source"), fields.whole("number"), fields.time("start"));
    fields.end();
    return origin;
  }

  private static ObjectNode tree(Measurement measurement) {
    ObjectNode tree = Json.object().put("title", measurement.title());
    tree.set("detectors", Json.texts(measurement.detectors()));
    tree.set("channels", Json.texts(measurement.channels()));
    tree.set("axes", Json.texts(measurement.axes()));
    return tree.put("points", measurement.points()).put("folder", measurement.folder());
  }

  private static Measurement measurement(Fields fields) {
    var measurement =
        new Measurement(
            fields.text("title"),
            fields.texts("detectors"),
            fields.texts("channels"),
            fields.texts("axes"),
            fields.whole("points"),
            fields.text("folder"));
    fields.end();
    return measurement;
  }

  private static ObjectNode tree(DataFile file) {
    return Json.object()
        .put("path", file.path())
        .put("size", file.size())
        .put("time", file.time().toString())
        .put("missing", file.missing());
  }

  private static DataFile file(Fields fields) {
    var file =
        new DataFile(
            fields.text("path"), fields.whole("size"), fields.time("time"), fields.flag("missing"));
    fields.end();
    return file;
  }

  private static ObjectNode tree(Notes notes) {
    Double quality = notes.quality();
    ObjectNode tree = Json.object().put("comment", notes.comment());
    tree.set("quality", quality == null ? NullNode.getInstance() : Json.real(quality));
    tree.set("groups", Json.texts(notes.groups()));
    tree.set("images", Json.texts(notes.images()));
    ArrayNode values = tree.putArray("values");
    notes.values().forEach(told -> values.add(tree(told)));
    return tree;
  }

  private static ObjectNode tree(ToldValue told) {
    ObjectNode tree = Json.object().put("group", told.group()).put("name", told.name());
    tree.set("value", ValueJson.tree(told.value()));
    return tree.put("unit", told.unit());
  }

  private static ToldValue told(Fields fields) {
    var told =
        new ToldValue(
            fields.text("group"),
            fields.text("name"),
            ValueJson.of(fields.object("value")),
            fields.text("unit"));
    fields.end();
    return told;
  }

  private static Notes notes(Fields fields) {
    var notes =
        new Notes(
            fields.text("comment"),
            fields.node("quality").isNull() ? null : fields.real("quality"),
            fields.texts("groups"),
            fields.texts("images"),
            // scans of before this field have none
            fields.has("values")
                ? fields.objects("values").stream().map(ScanJson::told).toList()
                : List.of());
    fields.end();
    return notes;
  }

  private static ObjectNode tree(Release release) {
    ObjectNode tree = Json.object();
    List<String> parts = new ArrayList<>();
    release.parts().stream().sorted().forEach(part -> parts.add(part.name()));
    tree.set("parts", Json.texts(parts));
    return tree.put("because", release.because());
  }

  private static Release release(Fields fields) {
    var parts = new HashSet<Release.Part>();
    fields.texts("parts").forEach(word -> parts.add(fields.one(word, Release.Part.class)));
    var release = new Release(parts, fields.text("because"));
    fields.end();
    return release;
  }
}
