package se.lu.maxiv.sdm.metadatacollector.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import se.lu.maxiv.sdm.harness.ChildProcess;

/**
 * A small disk in memory, for tests that run as root and fill it up. A shell mounts it and reads
 * its input: when this JVM ends, however it does, the shell reads the end and unmounts it.
 */
public final class SmallDisk implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String SHELL =
      """
      trap '' INT TERM HUP
      set -e
      mount -t tmpfs -o "size=$2" sdm-test "$1"
      chmod 755 "$1"
      echo mounted
      read -r word || true
      umount -l "$1"
      rmdir "$1"
      echo gone
      """;

  private final Path folder;
  private final ChildProcess shell;

  private SmallDisk(int bytes) {
    try {
      folder = Files.createTempDirectory("disk-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    shell =
        ChildProcess.start(
            "disk",
            new ProcessBuilder(
                "/bin/sh", "-c", SHELL, "disk", folder.toString(), Integer.toString(bytes)));
    shell.awaitLine("mounted", LIMIT);
  }

  /** A disk with that much room. */
  public static SmallDisk of(int bytes) {
    return new SmallDisk(bytes);
  }

  /** Where it is mounted; root's, 0755. */
  public Path folder() {
    return folder;
  }

  /** Leaves no space on it; the file is deleted to make space again. */
  public Path fill() {
    Path filler = folder.resolve("filler");
    try (var out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(new byte[512]);
      }
    } catch (IOException full) {
      return filler;
    }
  }

  @Override
  public void close() {
    shell.writeLine("");
    shell.awaitLine("gone", LIMIT);
    shell.close();
  }
}
