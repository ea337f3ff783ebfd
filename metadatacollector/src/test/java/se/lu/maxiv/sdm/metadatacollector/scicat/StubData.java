package se.lu.maxiv.sdm.metadatacollector.scicat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the tests' SciCat holds. Thread-safe. */
public final class StubData {
  private final Map<String, Map<String, Object>> datasets = new LinkedHashMap<>();
  private final Map<String, Map<String, Object>> proposals = new LinkedHashMap<>();
  private final Map<String, List<Map<String, Object>>> blocks = new LinkedHashMap<>();
  private final Map<String, List<Map<String, Object>>> attachments = new LinkedHashMap<>();

  StubData() {}

  /** The names of all data sets. */
  public synchronized Set<String> pids() {
    return new TreeSet<>(datasets.keySet());
  }

  /** A data set as it is stored; empty when there is none. */
  public synchronized Map<String, Object> dataset(String pid) {
    return datasets.getOrDefault(pid, Map.of());
  }

  /** A proposal as it is stored; empty when there is none. */
  public synchronized Map<String, Object> proposal(String id) {
    return proposals.getOrDefault(id, Map.of());
  }

  /** All files of a data set, those that were added twice twice. */
  public synchronized List<String> files(String pid) {
    return blocks(pid).stream()
        .flatMap(block -> objects(block.get("dataFileList")).stream())
        .map(file -> String.valueOf(file.get("path")))
        .toList();
  }

  /** How many files each block of a data set has. */
  public synchronized List<Integer> blockSizes(String pid) {
    return blocks(pid).stream().map(block -> objects(block.get("dataFileList")).size()).toList();
  }

  /** The captions of all pictures of a data set, those that were added twice twice. */
  public synchronized List<String> captions(String pid) {
    return attachments(pid).stream().map(a -> String.valueOf(a.get("caption"))).toList();
  }

  /** Puts a data set there as somebody else would. */
  public synchronized void put(String pid, Map<String, Object> dataset) {
    datasets.put(pid, new LinkedHashMap<>(dataset));
  }

  /** Deletes a data set; SciCat forgets its files' blocks there. */
  public synchronized void delete(String pid) {
    datasets.remove(pid);
  }

  synchronized void putProposal(String id, Map<String, Object> proposal) {
    proposals.put(id, new LinkedHashMap<>(proposal));
  }

  /** A new data set, with what SciCat adds of itself. */
  synchronized Map<String, Object> make(String pid, Map<String, Object> body) {
    var dataset = new LinkedHashMap<String, Object>(body);
    dataset.put("pid", pid);
    dataset.put("version", "4");
    dataset.putIfAbsent("size", 0L);
    dataset.putIfAbsent("numberOfFiles", 0L);
    dataset.put("sourceFolder", String.valueOf(body.get("sourceFolder")).replaceFirst("/+$", ""));
    dataset.put("scientificMetadata", stored(object(body.get("scientificMetadata"))));
    datasets.put(pid, dataset);
    return dataset;
  }

  /** Adds a block, and its size and number of files to the data set's. */
  synchronized Map<String, Object> addBlock(String pid, Map<String, Object> body) {
    var block = new LinkedHashMap<String, Object>(body);
    block.put("_id", UUID.randomUUID().toString());
    block.put("datasetId", pid);
    blocks.computeIfAbsent(pid, p -> new ArrayList<>()).add(block);
    Map<String, Object> dataset = dataset(pid);
    dataset.merge("size", number(body.get("size")), StubData::sum);
    dataset.merge("numberOfFiles", (long) objects(body.get("dataFileList")).size(), StubData::sum);
    return block;
  }

  synchronized void addAttachment(String pid, Map<String, Object> body) {
    attachments.computeIfAbsent(pid, p -> new ArrayList<>()).add(body);
  }

  synchronized List<Map<String, Object>> blocks(String pid) {
    return List.copyOf(blocks.getOrDefault(pid, List.of()));
  }

  synchronized List<Map<String, Object>> attachments(String pid) {
    return List.copyOf(attachments.getOrDefault(pid, List.of()));
  }

  /** JSON's object, empty for anything else. */
  @SuppressWarnings("unchecked") // Jackson makes no other keys
  static Map<String, Object> object(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  static List<Map<String, Object>> objects(@Nullable Object value) {
    return value instanceof List<?> list ? list.stream().map(StubData::object).toList() : List.of();
  }

  /** As version 4 shows it: with its keys URL-encoded. */
  static Map<String, Object> encoded(Map<String, Object> values) {
    var encoded = new LinkedHashMap<String, Object>();
    values.forEach(
        (key, value) ->
            encoded.put(
                URLEncoder.encode(key, StandardCharsets.UTF_8)
                    .replace("+", "%20")
                    .replace(".", "%2E"),
                value instanceof Map ? encoded(object(value)) : value));
    return encoded;
  }

  /** With the digits that JavaScript keeps, and the fields that SciCat adds. */
  private static Map<String, Object> stored(Map<String, Object> values) {
    var stored = new LinkedHashMap<String, Object>();
    values.forEach((key, value) -> stored.put(key, rounded(value)));
    if (stored.get("value") instanceof Number && stored.containsKey("unit")) {
      stored.put("valueSI", stored.get("value"));
      stored.put("unitSI", stored.get("unit"));
    }
    return stored;
  }

  private static Object rounded(Object value) {
    if (value instanceof Map) {
      return stored(object(value));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(StubData::rounded).collect(Collectors.toList());
    }
    boolean isLarge = value instanceof Number n && Math.abs(n.doubleValue()) > 1L << 53;
    return isLarge ? ((Number) value).doubleValue() : value;
  }

  private static long number(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }

  private static Object sum(Object one, Object other) {
    return number(one) + number(other);
  }
}
