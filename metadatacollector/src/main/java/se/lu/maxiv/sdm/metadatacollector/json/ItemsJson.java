package se.lu.maxiv.sdm.metadatacollector.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.lu.maxiv.sdm.metadatacollector.core.AttributeAddress;
import se.lu.maxiv.sdm.metadatacollector.core.Item;
import se.lu.maxiv.sdm.metadatacollector.core.Items;
import se.lu.maxiv.sdm.metadatacollector.core.ItemsVersion;
import se.lu.maxiv.sdm.metadatacollector.core.Mapping;
import se.lu.maxiv.sdm.metadatacollector.core.When;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * The configuration as JSON text: a list of objects with {@code name}, {@code device} and {@code
 * attribute}, and if need be {@code group}, {@code unit}, {@code mapping} (an object, or a text
 * such as {@code True -> A, False -> B}), {@code key}, {@code mandatory} (false) and {@code when}
 * (both).
 */
public final class ItemsJson {
  private ItemsJson() {}

  /** The text of a configuration. */
  public static String text(Items items) {
    return Json.text(tree(items));
  }

  /** The text of an item. */
  public static String text(Item item) {
    return Json.text(tree(item));
  }

  /** The text of a version. */
  public static String text(ItemsVersion version) {
    ObjectNode tree =
        Json.object()
            .put("number", version.number())
            .put("at", version.at().toString())
            .put("by", version.by())
            .put("why", version.why());
    tree.set("items", tree(version.items()));
    return Json.text(tree);
  }

  /**
   * The configuration of a text.
   *
   * @throws SdmException (DATA_OUT_OF_RANGE) naming the first item that is wrong, and why
   */
  public static Items items(String text) {
    return items(Json.tree("The configuration", text));
  }

  /**
   * The item of a text.
   *
   * @throws SdmException (DATA_OUT_OF_RANGE) when a field is missing, unknown or wrong
   */
  public static Item item(String text) {
    return item(Fields.of("The item", Json.tree("The item", text)));
  }

  /**
   * The version of a text.
   *
   * @throws SdmException (DATA_OUT_OF_RANGE) when a field is missing, unknown or wrong
   */
  public static ItemsVersion version(String text) {
    Fields fields = Fields.of("The version", Json.tree("The version", text));
    var version =
        new ItemsVersion(
            fields.small("number"),
            fields.time("at"),
            fields.text("by"),
            fields.text("why"),
            items(fields.node("items")));
    fields.end();
    return version;
  }

  static ObjectNode tree(Item item) {
    ObjectNode tree =
        Json.object()
            .put("group", item.group())
            .put("name", item.name())
            .put("device", item.address().device())
            .put("attribute", item.address().attribute())
            .put("unit", item.unit());
    ObjectNode mapping = tree.putObject("mapping");
    item.mapping().names().forEach(mapping::put);
    return tree.put("key", item.key())
        .put("mandatory", item.mandatory())
        .put("when", item.when().text());
  }

  static Item item(Fields fields) {
    var item =
        new Item(
            fields.text("group", ""),
            fields.text("name"),
            new AttributeAddress(fields.text("device"), fields.text("attribute")),
            fields.text("unit", ""),
            mapping(fields),
            fields.text("key", ""),
            fields.has("mandatory") && fields.flag("mandatory"),
            When.of(fields.text("when", When.BOTH.text())));
    fields.end();
    return item;
  }

  private static ArrayNode tree(Items items) {
    ArrayNode tree = Json.list();
    items.list().forEach(item -> tree.add(tree(item)));
    return tree;
  }

  private static Items items(JsonNode tree) {
    if (!tree.isArray()) {
      throw SdmException.outOfRange("The configuration was refused: it is no JSON list of items.");
    }
    List<Item> items = new ArrayList<>();
    for (JsonNode node : tree) {
      items.add(item(Fields.of("Item " + (items.size() + 1), node)));
    }
    return new Items(items);
  }

  private static Mapping mapping(Fields fields) {
    if (!fields.has("mapping")) {
      return Mapping.NONE;
    }
    JsonNode node = fields.node("mapping");
    if (node.isTextual()) {
      return Mapping.of(node.textValue());
    }
    if (!node.isObject()) {
      throw fields.refused("its mapping is neither an object nor a text such as True -> A");
    }
    Map<String, String> names = new LinkedHashMap<>();
    for (var name : node.properties()) {
      if (!name.getValue().isTextual()) {
        throw fields.refused("its mapping has a name that is no text");
      }
      names.put(name.getKey(), name.getValue().textValue());
    }
    return new Mapping(names);
  }
}
