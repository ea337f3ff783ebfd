package se.lu.maxiv.sdm.metadatacollector.store;

import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.metadatacollector.json.ParcelJson;
import se.lu.maxiv.sdm.metadatacollector.json.ParcelJson.Pair;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * Scans and their parcels that the store could not take, in the order in which they came, in a file
 * whose space was taken beforehand. What {@link #put} returned for survives a crash and a power
 * cut. Thread-safe; one program at a time has the file.
 */
public final class Spool implements AutoCloseable {
  /** What a spool takes on the disk: some thousand scans, or one of 16 MB that is changed twice. */
  public static final long USUAL_BYTES = 64L << 20;

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final Path path;
  private final SpoolFile file;
  private final Deque<Pair> pairs = new ArrayDeque<>();

  private Spool(Path path, SpoolFile file) {
    this.path = path;
    this.file = file;
  }

  /**
   * Opens a spool, or makes it.
   *
   * @param path its file, 0600; its folder must exist
   * @param bytes what a new one takes on the disk; one that is there keeps its size
   * @throws SdmException (DEPENDENCY_ERROR) when it cannot be made or read, or is in use
   */
  public static Spool open(Path path, long bytes) {
    try {
      var spool =
          new Spool(
              path,
              SpoolFile.open(path.toAbsolutePath(), bytes).orElseThrow(() -> inUse(path, null)));
      for (byte[] record : spool.file.records()) {
        spool.pairs.add(ParcelJson.pair(new String(record, StandardCharsets.UTF_8)));
      }
      return spool;
    } catch (OverlappingFileLockException e) {
      throw inUse(path, e);
    } catch (IOException e) {
      throw failed(path, "be opened", e);
    }
  }

  /**
   * Adds a scan as it is now, which takes the place of what is here of it already.
   *
   * @throws SdmException (DEPENDENCY_ERROR) when there is no room, or the disk fails
   */
  public synchronized void put(Scan scan, Parcel parcel) {
    var pair = new Pair(scan, parcel);
    try {
      if (!file.append(ParcelJson.text(pair).getBytes(StandardCharsets.UTF_8))) {
        throw SdmException.dependency(
            "Scan %s was not kept: the store does not take it and the spool %s is full with %d; make the store work."
                .formatted(scan.uuid(), path, pairs.size()));
      }
    } catch (IOException e) {
      throw failed(path, "be written", e);
    }
    pairs.add(pair);
  }

  /** The oldest, if there is any. */
  public synchronized Optional<Pair> first() {
    return Optional.ofNullable(pairs.peekFirst());
  }

  /**
   * Removes the oldest, which is in the store now.
   *
   * @throws SdmException (DEPENDENCY_ERROR) when the disk fails; then it stays
   */
  public synchronized void removeFirst() {
    try {
      file.removeFirst();
    } catch (IOException e) {
      throw failed(path, "be written", e);
    }
    pairs.removeFirst();
  }

  /**
   * Puts the oldest aside, which the store will never take: into a file beside the spool, a line of
   * JSON each, for a person.
   *
   * @return that file
   * @throws SdmException (DEPENDENCY_ERROR) when the disk fails; then it stays
   */
  public synchronized Path setFirstAside() {
    Path aside = asidePath();
    byte[] line = (ParcelJson.text(pairs.getFirst()) + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      if (!Files.exists(aside)) {
        Files.createFile(aside, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      }
      Files.write(aside, line, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
    } catch (IOException e) {
      throw failed(aside, "be written", e);
    }
    removeFirst();
    return aside;
  }

  /** The file with what was put aside, as long as somebody leaves it there. */
  public Optional<Path> aside() {
    return Optional.of(asidePath()).filter(Files::exists);
  }

  private Path asidePath() {
    return path.resolveSibling(path.getFileName() + ".refused");
  }

  /** The newest word on that scan, if there is any here. */
  public Optional<Pair> find(UUID scan) {
    return newest(pair -> pair.scan().uuid().equals(scan)).stream().findFirst();
  }

  /** The newest word on each scan of that kind, in the order in which those came. */
  public synchronized List<Pair> newest(Predicate<Pair> wanted) {
    return pairs.stream()
        .filter(wanted)
        .collect(
            Collectors.toMap(
                pair -> pair.scan().uuid(), pair -> pair, (old, now) -> now, LinkedHashMap::new))
        .values()
        .stream()
        .toList();
  }

  /** How many entries there are. */
  public synchronized int size() {
    return pairs.size();
  }

  /** The bytes that it still takes. */
  public synchronized long room() {
    return file.room();
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  @Override
  public synchronized void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw failed(path, "be closed", e);
    }
  }

  private static SdmException inUse(Path path, @Nullable Exception cause) {
    return new SdmException(
        Reason.DEPENDENCY_ERROR,
        "The spool %s is another program's at this moment; see that this server runs once only."
            .formatted(path),
        cause);
  }

  private static SdmException failed(Path path, String what, IOException cause) {
    return new SdmException(
        Reason.DEPENDENCY_ERROR,
        "The spool %s could not %s (%s); look at its disk and its folder."
            .formatted(path, what, cause.getMessage()),
        cause);
  }
}
