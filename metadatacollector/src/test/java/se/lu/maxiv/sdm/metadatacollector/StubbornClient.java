package se.lu.maxiv.sdm.metadatacollector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.esrf.Tango.DevFailed;
import fr.esrf.TangoApi.DeviceData;
import fr.esrf.TangoApi.DeviceProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import se.lu.maxiv.sdm.harness.Await;

/**
 * A program that tells scans and repeats every request that was not answered, word for word, until
 * it is.
 *
 * @param device its own connection
 * @param raw where its data lie
 * @param answered is run after every answer
 */
record StubbornClient(DeviceProxy device, Path raw, Runnable answered) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration PACE = Duration.ofMillis(50);

  /** A scan that was told. */
  record Told(UUID uuid, List<String> files) {
    private List<Path> in(Path folder) {
      return files.stream().map(folder::resolve).toList();
    }
  }

  /** Tells a scan from its begin to its end, with one to four files. */
  Told scan(int number) {
    var uuid = UUID.randomUUID();
    var names = new ArrayList<String>();
    for (int i = 0; i <= number % 4; i++) {
      names.add("%s_%d.h5".formatted(uuid, i));
    }
    var told = new Told(uuid, names);
    told.in(raw).forEach(StubbornClient::write);
    List<String> paths = told.in(raw).stream().map(Path::toString).toList();
    ask("StartScan", Map.of("scan", uuid, "number", number, "title", "ascan", "folder", raw));
    ask("AddFiles", Map.of("scan", uuid, "files", paths.subList(1, paths.size())));
    ask("EndScan", Map.of("scan", uuid, "points", 3, "files", paths.subList(0, 1)));
    return told;
  }

  /** Runs a command until it is answered. */
  void ask(String command, Map<String, Object> fields) {
    try {
      String json = JSON.writeValueAsString(texts(fields));
      Await.until("the answer to " + command, LIMIT, PACE, () -> isAnswered(command, json));
      answered.run();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> texts(Map<String, Object> fields) {
    var plain = new java.util.HashMap<String, Object>(fields);
    plain.replaceAll((k, v) -> v instanceof UUID || v instanceof Path ? v.toString() : v);
    return plain;
  }

  private boolean isAnswered(String command, String json) {
    try {
      var argument = new DeviceData();
      argument.insert(json);
      device.command_inout(command, argument);
      return true;
    } catch (DevFailed e) {
      String words = e.errors[0].desc;
      if (command.equals("EndScan") && words.contains("has ended already")) {
        return true; // as it said when its answer was cut off
      }
      return isCutOff(e);
    }
  }

  /** Whatever the device itself refused would be refused again. */
  private static boolean isCutOff(DevFailed failure) {
    String reason = failure.errors[0].reason;
    if (List.of("DATA_OUT_OF_RANGE", "OPERATION_NOT_ALLOWED", "SOFTWARE_FAILURE")
        .contains(reason)) {
      throw new IllegalStateException(reason + ": " + failure.errors[0].desc, failure);
    }
    return false;
  }

  private static void write(Path file) {
    try {
      Files.writeString(file, "data");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
