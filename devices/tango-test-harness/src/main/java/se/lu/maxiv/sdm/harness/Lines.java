package se.lu.maxiv.sdm.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The lines a process has printed so far, read by a thread of their own. Thread-safe. */
final class Lines {
  private final List<String> lines = new ArrayList<>();
  private final Thread reader;
  private int next;

  private Lines(InputStream stream, String name) {
    reader = new Thread(() -> read(stream), "tango-harness-lines-" + name);
    reader.setDaemon(true);
  }

  static Lines of(InputStream stream, String name) {
    var lines = new Lines(stream, name);
    lines.reader.start();
    return lines;
  }

  /** The first line after the last one taken that is wanted; it and those before it are taken. */
  synchronized Optional<String> take(Predicate<String> wanted) {
    for (int i = next; i < lines.size(); i++) {
      if (wanted.test(lines.get(i))) {
        next = i + 1;
        return Optional.of(lines.get(i));
      }
    }
    return Optional.empty();
  }

  /** Everything so far, taken or not. */
  synchronized String text() {
    return String.join("\n", lines);
  }

  /** Whether the stream is at its end, so that nothing more can come. */
  boolean isComplete() {
    return !reader.isAlive();
  }

  private void read(InputStream stream) {
    try (var input = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = input.readLine(); line != null; line = input.readLine()) {
        add(line);
      }
    } catch (IOException e) {
      add("(reading ended: " + e.getMessage() + ")");
    }
  }

  private synchronized void add(String line) {
    lines.add(line);
  }
}
