package se.lu.maxiv.sdm.distribution;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import se.lu.maxiv.sdm.harness.Await;

/** A program of the distribution that runs, or has run, with its output in files. */
final class Program implements AutoCloseable {
  static final Path HOME = Path.of(System.getProperty("sdm.root", ".."), "target", "sdm");
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final Process process;
  private final Path out;
  private final Path errors;

  private Program(Process process, Path out, Path errors) {
    this.process = process;
    this.out = out;
    this.errors = errors;
  }

  /** Starts a program; it dies with this JVM. */
  static Program start(Map<String, String> environment, String program, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("setpriv", "--pdeathsig", "KILL", "--"));
    command.add(program);
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile("program", ".out");
    Path errors = Files.createTempFile("program", ".err");
    var builder = new ProcessBuilder(command).redirectOutput(out.toFile());
    builder.redirectError(errors.toFile()).directory(new File("/"));
    builder.environment().remove("JDK_JAVA_OPTIONS");
    builder.environment().putAll(environment);
    return new Program(builder.start(), out, errors);
  }

  /** Runs {@code bin/sdm} to its end. */
  static Program sdm(Map<String, String> environment, String... arguments) throws Exception {
    Program program = start(environment, HOME.resolve("bin/sdm").toString(), arguments);
    program.awaitEnd();
    return program;
  }

  /** Waits for its end and returns the exit code. */
  int awaitEnd() throws Exception {
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("It did not end: " + out() + errors());
    }
    return process.exitValue();
  }

  /** Waits until it has printed a text. */
  void awaitOutput(String text) {
    awaitOutputAfter(0, text);
  }

  /** Waits until it has printed a text behind so many characters. */
  void awaitOutputAfter(int characters, String text) {
    Await.until(
        "'%s' in the output".formatted(text),
        LIMIT,
        () -> {
          if (!process.isAlive()) {
            throw new IllegalStateException("It ended early: " + out() + errors());
          }
          return out().indexOf(text, characters) >= 0;
        });
  }

  /** Sends the signal of that number. */
  void signal(int number) throws Exception {
    var kill = new ProcessBuilder("kill", "-" + number, String.valueOf(process.pid()));
    if (kill.inheritIO().start().waitFor() != 0) {
      throw new IllegalStateException("It could not be sent signal " + number);
    }
  }

  /** Sends SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /** Sends SIGKILL. */
  void kill() {
    process.destroyForcibly();
  }

  String out() {
    return read(out);
  }

  String errors() {
    return read(errors);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.delete(out);
    Files.delete(errors);
  }
}
