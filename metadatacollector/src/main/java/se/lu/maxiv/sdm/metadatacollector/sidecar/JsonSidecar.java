package se.lu.maxiv.sdm.metadatacollector.sidecar;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.metadatacollector.core.ScanFolder;
import se.lu.maxiv.sdm.metadatacollector.json.ScanJson;
import se.lu.maxiv.sdm.metadatacollector.visit.VisitDirectory;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/** {@code <scan>_metadata.json}: all of a scan, as the attribute LastScanJson has it. */
public final class JsonSidecar implements Sidecar {
  /** Where the scan's identity stands, in bytes from the beginning. */
  private static final int HEAD = 4096;

  /** For scans whose data lie in a visit's folder; of others nothing is written. */
  public JsonSidecar() {}

  @Override
  public void write(Scan scan) {
    String folder = scan.measurement().folder();
    Optional<ScanFolder> place = ScanFolder.of(folder);
    if (place.isEmpty()) {
      return;
    }
    byte[] text = (ScanJson.text(scan) + "\n").getBytes(StandardCharsets.UTF_8);
    try (VisitDirectory directory = VisitDirectory.open(folder, place.get())) {
      directory.write(free(directory, scan), text);
    } catch (IOException e) {
      throw new SdmException(
          Reason.DEPENDENCY_ERROR,
          "The metadata of scan %s could not be written into %s (%s); they are in the store."
              .formatted(scan.uuid(), folder, e.getClass().getSimpleName() + ": " + e.getMessage()),
          e);
    }
  }

  /** A file of that name that is not this scan's is somebody else's, and is left alone. */
  private static String free(VisitDirectory directory, Scan scan) throws IOException {
    String name = name(scan);
    try {
      String begin = new String(directory.read(name, HEAD), StandardCharsets.UTF_8);
      return begin.contains(scan.uuid().toString()) ? name : scan.uuid() + "_metadata.json";
    } catch (NoSuchFileException e) {
      return name;
    }
  }

  /** After the first file, else after the number, else after the identity. */
  static String name(Scan scan) {
    String stem = scan.uuid().toString();
    if (!scan.files().isEmpty()) {
      String path = scan.files().get(0).path();
      String file = path.substring(path.lastIndexOf('/') + 1);
      int dot = file.lastIndexOf('.');
      stem = dot > 0 ? file.substring(0, dot) : file;
    } else if (scan.origin().number() >= 0) {
      stem = "scan_" + scan.origin().number();
    }
    // several scans may write into one file
    String number = scan.origin().number() < 0 ? "" : "_" + scan.origin().number();
    String whole = stem.endsWith(number) ? stem : stem + number;
    return whole.replace('/', '_') + "_metadata.json";
  }
}
