package se.lu.maxiv.sdm.metadatacollector.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import se.lu.maxiv.sdm.metadatacollector.core.Value;

/**
 * An attribute's value as JSON, so that exactly the same value is read back. A number with a point
 * or an exponent is a Double, any other a Long or BigInteger; what JSON has no number for is {@code
 * {"real": "NaN"}}, which no text can be taken for.
 */
final class ValueJson {
  private ValueJson() {}

  static ObjectNode tree(Value value) {
    ObjectNode tree = Json.object().put("type", value.type());
    tree.set("data", data(value.data()));
    return tree;
  }

  static Value of(Fields fields) {
    var value = new Value(fields.text("type"), data(fields, fields.node("data")));
    fields.end();
    return value;
  }

  private static JsonNode data(Object data) {
    if (data instanceof List<?> list) {
      ArrayNode nodes = Json.list();
      list.forEach(element -> nodes.add(data(element)));
      return nodes;
    }
    if (data instanceof Double real) {
      JsonNode node = Json.real(real);
      return node.isNumber() ? node : Json.object().set("real", node);
    }
    if (data instanceof Long whole) {
      return LongNode.valueOf(whole);
    }
    if (data instanceof BigInteger big) {
      return BigIntegerNode.valueOf(big);
    }
    return data instanceof Boolean flag
        ? BooleanNode.valueOf(flag)
        : TextNode.valueOf((String) data);
  }

  private static Object data(Fields fields, JsonNode node) {
    if (node.isArray()) {
      List<Object> list = new ArrayList<>(node.size());
      node.forEach(element -> list.add(data(fields, element)));
      return list;
    }
    if (node.isObject()) {
      Fields real = Fields.of("A value", node);
      double number = real.real("real");
      real.end();
      return number;
    }
    if (node.isNull()) {
      throw fields.refused("its data are null");
    }
    return scalar(node);
  }

  private static Object scalar(JsonNode node) {
    if (node.isIntegralNumber()) {
      return node.canConvertToLong() ? (Object) node.longValue() : node.bigIntegerValue();
    }
    if (node.isNumber()) {
      return node.doubleValue();
    }
    return node.isBoolean() ? (Object) node.booleanValue() : node.textValue();
  }
}
