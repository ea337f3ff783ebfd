package se.lu.maxiv.sdm.metadatacollector;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.metadatacollector.core.Delivery;

/** Pictures on the disk, small enough for a catalogue's page. */
final class ImageFiles implements Delivery.Images {
  private static final Logger LOG = LoggerFactory.getLogger(ImageFiles.class);
  private static final int LARGEST = 2 << 20;
  private static final Map<String, String> TYPES =
      Map.of("png", "image/png", "jpg", "image/jpeg", "jpeg", "image/jpeg", "gif", "image/gif");

  @Override
  public Optional<String> dataUrl(String path) {
    String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    String type = TYPES.get(ending);
    if (type == null) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(Path.of(path))) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      return bytes.length > LARGEST
          ? Optional.empty()
          : Optional.of("data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes));
    } catch (IOException | InvalidPathException e) {
      LOG.warn("The picture {} cannot be read", path, e);
      return Optional.empty();
    }
  }
}
