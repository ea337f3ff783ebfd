package se.lu.maxiv.sdm.metadatacollector.visit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.metadatacollector.core.ScanFolder;

/**
 * A folder of a visit, held by descriptor: from the user type's folder downwards no link is
 * followed, since the members of a proposal may put links into their own folders.
 */
public final class VisitDirectory implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(VisitDirectory.class);
  private static final Set<PosixFilePermission> GROUPS =
      PosixFilePermissions.fromString("rw-rw----");
  private static final Set<PosixFilePermission> OWNERS =
      PosixFilePermissions.fromString("rw-------");

  private final Deque<DirectoryStream<Path>> open = new ArrayDeque<>();
  private final SecureDirectoryStream<Path> folder;

  @SuppressWarnings("StreamResourceLeak") // closed with all others
  private VisitDirectory(Path trusted, Path below) throws IOException {
    try {
      SecureDirectoryStream<Path> at = secure(Files.newDirectoryStream(trusted));
      for (Path step : below) {
        at = secure(at.newDirectoryStream(step, LinkOption.NOFOLLOW_LINKS));
      }
      this.folder = at;
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Opens a folder at or below raw.
   *
   * @param folder absolute
   * @param place what that folder tells
   * @throws IOException when it is not there, may not be opened, or a link is on the way
   */
  public static VisitDirectory open(String folder, ScanFolder place) throws IOException {
    String visit =
        String.join(
            "/", place.userType(), place.beamline(), place.proposal().text(), place.visit(), "raw");
    int at = folder.indexOf("/" + visit);
    return new VisitDirectory(
        Path.of(at <= 0 ? "/" : folder.substring(0, at)), Path.of(folder.substring(at + 1)));
  }

  private SecureDirectoryStream<Path> secure(DirectoryStream<Path> stream) throws IOException {
    open.push(stream);
    if (stream instanceof SecureDirectoryStream<Path> secured) {
      return secured;
    }
    throw new IOException("this file system gives no hold on folders");
  }

  /**
   * Reads the beginning of a file.
   *
   * @param most bytes at most
   * @throws IOException when it is not there, may not be read, or is a link, a pipe or a device
   */
  public byte[] read(String name, int most) throws IOException {
    var view =
        folder.getFileAttributeView(
            Path.of(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (!view.readAttributes().isRegularFile()) {
      throw new FileSystemException(name, null, "it is no regular file"); // a pipe would hang
    }
    try (SeekableByteChannel channel =
        folder.newByteChannel(
            Path.of(name), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(channel.size(), most));
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // reads on
      }
      return Arrays.copyOf(bytes.array(), bytes.position());
    }
  }

  /**
   * Writes a file whole or not at all: nothing is left of one that could not be written. It has the
   * folder's group, also where that is not set to be kept.
   *
   * @param part its name until it is whole; what a stop has left under it is replaced
   * @return whether it has the folder's group; if not, its owner alone may read it
   */
  public boolean write(String name, String part, byte[] content) throws IOException {
    discard(Path.of(part));
    boolean isWhole = false;
    try {
      boolean isGroups = fill(Path.of(part), content);
      folder.move(Path.of(part), folder, Path.of(name));
      isWhole = true;
      return isGroups;
    } finally {
      if (!isWhole) {
        discard(Path.of(part));
      }
    }
  }

  private boolean fill(Path part, byte[] content) throws IOException {
    try (SeekableByteChannel channel =
        folder.newByteChannel(
            part,
            Set.of(
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE,
                // the content is on the disk before the name is
                StandardOpenOption.SYNC),
            PosixFilePermissions.asFileAttribute(OWNERS))) {
      // while it is empty: no other group ever reads it
      boolean isGroups = permit(part);
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      return isGroups;
    }
  }

  /**
   * Lets the folder's group read and write it, whatever the umask; its owner alone if the account
   * may not give it that group.
   */
  private boolean permit(Path part) throws IOException {
    // by a descriptor that follows no link
    var view =
        folder.getFileAttributeView(part, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    boolean isGroups = isOfFoldersGroup(view);
    view.setPermissions(isGroups ? GROUPS : OWNERS);
    return isGroups;
  }

  private boolean isOfFoldersGroup(PosixFileAttributeView view) throws IOException {
    GroupPrincipal wanted =
        folder.getFileAttributeView(PosixFileAttributeView.class).readAttributes().group();
    if (view.readAttributes().group().equals(wanted)) {
      return true;
    }
    try {
      view.setGroup(wanted);
      return true;
    } catch (FileSystemException e) {
      LOG.debug("the account may not give the group {}", wanted, e);
      return false;
    }
  }

  private void discard(Path part) {
    try {
      folder.deleteFile(part);
    } catch (NoSuchFileException e) {
      LOG.trace("{} is not there, as it should be", part, e);
    } catch (IOException e) {
      LOG.warn("{} could not be removed", part, e);
    }
  }

  @Override
  public void close() throws IOException {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }
}
