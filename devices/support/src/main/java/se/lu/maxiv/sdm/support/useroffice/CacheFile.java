package se.lu.maxiv.sdm.support.useroffice;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * The last good answer on disk, in the neutral form with the office's description in front. It
 * holds names, so that only its owner may read it (0600). Written anew beside itself, synced and
 * put in place, so that a crash leaves the old one or the new one.
 *
 * @param path where it is; its folder must exist
 * @param form the neutral form
 */
record CacheFile(Path path, NeutralJson form) {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /**
   * An answer on disk.
   *
   * @param answer whose it is and what it says
   * @param writtenAt when it was written
   */
  record Kept(NeutralJson.Sourced answer, Instant writtenAt) {}

  /**
   * What is on disk, if anything.
   *
   * @throws SdmException (DEPENDENCY_ERROR) when it is damaged
   * @throws IOException when it cannot be read
   */
  Optional<Kept> read() throws IOException {
    try {
      Instant writtenAt = Files.getLastModifiedTime(path).toInstant();
      var answer = form.readSourced(Files.newInputStream(path), path.toString(), writtenAt);
      return Optional.of(new Kept(answer, writtenAt));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Writes an answer so that it survives a crash from here on. */
  void write(NeutralJson.Sourced answer) throws IOException {
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(fresh, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    // the umask may have taken bits from what was asked for
    Files.setPosixFilePermissions(fresh, OWNER_ONLY);
    fill(fresh, answer);
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
    sync();
  }

  /** Puts a damaged file out of the way and tells its new name. */
  Path setAside(Instant now) throws IOException {
    Path aside = path.resolveSibling(path.getFileName() + ".damaged-" + STAMP.format(now));
    return Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
  }

  private void fill(Path fresh, NeutralJson.Sourced answer) throws IOException {
    try (FileChannel file = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file));
      form.write(answer, out);
      out.flush();
      file.force(true);
    }
  }

  private void sync() throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
