package se.lu.maxiv.sdm.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** A running program whose output is kept line by line, and which dies with this JVM. */
public final class ChildProcess implements AutoCloseable {
  private final String name;
  private final Process process;
  private final Lines output;
  private final Lines errors;

  private ChildProcess(String name, Process process) {
    this.name = name;
    this.process = process;
    this.output = Lines.of(process.getInputStream(), name);
    this.errors = Lines.of(process.getErrorStream(), name);
  }

  /** Starts the builder's command; its output and errors are read from here on. */
  public static ChildProcess start(String name, ProcessBuilder builder) {
    return new ChildProcess(name, Children.start(builder));
  }

  /** The process id of the program itself. */
  public long pid() {
    return process.pid();
  }

  /** Whether it still runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** All it has printed to standard output so far. */
  public String output() {
    return output.text();
  }

  /** All it has printed to standard error so far. */
  public String errors() {
    return errors.text();
  }

  /**
   * Returns the next line of standard output that is wanted. What is returned, and what came before
   * it, is not looked at again.
   *
   * @throws IllegalStateException with all output if it does not come in time or the program ended
   */
  public String awaitLine(Predicate<String> wanted, Duration limit) {
    try {
      return Await.value("a line of " + name, limit, () -> take(wanted));
    } catch (IllegalStateException e) {
      throw new IllegalStateException(e.getMessage() + report(), e);
    }
  }

  /** As {@link #awaitLine(Predicate, Duration)}, for a line that contains the text. */
  public String awaitLine(String part, Duration limit) {
    return awaitLine(line -> line.contains(part), limit);
  }

  /** Sends one line to its standard input. */
  public void writeLine(String line) {
    try {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new IllegalStateException("Could not write to " + name + "." + report(), e);
    }
  }

  /**
   * Waits for its end by itself.
   *
   * @return the exit code, once all output is read
   * @throws IllegalStateException with all output if it does not end in time
   */
  public int awaitExit(Duration limit) {
    try {
      Await.until("the end of " + name, limit, this::isOver);
      return process.exitValue();
    } catch (IllegalStateException e) {
      throw new IllegalStateException(e.getMessage() + report(), e);
    }
  }

  /** Ends it, and what it started, with SIGKILL, and returns when it is gone. */
  public void kill() {
    Children.kill(process);
  }

  /** Asks it to end with SIGTERM; see {@link #awaitExit}. */
  public void terminate() {
    process.destroy();
  }

  @Override
  public void close() {
    kill();
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** What it printed, for the message of a failure. */
  String report() {
    return "\n--- output of %s:\n%s\n--- errors of %s:\n%s\n---"
        .formatted(name, output(), name, errors());
  }

  private Optional<String> take(Predicate<String> wanted) {
    boolean over = isOver();
    Optional<String> line = output.take(wanted);
    if (line.isEmpty() && over) {
      throw new IllegalStateException(name + " ended without the awaited line.");
    }
    return line;
  }

  private boolean isOver() {
    return !process.isAlive() && output.isComplete() && errors.isComplete();
  }
}
