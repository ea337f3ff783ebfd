package se.lu.maxiv.sdm.pathfixer.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.StreamSupport;
import se.lu.maxiv.sdm.harness.ChildProcess;
import se.lu.maxiv.sdm.harness.PrivateTango;
import se.lu.maxiv.sdm.harness.Python;
import se.lu.maxiv.sdm.harness.bench.Numbers;

/** A PyTango program of {@code src/test/python/bench} that answers each JSON object with one. */
final class Client implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final ChildProcess process;

  /** Starts the program. */
  Client(PrivateTango tango, String name, String... arguments) {
    process = Python.using(tango).start(script(name), arguments);
  }

  static Path script(String name) {
    Path root = Path.of(System.getProperty("sdm.root", "."));
    return root.resolve("pathfixer/src/test/python/bench").resolve(name).toAbsolutePath();
  }

  JsonNode ask(Map<String, ?> question) {
    try {
      process.writeLine(JSON.writeValueAsString(question));
      return JSON.readTree(process.awaitLine(line -> line.startsWith("{"), PATIENCE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Numbers numbers(JsonNode array) {
    return new Numbers(
        StreamSupport.stream(array.spliterator(), false).map(JsonNode::asDouble).toList());
  }

  @Override
  public void close() {
    process.close();
  }
}
