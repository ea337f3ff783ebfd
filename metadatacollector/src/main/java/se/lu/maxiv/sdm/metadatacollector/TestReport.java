package se.lu.maxiv.sdm.metadatacollector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.lu.maxiv.sdm.metadatacollector.core.Reading;
import se.lu.maxiv.sdm.metadatacollector.core.Snapshot;

/** What {@code TestNow} answers: what every item holds at this moment, as JSON. */
final class TestReport {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private TestReport() {}

  /** An object for each item, in the configuration's order. */
  static String of(Snapshot snapshot) {
    List<Map<String, Object>> items = new ArrayList<>();
    snapshot.entries().forEach(entry -> items.add(item(entry, snapshot.at())));
    try {
      return JSON.writeValueAsString(items);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts and numbers is always JSON", e);
    }
  }

  private static Map<String, Object> item(Snapshot.Entry entry, Instant asked) {
    Reading reading = entry.reading();
    var item = new LinkedHashMap<String, Object>();
    item.put("key", entry.item().key());
    item.put("name", entry.item().name());
    item.put("attribute", entry.item().address().text());
    reading
        .present()
        .ifPresent(
            value -> {
              item.put("value", value.json());
              item.put("type", value.type());
              item.put("shown", entry.shown());
            });
    item.put("unit", entry.unit());
    item.put("ownUnit", reading.unit());
    item.put("quality", reading.quality().name());
    item.put("age", Math.max(0, asked.toEpochMilli() - reading.at().toEpochMilli()) / 1e3);
    item.put("error", reading.error());
    item.put("milliseconds", reading.millis());
    return item;
  }
}
