package se.lu.maxiv.sdm.support.posix;

import com.sun.jna.LastErrorException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;

/**
 * An open directory: whatever is renamed or linked outside, it stays this one. Names below it are
 * never followed through links. Calls throw {@link LastErrorException}; not thread-safe.
 *
 * <p>It is opened with {@code O_PATH}, which needs the right to come here but none to read, as a
 * program that writes data would.
 */
final class Dir implements AutoCloseable {
  private static final int ENTER = Libc.O_PATH | Libc.O_DIRECTORY | Libc.O_CLOEXEC;
  private static final int READ = Libc.O_RDONLY | Libc.O_DIRECTORY | Libc.O_CLOEXEC;

  private final int fd;
  private final Path path;

  private Dir(int fd, Path path) {
    this.fd = fd;
    this.path = path;
  }

  /** The trusted root: its own path may hold links, it is the administrator's. */
  static Dir root(Path path) {
    return new Dir(Libc.open(path.toString(), ENTER), path);
  }

  /** One level down; a link there gives ENOTDIR. */
  Dir child(String name) {
    return new Dir(Libc.openat(fd, plain(name), ENTER | Libc.O_NOFOLLOW, 0), path.resolve(name));
  }

  /** The same directory open for reading, which {@code fsync} and changes of its rights need. */
  Dir readable() {
    return new Dir(Libc.openat(fd, ".", READ, 0), path);
  }

  /** Where it was when it was opened. */
  Path path() {
    return path;
  }

  int fd() {
    return fd;
  }

  Stat stat() {
    return statOf(fd);
  }

  /** What an open file is. */
  static Stat statOf(int fd) {
    byte[] result = new byte[Stat.SIZE];
    Libc.statx(fd, "", Libc.AT_EMPTY_PATH, Libc.STATX_BASIC_STATS, result);
    return Stat.of(result);
  }

  /** What stands below that name, a link itself and not what it points to. */
  Stat entry(String name) {
    byte[] result = new byte[Stat.SIZE];
    Libc.statx(fd, plain(name), Libc.AT_SYMLINK_NOFOLLOW, Libc.STATX_BASIC_STATS, result);
    return Stat.of(result);
  }

  /** Makes a directory that nobody but its owner can enter. */
  void make(String name) {
    Libc.mkdirat(fd, plain(name), 0700);
  }

  /** Makes a file that must not be there yet; returns its descriptor, open for both ways. */
  int create(String name, int mode) {
    int flags = Libc.O_CREAT | Libc.O_EXCL | Libc.O_RDWR | Libc.O_NOFOLLOW | Libc.O_CLOEXEC;
    return Libc.openat(fd, plain(name), flags, mode);
  }

  /** Removes a file or link; never a directory. */
  void remove(String name) {
    Libc.unlinkat(fd, plain(name), 0);
  }

  /**
   * The names in it.
   *
   * @throws SdmException when it cannot be read
   */
  List<String> names() {
    List<String> names = new ArrayList<>();
    try (Dir open = readable();
        DirectoryStream<Path> entries =
            Files.newDirectoryStream(Path.of("/proc/self/fd/" + open.fd))) {
      entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
    } catch (LastErrorException e) {
      throw Failure.of("read", path, e);
    } catch (IOException | DirectoryIteratorException e) {
      throw new SdmException(
          Reason.DEPENDENCY_ERROR,
          "Could not read " + path + " (" + e.getMessage() + "); call the administrator.",
          e);
    }
    return names;
  }

  @Override
  public void close() {
    Libc.close(fd);
  }

  private static String plain(String name) {
    boolean isPlain =
        !name.isEmpty()
            && !name.equals(".")
            && !name.equals("..")
            && name.indexOf('/') < 0
            && name.chars().noneMatch(Character::isISOControl);
    if (!isPlain) {
      throw SdmException.outOfRange(
          "A folder or file cannot be named " + Shown.quoted(name) + "; choose another name.");
    }
    return name;
  }
}
