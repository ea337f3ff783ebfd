package se.lu.maxiv.sdm.metadatacollector;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.Base64;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.metadatacollector.core.Delivery;
import se.lu.maxiv.sdm.metadatacollector.core.ScanFolder;
import se.lu.maxiv.sdm.metadatacollector.visit.VisitDirectory;

/**
 * Pictures in visits' folders, small enough for a catalogue's page. What is no picture stays where
 * it is, whatever it is called, and no link is followed: else a member could have anything shown
 * that this server can read.
 */
final class ImageFiles implements Delivery.Images {
  private static final Logger LOG = LoggerFactory.getLogger(ImageFiles.class);
  private static final int LARGEST = 2 << 20;

  @Override
  public Optional<String> dataUrl(String path) {
    int slash = path.lastIndexOf('/');
    String folder = path.substring(0, Math.max(0, slash));
    Optional<ScanFolder> place = ScanFolder.of(folder);
    if (place.isEmpty()) {
      LOG.warn("The picture {} lies in no visit's folder and is not shown", path);
      return Optional.empty();
    }
    try (VisitDirectory directory = VisitDirectory.open(folder, place.get())) {
      byte[] bytes = directory.read(path.substring(slash + 1), LARGEST + 1);
      return bytes.length > LARGEST ? Optional.empty() : dataUrl(bytes);
    } catch (IOException | InvalidPathException e) {
      LOG.warn("The picture {} cannot be read", path, e);
      return Optional.empty();
    }
  }

  private static Optional<String> dataUrl(byte[] bytes) {
    return type(bytes)
        .map(type -> "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes));
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
