package se.lu.maxiv.sdm.metadatacollector.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;

/** A parcel as JSON text, alone or together with its scan. */
public final class ParcelJson {
  private static final String WHAT = "The parcel";

  private ParcelJson() {}

  /** A scan and its parcel. */
  public record Pair(Scan scan, Parcel parcel) {}

  /** The text of a parcel. */
  public static String text(Parcel parcel) {
    return Json.text(tree(parcel));
  }

  /**
   * The parcel of a text.
   *
   * @throws se.lu.maxiv.sdm.model.SdmException (DATA_OUT_OF_RANGE) when a field is missing, unknown
   *     or of another kind
   */
  public static Parcel parcel(String text) {
    return parcel(Fields.of(WHAT, Json.tree(WHAT, text)));
  }

  /** The text of both. */
  public static String text(Pair pair) {
    ObjectNode tree = Json.object();
    tree.set("scan", ScanJson.tree(pair.scan()));
    tree.set("parcel", tree(pair.parcel()));
    return Json.text(tree);
  }

  /**
   * Both of a text.
   *
   * @throws se.lu.maxiv.sdm.model.SdmException (DATA_OUT_OF_RANGE) as {@link #parcel}
   */
  public static Pair pair(String text) {
    Fields fields = Fields.of("The entry", Json.tree("The entry", text));
    var pair = new Pair(ScanJson.scan(fields.object("scan")), parcel(fields.object("parcel")));
    fields.end();
    return pair;
  }

  private static ObjectNode tree(Parcel parcel) {
    return Json.object()
        .put("scan", parcel.scan().toString())
        .put("pid", parcel.pid())
        .put("stage", parcel.stage().name())
        .put("readyAt", parcel.readyAt().toString())
        .put("attempts", parcel.attempts())
        .put("sent", parcel.sent())
        .put("nextAt", parcel.nextAt().toString())
        .put("words", parcel.words())
        .put("notes", parcel.notes());
  }

  private static Parcel parcel(Fields fields) {
    var parcel =
        new Parcel(
            ScanJson.uuid(fields, "scan"),
            fields.text("pid"),
            fields.word("stage", Parcel.Stage.class),
            fields.time("readyAt"),
            fields.small("attempts"),
            fields.flag("sent"),
            fields.time("nextAt"),
            fields.text("words"),
            fields.text("notes"));
    fields.end();
    return parcel;
  }
}
