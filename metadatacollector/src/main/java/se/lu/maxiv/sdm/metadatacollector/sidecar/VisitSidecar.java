package se.lu.maxiv.sdm.metadatacollector.sidecar;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.metadatacollector.core.ScanFolder;
import se.lu.maxiv.sdm.metadatacollector.visit.VisitDirectory;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/** {@code <scan>_metadata.<ending>} beside a scan's files, if that is in a visit's folder. */
public final class VisitSidecar implements Sidecar {
  /** Where the scan's identity stands, in bytes from the beginning. */
  private static final int HEAD = 4096;

  /** Of a name's 255 bytes, what is left beside number and ending. */
  private static final int LONGEST_STEM = 200;

  private final Form form;

  /** What such a file holds. */
  public interface Form {
    /** What its name ends with, without the point. */
    String ending();

    /**
     * Its content, with the scan's identity as plain text in the first 4096 bytes.
     *
     * @throws IOException when there is no room to make it
     */
    byte[] content(Scan scan) throws IOException;
  }

  /** For scans whose data lie in a visit's folder; of others nothing is written. */
  public VisitSidecar(Form form) {
    this.form = form;
  }

  @Override
  public void write(Scan scan) {
    String folder = folder(scan);
    Optional<ScanFolder> place = ScanFolder.of(folder);
    if (place.isEmpty()) {
      return;
    }
    try (VisitDirectory directory = VisitDirectory.open(folder, place.get())) {
      String part = "." + scan.uuid() + "_metadata.part";
      if (!directory.write(free(directory, scan), part, form.content(scan))) {
        throw SdmException.configuration(
            "The metadata of scan %s in %s can be read by the server's account only, which may not give them the folder's group; make it a member, or have the folder keep its group (setgid)."
                .formatted(scan.uuid(), folder));
      }
    } catch (IOException e) {
      throw new SdmException(
          Reason.DEPENDENCY_ERROR,
          "The metadata of scan %s could not be written into %s (%s); they are in the store."
              .formatted(scan.uuid(), folder, e.getClass().getSimpleName() + ": " + e.getMessage()),
          e);
    }
  }

  /**
   * Where a scan's files are: the folder that was told, else that of the first file. Of a scan
   * without a folder it is what PathFixer had selected, which is raw itself.
   */
  private static String folder(Scan scan) {
    String told = scan.measurement().folder();
    boolean isBelowRaw = ScanFolder.of(told).filter(place -> !place.sample().isEmpty()).isPresent();
    return isBelowRaw
        ? told
        : scan.files().stream()
            .filter(file -> !file.missing())
            .map(file -> file.path().substring(0, Math.max(0, file.path().lastIndexOf('/'))))
            .filter(folder -> ScanFolder.of(folder).isPresent())
            .findFirst()
            .orElse(told);
  }

  /** A file of that name that is not this scan's is somebody else's, and is left alone. */
  private String free(VisitDirectory directory, Scan scan) throws IOException {
    String name = name(stem(scan));
    try {
      String begin = new String(directory.read(name, HEAD), StandardCharsets.ISO_8859_1);
      return begin.contains(scan.uuid().toString()) ? name : name(scan.uuid().toString());
    } catch (NoSuchFileException e) {
      return name;
    }
  }

  private String name(String stem) {
    return stem + "_metadata." + form.ending();
  }

  /** After the first file, else after the number, else after the identity. */
  private static String stem(Scan scan) {
    String stem = scan.uuid().toString();
    if (!scan.files().isEmpty()) {
      String path = scan.files().get(0).path();
      String file = path.substring(path.lastIndexOf('/') + 1);
      int dot = file.lastIndexOf('.');
      stem = dot > 0 ? file.substring(0, dot) : file;
    } else if (scan.origin().number() >= 0) {
      stem = "scan_" + scan.origin().number();
    }
    if (stem.getBytes(StandardCharsets.UTF_8).length > LONGEST_STEM) {
      return scan.uuid().toString();
    }
    // several scans may write into one file
    String number = scan.origin().number() < 0 ? "" : "_" + scan.origin().number();
    return stem.endsWith(number) ? stem : stem + number;
  }
}
