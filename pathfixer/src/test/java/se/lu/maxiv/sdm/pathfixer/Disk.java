package se.lu.maxiv.sdm.pathfixer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A small disk of its own for a test that runs as root: it can be filled up, and frozen, when
 * everybody who writes hangs as on a file server that went away.
 *
 * <p>A shell mounts it and waits for words: when this JVM ends, however it does, the shell reads
 * the end of its input, thaws the disk and unmounts it.
 */
final class Disk implements AutoCloseable {
  private static final String SHELL =
      """
      trap '' INT TERM HUP
      set -e
      if [ "$2" = ext4 ]; then
        truncate -s 16M "$1.image"
        mkfs.ext4 -q "$1.image"
        mount -o loop "$1.image" "$1"
        rm "$1.image"
      else
        mount -t tmpfs -o "$2" sdm-test "$1"
      fi
      chmod 755 "$1"
      echo mounted
      while read -r word; do
        case $word in
          freeze) fsfreeze -f "$1"; echo frozen ;;
          thaw) fsfreeze -u "$1"; echo thawed ;;
        esac
      done
      fsfreeze -u "$1" 2>/dev/null || true
      umount -l "$1"
      rmdir "$1"
      """;

  private final Path folder;
  private final Process shell;
  private final BufferedReader said;
  private boolean isFrozen;

  private Disk(String kind) {
    try {
      folder = Files.createTempDirectory("disk-");
      shell =
          new ProcessBuilder(List.of("/bin/sh", "-c", SHELL, "disk", folder.toString(), kind))
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    said = shell.inputReader();
    await("mounted");
  }

  /** A disk that can be frozen. */
  static Disk freezable() {
    return new Disk("ext4");
  }

  /** A disk in memory with so many bytes and so many files. */
  static Disk limited(int bytes, int files) {
    return new Disk("size=" + bytes + ",nr_inodes=" + files);
  }

  /** Where it is mounted; root's, 0755. */
  Path folder() {
    return folder;
  }

  /** From now on everybody who writes hangs. */
  void freeze() {
    say("freeze", "frozen");
    isFrozen = true;
  }

  /** Lets everybody go on. */
  void thaw() {
    if (isFrozen) {
      say("thaw", "thawed");
      isFrozen = false;
    }
  }

  /** Writes a file until there is no space left; it is deleted to make space again. */
  Path fill() {
    Path filler = folder.resolve("filler");
    byte[] block = new byte[512];
    try (var out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      return filler;
    }
  }

  /** Makes empty files until no more can be made; the folder is deleted to make room again. */
  Path crowd() throws IOException {
    Path crowd = Files.createDirectory(folder.resolve("crowd"));
    try {
      for (int i = 0; ; i++) {
        Files.createFile(crowd.resolve("file" + i));
      }
    } catch (IOException full) {
      return crowd;
    }
  }

  private void say(String word, String answer) {
    try {
      shell.getOutputStream().write((word + "\n").getBytes(StandardCharsets.UTF_8));
      shell.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    await(answer);
  }

  private void await(String wanted) {
    try {
      String line = said.readLine();
      if (!wanted.equals(line)) {
        throw new IllegalStateException("The disk is not " + wanted + ": " + line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      thaw();
    } finally {
      end();
    }
  }

  private void end() {
    try {
      shell.getOutputStream().close();
      shell.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
