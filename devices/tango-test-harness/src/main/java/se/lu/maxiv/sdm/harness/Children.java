package se.lu.maxiv.sdm.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The child processes of this JVM, which the kernel kills when the JVM dies, however it dies.
 *
 * <p>That is {@code prctl(PR_SET_PDEATHSIG)} through {@code setpriv} of util-linux. The kernel
 * takes the death of the <em>thread</em> that started the child for the death of the parent, so all
 * children are started by one thread that lives as long as the JVM. Children of children are not
 * covered: a start script must end with {@code exec}.
 */
final class Children {
  private static final ExecutorService STARTER =
      Executors.newSingleThreadExecutor(Children::startingThread);
  private static final Duration EXIT_LIMIT = Duration.ofSeconds(10);

  private Children() {}

  /** Starts the builder's command as a child that does not outlive this JVM. */
  static Process start(ProcessBuilder builder) {
    List<String> command = new ArrayList<>(List.of(setpriv().toString(), "--pdeathsig", "KILL"));
    command.add("--");
    command.addAll(builder.command());
    builder.command(command);
    try {
      return STARTER.submit(builder::start).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Could not start " + String.join(" ", command) + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while starting " + command + ".", e);
    }
  }

  /** Kills the process and its descendants with SIGKILL and returns when they are gone. */
  static void kill(Process process) {
    List<ProcessHandle> tree = new ArrayList<>(process.descendants().toList());
    tree.add(process.toHandle());
    tree.forEach(ProcessHandle::destroyForcibly);
    Await.until(
        "the end of process " + process.pid(),
        EXIT_LIMIT,
        () -> !process.isAlive() && !anyAlive(tree));
  }

  /** Runs a short command to its end and returns what it printed; a failure shows that. */
  static String run(ProcessBuilder builder, Path log, Duration limit) {
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    Process process = start(builder);
    try {
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 0) {
        return Files.readString(log);
      }
      throw new IllegalStateException(
          "%s did not succeed within %s:%n%s"
              .formatted(builder.command().get(4), Await.seconds(limit), Files.readString(log)));
    } catch (IOException e) {
      throw new IllegalStateException("Could not read " + log + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while running " + builder.command() + ".", e);
    } finally {
      kill(process);
    }
  }

  private static boolean anyAlive(List<ProcessHandle> tree) {
    return tree.stream().anyMatch(ProcessHandle::isAlive);
  }

  private static Path setpriv() {
    return Programs.find("setpriv", "util-linux");
  }

  private static Thread startingThread(Runnable work) {
    Thread thread = new Thread(work, "tango-harness-children");
    thread.setDaemon(true);
    return thread;
  }
}
