package se.lu.maxiv.sdm.metadatacollector.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import se.lu.maxiv.sdm.metadatacollector.core.Reading;
import se.lu.maxiv.sdm.metadatacollector.core.Snapshot;
import se.lu.maxiv.sdm.metadatacollector.core.Snapshot.Entry;
import se.lu.maxiv.sdm.metadatacollector.core.Value;

/** A snapshot as JSON, with each item as it was configured then. */
final class SnapshotJson {
  private SnapshotJson() {}

  static ObjectNode tree(Snapshot snapshot) {
    ObjectNode tree = Json.object().put("at", snapshot.at().toString());
    tree.set("millis", Json.real(snapshot.millis()));
    tree.put("version", snapshot.version());
    ArrayNode entries = tree.putArray("entries");
    snapshot.entries().forEach(entry -> entries.add(tree(entry)));
    return tree;
  }

  static Snapshot of(Fields fields) {
    var snapshot =
        new Snapshot(
            fields.time("at"),
            fields.real("millis"),
            fields.small("version"),
            fields.objects("entries").stream().map(SnapshotJson::entry).toList());
    fields.end();
    return snapshot;
  }

  private static ObjectNode tree(Entry entry) {
    ObjectNode tree = Json.object();
    tree.set("item", ItemsJson.tree(entry.item()));
    tree.set("reading", tree(entry.reading()));
    return tree;
  }

  private static Entry entry(Fields fields) {
    var entry = new Entry(ItemsJson.item(fields.object("item")), reading(fields.object("reading")));
    fields.end();
    return entry;
  }

  private static ObjectNode tree(Reading reading) {
    Value value = reading.value();
    ObjectNode tree = Json.object();
    tree.set("value", value == null ? NullNode.getInstance() : ValueJson.tree(value));
    tree.put("unit", reading.unit())
        .put("quality", reading.quality().name())
        .put("at", reading.at().toString())
        .put("error", reading.error());
    tree.set("millis", Json.real(reading.millis()));
    return tree;
  }

  private static Reading reading(Fields fields) {
    var reading =
        new Reading(
            fields.node("value").isNull() ? null : ValueJson.of(fields.object("value")),
            fields.text("unit"),
            fields.word("quality", Reading.Quality.class),
            fields.time("at"),
            fields.text("error"),
            fields.real("millis"));
    fields.end();
    return reading;
  }
}
