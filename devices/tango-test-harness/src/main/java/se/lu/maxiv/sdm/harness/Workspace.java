package se.lu.maxiv.sdm.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory that belongs to this JVM for as long as it lives: in memory where there is room.
 *
 * <p>Its owner holds a lock on a file in it, which the kernel drops when the JVM dies. Whoever
 * makes the next workspace removes those that nobody holds.
 */
public final class Workspace implements AutoCloseable {
  private static final Path MEMORY = Path.of("/dev/shm");
  private static final long ROOM_BYTES = 256L << 20;
  private static final String OWNER = "owner.lock";
  private static final String PREFIX = ProcessHandle.current().pid() + "-";

  private final Path folder;
  private final FileChannel owner;

  private Workspace(Path folder, FileChannel owner) {
    this.folder = folder;
    this.owner = owner;
  }

  /** Makes a workspace below /dev/shm, or below java.io.tmpdir where that is absent or full. */
  public static Workspace make() {
    return make(place());
  }

  /** Makes a workspace below a folder that only this user's harnesses write in. */
  static synchronized Workspace make(Path root) {
    try {
      makePrivate(root);
      try (FileChannel gate = lockable(root.resolve("gate.lock"));
          FileLock held = gate.lock()) {
        assert held.isValid();
        sweep(root);
        Path folder = Files.createTempDirectory(root, PREFIX);
        FileChannel owner = lockable(folder.resolve(OWNER));
        owner.lock();
        return new Workspace(folder, owner);
      }
    } catch (IOException e) {
      throw new IllegalStateException("Could not make a workspace below " + root + ".", e);
    }
  }

  /** Its folder. */
  public Path folder() {
    return folder;
  }

  @Override
  public void close() {
    Trees.remove(folder);
    try {
      owner.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path place() {
    String name = "tango-test-harness-" + Programs.userId();
    boolean memory = Files.isWritable(MEMORY) && MEMORY.toFile().getUsableSpace() > ROOM_BYTES;
    return (memory ? MEMORY : Path.of(System.getProperty("java.io.tmpdir"))).resolve(name);
  }

  /** Makes a folder for this user only, or refuses one that another user put there. */
  static void makePrivate(Path root) throws IOException {
    if (!Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
      var onlyOwner = PosixFilePermissions.fromString("rwx------");
      Files.createDirectories(root, PosixFilePermissions.asFileAttribute(onlyOwner));
    }
    Path probe = Files.createTempFile(root, "probe", "");
    try {
      if (!Files.getOwner(root).equals(Files.getOwner(probe))) {
        throw new IOException(root + " belongs to another user: remove it.");
      }
    } finally {
      Files.delete(probe);
    }
  }

  // Own workspaces are never looked at: closing a second channel on a file drops all of a process's
  // locks on it.
  private static void sweep(Path root) throws IOException {
    List<Path> others;
    try (Stream<Path> paths = Files.list(root)) {
      others = paths.filter(Files::isDirectory).filter(path -> !isOwn(path)).toList();
    }
    for (Path other : others) {
      if (isAbandoned(other)) {
        Trees.remove(other);
      }
    }
  }

  private static boolean isOwn(Path folder) {
    return folder.getFileName().toString().startsWith(PREFIX);
  }

  private static boolean isAbandoned(Path folder) throws IOException {
    try (FileChannel channel = lockable(folder.resolve(OWNER));
        FileLock lock = channel.tryLock()) {
      return lock != null;
    }
  }

  private static FileChannel lockable(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }
}
