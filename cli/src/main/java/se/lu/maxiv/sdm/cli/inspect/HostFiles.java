package se.lu.maxiv.sdm.cli.inspect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files and folders on this host that properties name. */
final class HostFiles {
  private static final Set<PosixFilePermission> SECRET =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private HostFiles() {}

  /** Whether a new file can be made beside this one, and this one, if it is there, written. */
  static Finding store(String property, Path file) {
    @Nullable Path folder = file.getParent();
    if (folder != null && Files.exists(file) && !Files.isWritable(file)) {
      return refused(property, file);
    }
    return folder == null
        ? Finding.wrong(property, "%s is in no folder; correct the property.".formatted(file))
        : folder(property, folder);
  }

  /** Whether a new file can be made in a folder. */
  static Finding folder(String property, Path folder) {
    if (!Files.isDirectory(folder)) {
      return Finding.wrong(
          property,
          "The folder %s is missing: make it for the server's account.".formatted(folder));
    }
    if (!Files.isWritable(folder)) {
      return refused(property, folder);
    }
    return Finding.ok(
        property,
        "The folder %s belongs to %s and can be written by %s."
            .formatted(folder, owner(folder).orElse("?"), System.getProperty("user.name")));
  }

  private static Finding refused(String property, Path path) {
    return Finding.wrong(
        property,
        "%s belongs to %s and cannot be written by %s: give it to the server's account, and check as that."
            .formatted(path, owner(path).orElse("?"), System.getProperty("user.name")));
  }

  /**
   * Whether a file can hold a secret: it is there, not empty, and its owner alone may read it.
   *
   * @param reader who must be able to read it; empty when nobody knows
   */
  static Finding secret(String property, Path file, Optional<String> reader) {
    try {
      var attributes = Files.readAttributes(file, PosixFileAttributes.class);
      if (!attributes.isRegularFile() || attributes.size() == 0) {
        return Finding.wrong(property, "%s is no file with a secret in it.".formatted(file));
      }
      if (!SECRET.containsAll(attributes.permissions())) {
        return Finding.wrong(
            property,
            "%s can be read by others (%s): run chmod 0600 on it."
                .formatted(file, PosixFilePermissions.toString(attributes.permissions())));
      }
      String owner = attributes.owner().getName();
      if (reader.isPresent() && !reader.get().equals(owner)) {
        return Finding.wrong(
            property,
            "%s belongs to %s, but the store to %s: give it to the server's account."
                .formatted(file, owner, reader.get()));
      }
      return Finding.ok(property, "%s can be read by %s alone.".formatted(file, owner));
    } catch (IOException e) {
      return Finding.wrong(
          property,
          "%s cannot be read (%s): make it with mode 0600."
              .formatted(file, e.getClass().getSimpleName()));
    }
  }

  /** Who owns it; empty when that cannot be told. */
  static Optional<String> owner(Path path) {
    try {
      return Optional.of(Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
