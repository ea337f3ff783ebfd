package se.lu.maxiv.sdm.metadatacollector.sardana;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.metadatacollector.core.DoorEvent;
import se.lu.maxiv.sdm.metadatacollector.core.EndStatus;
import se.lu.maxiv.sdm.metadatacollector.core.Measurement;

/**
 * What a Door's attributes RecordData and MacroStatus say, in Sardana 2 and 3. Whatever else
 * travels on them (plots, data of users' own) is not for us; what should be and cannot be read is
 * counted, and the first one is logged. Thread-safe.
 */
final class Packets {
  private static final Logger LOG = LoggerFactory.getLogger(Packets.class);

  /** Python writes NaN and Infinity where a detector lost a point. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final String door;
  private final ZoneId zone;
  private final AtomicLong malformed = new AtomicLong();

  Packets(String door, ZoneId zone) {
    this.door = door;
    this.zone = zone;
  }

  /** How many packets could not be read. */
  long malformed() {
    return malformed.get();
  }

  /** What a packet of RecordData says; nothing for those of other programs. */
  List<DoorEvent> recordData(Encoded packet) {
    return read(packet)
        .map(
            node -> {
              JsonNode data = node.path("data");
              return switch (node.path("type").asText("")) {
                case "data_desc" -> List.of(described(node, data, packet));
                case "record_data" -> List.<DoorEvent>of(point(data));
                case "record_end" ->
                    List.<DoorEvent>of(
                        new DoorEvent.Recorded(time(data, "endtime", packet.received())));
                default -> List.<DoorEvent>of();
              };
            })
        .orElse(List.of());
  }

  /** What a packet of MacroStatus says: ends only. */
  List<DoorEvent> macroStatus(Encoded packet) {
    var events = new ArrayList<DoorEvent>();
    read(packet)
        .ifPresent(
            list -> {
              for (JsonNode macro : list) {
                EndStatus status = end(macro.path("state").asText(""));
                if (status != null) {
                  events.add(new DoorEvent.MacroEnded(id(macro, "id"), status));
                }
              }
            });
    return events;
  }

  private static @Nullable EndStatus end(String state) {
    return switch (state) {
      case "finish" -> EndStatus.NORMAL;
      case "stop" -> EndStatus.STOPPED;
      case "abort" -> EndStatus.ABORTED;
      case "exception" -> EndStatus.FAILED;
      default -> null;
    };
  }

  private Optional<JsonNode> read(Encoded packet) {
    if (!packet.isJson()) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readTree(packet.data()));
    } catch (IOException e) {
      complain(e);
      return Optional.empty();
    }
  }

  private void complain(IOException cause) {
    if (malformed.incrementAndGet() == 1) {
      LOG.warn("{} sent a packet that is not JSON; further ones are only counted", door, cause);
    }
  }

  private DoorEvent described(JsonNode node, JsonNode data, Encoded packet) {
    String folder = Places.folder(value(data.path("scandir")));
    return new DoorEvent.Described(
        id(node, "macro_id"),
        time(data, "starttime", packet.received()),
        data.path("serialno").asLong(-1),
        measurement(data, folder),
        Places.files(folder, value(data.path("scanfile"))));
  }

  private static Measurement measurement(JsonNode data, String folder) {
    List<String> axes = texts(data.path("ref_moveables"));
    Map<String, String> labels = new HashMap<>();
    var channels = new ArrayList<String>();
    for (JsonNode column : data.path("column_desc")) {
      String name = column.path("name").asText("");
      String label = column.path("label").asText(name);
      labels.put(name, label);
      boolean isMeasured = column.has("source") || column.has("output");
      if (isMeasured && !column.path("is_reference").asBoolean(false)) {
        channels.add(label);
      }
    }
    return new Measurement(
        data.path("title").asText("").strip(),
        labelled(texts(data.path("counters")), labels),
        channels,
        labelled(axes, labels),
        -1,
        folder);
  }

  /** People know a channel by its label, not by its address. */
  private static List<String> labelled(List<String> names, Map<String, String> labels) {
    return names.stream().map(name -> labels.getOrDefault(name, name)).toList();
  }

  private static DoorEvent point(JsonNode data) {
    return new DoorEvent.Point(data.path("point_nb").asLong(-1));
  }

  private Instant time(JsonNode data, String field, Instant received) {
    return Ctime.instant(data.path(field).asText(""), zone, received);
  }

  /** Null for a macro inside another. */
  private static @Nullable String id(JsonNode node, String field) {
    JsonNode id = node.path(field);
    return id.isMissingNode() || id.isNull() ? null : id.asText();
  }

  private static @Nullable Object value(JsonNode node) {
    return node.isArray() ? texts(node) : node.textValue();
  }

  private static List<String> texts(JsonNode list) {
    var texts = new ArrayList<String>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
