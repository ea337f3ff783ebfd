package se.lu.maxiv.sdm.metadatacollector;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.metadatacollector.core.Delivery;
import se.lu.maxiv.sdm.metadatacollector.core.ScanFolder;
import se.lu.maxiv.sdm.metadatacollector.visit.VisitDirectory;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;
import se.lu.maxiv.sdm.support.worker.BoundedWorker;

/**
 * Pictures in visits' folders, small enough for a catalogue's page. What is no picture stays where
 * it is, whatever it is called, and no link is followed: else a member could have anything shown
 * that this server can read. Thread-safe.
 */
final class ImageFiles implements Delivery.Images {
  private static final Logger LOG = LoggerFactory.getLogger(ImageFiles.class);
  private static final int LARGEST = 2 << 20;
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** Less than a Tango client waits. */
  private static final Duration CLIENTS_LIMIT = Duration.ofSeconds(2);

  private final BoundedWorker storage;
  private final Consumer<String> told;

  /**
   * Reads pictures.
   *
   * @param storage reads: a storage that hangs keeps one thread and no more
   * @param told is told why one is not shown
   */
  ImageFiles(BoundedWorker storage, Consumer<String> told) {
    this.storage = storage;
    this.told = told;
  }

  @Override
  public Optional<String> dataUrl(String path) {
    try {
      return Optional.of(read(path, LIMIT));
    } catch (SdmException e) {
      if (e.reason() == Reason.DEPENDENCY_ERROR) {
        throw e;
      }
      told.accept(e.sentence());
      return Optional.empty();
    }
  }

  /**
   * Looks whether a picture can be shown.
   *
   * @throws SdmException (OPERATION_NOT_ALLOWED) why it cannot, (DEPENDENCY_ERROR) when the storage
   *     does not answer in time
   */
  void check(String path) {
    // its content is read anew when it is sent
    var unused = read(path, CLIENTS_LIMIT);
  }

  private String read(String path, Duration limit) {
    return storage.call("reading a picture", () -> read(path), limit);
  }

  private static String read(String path) {
    int slash = path.lastIndexOf('/');
    String folder = path.substring(0, Math.max(0, slash));
    ScanFolder place =
        ScanFolder.of(folder).orElseThrow(() -> refused(path, "it lies in no visit's raw folder"));
    byte[] bytes;
    try (VisitDirectory directory = VisitDirectory.open(folder, place)) {
      bytes = directory.read(path.substring(slash + 1), LARGEST + 1);
    } catch (IOException | InvalidPathException e) {
      LOG.debug("{} cannot be read", path, e);
      throw refused(path, "it cannot be read (" + words(e) + ")");
    }
    if (bytes.length > LARGEST) {
      throw refused(path, "it is larger than %d MB; make it smaller".formatted(LARGEST >> 20));
    }
    String type = type(bytes).orElseThrow(() -> refused(path, "it is no PNG, JPEG or GIF"));
    return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
  }

  private static String words(Exception cause) {
    boolean hasReason = cause instanceof FileSystemException file && file.getReason() != null;
    return hasReason
        ? ((FileSystemException) cause).getReason()
        : cause.getClass().getSimpleName().replace("Exception", "");
  }

  private static SdmException refused(String path, String why) {
    return SdmException.notAllowed(
        "The picture %s is not shown: %s."
            .formatted(Shown.quoted(path.substring(path.lastIndexOf('/') + 1)), why));
  }

  /** By the first bytes, which every picture of the kind has. */
  private static Optional<String> type(byte[] bytes) {
    if (begins(bytes, 0x89, 'P', 'N', 'G')) {
      return Optional.of("image/png");
    }
    if (begins(bytes, 0xFF, 0xD8, 0xFF)) {
      return Optional.of("image/jpeg");
    }
    return begins(bytes, 'G', 'I', 'F', '8') ? Optional.of("image/gif") : Optional.empty();
  }

  private static boolean begins(byte[] bytes, int... with) {
    for (int i = 0; i < with.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != with[i]) {
        return false;
      }
    }
    return true;
  }
}
