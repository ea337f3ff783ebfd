package se.lu.maxiv.sdm.pathfixer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.pathfixer.core.Saved;

/**
 * The file in which one device keeps its selection. A write is whole or has not happened, and is on
 * the disk when it returns, so that a confirmed selection survives the loss of power.
 */
final class StateFile {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final Path file;
  private final Clock clock;

  StateFile(Path directory, String device, Clock clock) {
    this.file =
        directory.resolve(device.toLowerCase(java.util.Locale.ROOT).replace('/', '_') + ".json");
    this.clock = clock;
  }

  /** What was read at the start, and what a person should know about it. */
  record Found(Saved saved, Optional<String> trouble) {}

  /**
   * Reads the file; a damaged one is set aside and named.
   *
   * @throws SdmException (DEPENDENCY_ERROR) when the file cannot be read or set aside
   */
  Found read() {
    try {
      return new Found(StateJson.read(Files.readAllBytes(file)), Optional.empty());
    } catch (NoSuchFileException nothingYet) {
      return new Found(Saved.NOTHING, Optional.empty());
    } catch (com.fasterxml.jackson.core.JacksonException
        | IllegalArgumentException
        | SdmException
        | java.time.DateTimeException damaged) {
      return setAside(damaged);
    } catch (IOException e) {
      throw failed("could not be read", e);
    }
  }

  /**
   * Replaces the file.
   *
   * @param isStillWanted asked just before: false when whoever wanted it has given up waiting
   * @throws SdmException (DEPENDENCY_ERROR) when it cannot be written; then the old one stands
   */
  void write(Saved saved, BooleanSupplier isStillWanted) {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      byte[] bytes = StateJson.write(saved);
      try (FileChannel channel = FileChannel.open(fresh, options(), owner())) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      if (isStillWanted.getAsBoolean()) {
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        syncDirectory();
      }
    } catch (IOException e) {
      throw failed("could not be written", e);
    }
  }

  private void syncDirectory() throws IOException {
    Path directory = java.util.Objects.requireNonNull(file.getParent());
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private Found setAside(Exception damaged) {
    Path aside =
        file.resolveSibling(file.getFileName() + ".damaged-" + STAMP.format(clock.instant()));
    try {
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw failed("is damaged and could not be set aside", e);
    }
    return new Found(
        Saved.NOTHING,
        Optional.of(
            "The state file was damaged ("
                + damaged.getClass().getSimpleName()
                + ") and is set aside as "
                + aside
                + "; choose proposal and visit again, then Reset."));
  }

  private SdmException failed(String what, IOException cause) {
    return new SdmException(
        Reason.DEPENDENCY_ERROR,
        "The state file "
            + file
            + " "
            + what
            + " ("
            + cause.getClass().getSimpleName()
            + ": "
            + cause.getMessage()
            + "); nothing was changed: see that this server may write in StateDirectory and that its"
            + " disk has space left.",
        cause);
  }

  private static Set<StandardOpenOption> options() {
    return Set.of(
        StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
  }

  private static java.nio.file.attribute.FileAttribute<?> owner() {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  }
}
