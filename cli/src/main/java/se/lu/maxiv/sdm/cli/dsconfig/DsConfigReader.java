package se.lu.maxiv.sdm.cli.dsconfig;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * Reads dsconfig's JSON: {@code servers} with server, instance, class and device, and {@code
 * classes}; every property a list of strings. Names that begin with {@code _} at the top are notes.
 * The format is that of MAX IV's lib-maxiv-dsconfig, server and instance in one level or in two.
 */
public final class DsConfigReader {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final Pattern NAME = Pattern.compile("[\\w.-]+");
  private static final Pattern SERVER = Pattern.compile("[\\w.-]+/[\\w.-]+");
  private static final Pattern DEVICE = Pattern.compile("[\\w.-]+/[\\w.-]+/[\\w.-]+");
  private static final Set<String> OF_DEVICE =
      Set.of("alias", "properties", "attribute_properties");
  private static final Set<String> OF_CLASS = Set.of("properties", "attribute_properties");

  private final String source;
  private final List<DeviceEntry> devices = new ArrayList<>();
  private final List<Settings> classes = new ArrayList<>();

  private DsConfigReader(String source) {
    this.source = source;
  }

  /**
   * Reads a file.
   *
   * @throws SdmException when it cannot be read or is no dsconfig
   */
  public static DsConfig read(Path file) {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw SdmException.configuration(
          "Reading '%s' failed (%s): give the path of a readable dsconfig file."
              .formatted(file, e.getClass().getSimpleName()));
    }
  }

  /**
   * Reads a text.
   *
   * @param source where it is from, for the sentence of a refusal
   * @param json the text
   * @throws SdmException naming the first place that is no dsconfig
   */
  public static DsConfig parse(String source, String json) {
    var reader = new DsConfigReader(source);
    try {
      reader.top(JSON.readTree(json));
    } catch (JsonProcessingException e) {
      throw reader.refusal(
          "line %d".formatted(e.getLocation() == null ? 1 : e.getLocation().getLineNr()),
          "it is no JSON: " + e.getOriginalMessage().lines().findFirst().orElse("it is empty"));
    }
    return new DsConfig(reader.devices, reader.classes);
  }

  private void top(JsonNode root) {
    for (var entry : fields("the top", root).entrySet()) {
      switch (entry.getKey()) {
        case "servers" -> fields("servers", entry.getValue()).forEach(this::server);
        case "classes" -> fields("classes", entry.getValue()).forEach(this::tangoClass);
        default -> note(entry.getKey());
      }
    }
  }

  private void note(String name) {
    if (!name.startsWith("_")) {
      throw refusal(name, "only 'servers', 'classes' and notes that begin with '_' stand here");
    }
  }

  private void server(String name, JsonNode node) {
    if (SERVER.matcher(name).matches()) {
      instance(name, node);
      return;
    }
    check(NAME, name, "a server is Name/instance or Name with its instances below");
    fields(name, node).forEach((instance, below) -> instance(name + "/" + instance, below));
  }

  private void instance(String server, JsonNode node) {
    check(SERVER, server, "a server's name and instance are letters, digits, '_', '-' and '.'");
    fields(server, node)
        .forEach(
            (tangoClass, below) ->
                fields(server + " " + tangoClass, below)
                    .forEach((device, settings) -> device(server, tangoClass, device, settings)));
  }

  private void device(String server, String tangoClass, String name, JsonNode node) {
    check(DEVICE, name, "a device is domain/family/member");
    known(name, node, OF_DEVICE);
    if (devices.stream().anyMatch(other -> other.name().equalsIgnoreCase(name))) {
      throw refusal(name, "the device stands here twice");
    }
    devices.add(
        new DeviceEntry(
            server, tangoClass, name, alias(name, node), settings(new Owner.Device(name), node)));
  }

  private void tangoClass(String name, JsonNode node) {
    known(name, node, OF_CLASS);
    classes.add(settings(new Owner.TangoClass(name), node));
  }

  private @Nullable String alias(String device, JsonNode node) {
    JsonNode alias = node.get("alias");
    if (alias != null && !alias.isTextual()) {
      throw refusal(device, "an alias is a string");
    }
    return alias == null ? null : alias.textValue();
  }

  private Settings settings(Owner owner, JsonNode node) {
    JsonNode properties = node.get("properties");
    Map<String, PropertyValues> attributes = new LinkedHashMap<>();
    if (node.has("attribute_properties")) {
      fields(owner.name(), node.get("attribute_properties"))
          .forEach(
              (attribute, below) ->
                  attributes.put(attribute, values(owner.name() + "/" + attribute, below)));
    }
    return new Settings(
        owner, properties == null ? null : values(owner.name(), properties), attributes);
  }

  private PropertyValues values(String where, JsonNode node) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    fields(where, node)
        .forEach((name, lines) -> values.put(name, lines(where + " " + name, lines)));
    return PropertyValues.of(values);
  }

  // The Tango database has no property without lines.
  private List<String> lines(String where, JsonNode node) {
    List<String> lines = new ArrayList<>();
    boolean strings = node.isArray() && !node.isEmpty();
    for (JsonNode line : node) {
      strings &= line.isTextual();
      lines.add(line.asText());
    }
    if (!strings) {
      throw refusal(where, "a property is a list of one or more strings, such as [\"nanomax\"]");
    }
    if (!lines.stream().allMatch(ISO_8859_1.newEncoder()::canEncode)) {
      throw refusal(where, "Tango's strings are ISO 8859-1, which has not all of these characters");
    }
    return lines;
  }

  private Map<String, JsonNode> fields(String where, JsonNode node) {
    if (!node.isObject()) {
      throw refusal(where, "a JSON object is wanted here");
    }
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    node.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
    return fields;
  }

  private void known(String where, JsonNode node, Set<String> names) {
    for (String name : fields(where, node).keySet()) {
      if (!names.contains(name)) {
        throw refusal(
            where, "'%s' is none of %s".formatted(name, names.stream().sorted().toList()));
      }
    }
  }

  private void check(Pattern pattern, String name, String why) {
    if (!pattern.matcher(name).matches()) {
      throw refusal(name, why);
    }
  }

  private SdmException refusal(String where, String why) {
    return SdmException.configuration(
        "'%s' is not used, at '%s': %s; correct the file.".formatted(source, where, why));
  }
}
