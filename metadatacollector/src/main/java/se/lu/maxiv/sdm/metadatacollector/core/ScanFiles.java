package se.lu.maxiv.sdm.metadatacollector.core;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;

/** What the places of a scan's files and pictures tell about whose it is. */
public final class ScanFiles {
  private ScanFiles() {}

  /** The visit that a scan's data lie in: its folder's, else its first file's. */
  public static Optional<ScanFolder> place(Measurement measurement, List<String> files) {
    Optional<ScanFolder> place = ScanFolder.of(measurement.folder());
    return place.isPresent() || files.isEmpty() ? place : ScanFolder.ofFile(files.get(0));
  }

  /** The user types of all places where something of a scan lies. */
  static Set<String> types(Scan scan) {
    Stream<Optional<ScanFolder>> files =
        Stream.concat(scan.files().stream().map(DataFile::path), scan.notes().images().stream())
            .map(ScanFolder::ofFile);
    return Stream.concat(Stream.of(ScanFolder.of(scan.measurement().folder())), files)
        .flatMap(Optional::stream)
        .map(ScanFolder::userType)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * A scan with more files. The first one whose place is known says whose a scan is that had none;
   * one of another visit makes it uncertain.
   */
  public static Scan announced(Scan scan, List<String> paths) {
    Scan with = scan.with(paths.stream().map(DataFile::announced).toList());
    for (String path : paths) {
      Optional<ScanFolder> place = ScanFolder.ofFile(path);
      if (place.isPresent()) {
        with = with.of(whose(with.belonging(), place.get()));
      }
    }
    return with;
  }

  private static Belonging whose(Belonging whose, ScanFolder place) {
    if (whose.proposal().isEmpty()) {
      return whose.placed(place);
    }
    boolean isSame =
        place.proposal().text().equals(whose.proposal()) && place.visit().equals(whose.visit());
    return isSame
        ? whose
        : whose.heldBecause(
            "One of its files lies in proposal %s, visit %s, another in %s, visit %s; decide."
                .formatted(place.proposal(), place.visit(), whose.proposal(), whose.visit()));
  }

  /**
   * A scan with more that people say.
   *
   * @throws SdmException (OPERATION_NOT_ALLOWED) for a picture of another visit, which is not this
   *     scan's to show, and for values after the end, which the first delivery would not have
   */
  public static Scan annotated(Scan scan, Notes notes) {
    if (scan.isEnded() && !notes.values().isEmpty()) {
      throw SdmException.notAllowed(
          "Annotate was refused: scan %s has ended; tell values before EndScan."
              .formatted(scan.uuid()));
    }
    for (String image : notes.images()) {
      boolean isIts =
          ScanFolder.ofFile(image)
              .filter(place -> place.proposal().text().equals(scan.belonging().proposal()))
              .filter(place -> place.visit().equals(scan.belonging().visit()))
              .isPresent();
      if (!isIts) {
        throw SdmException.notAllowed(
            "Annotate was refused: the picture %s does not lie in the scan's own visit, proposal %s, visit %s."
                .formatted(
                    Shown.quoted(image), scan.belonging().proposal(), scan.belonging().visit()));
      }
    }
    return scan.with(notes);
  }
}
