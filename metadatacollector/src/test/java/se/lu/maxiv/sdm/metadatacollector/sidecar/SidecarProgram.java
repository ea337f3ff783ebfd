package se.lu.maxiv.sdm.metadatacollector.sidecar;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import se.lu.maxiv.sdm.metadatacollector.core.Belonging;
import se.lu.maxiv.sdm.metadatacollector.core.Measurement;
import se.lu.maxiv.sdm.metadatacollector.core.Origin;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.metadatacollector.core.ScanFolder;
import se.lu.maxiv.sdm.metadatacollector.core.Snapshot;
import se.lu.maxiv.sdm.model.SdmException;

/** A program that writes a sidecar with the rights that it was started with. */
final class SidecarProgram {
  private SidecarProgram() {}

  /** A scan with number 7 whose data lie in that folder. */
  static Scan scan(Path folder) {
    var what = new Measurement("ascan", List.of(), List.of(), List.of(), 3, folder.toString());
    return Scan.begun(
        UUID.randomUUID(),
        new Origin(Origin.COMMAND, 7, Instant.EPOCH),
        what,
        Belonging.of(ScanFolder.of(folder.toString())),
        Snapshot.NONE);
  }

  /** Argument: the folder. Prints how it went. */
  public static void main(String[] args) {
    try {
      new VisitSidecar(new JsonForm()).write(scan(Path.of(args[0])));
      System.out.println("written");
    } catch (SdmException e) {
      System.out.println(e.reason() + " " + e.sentence());
    }
  }
}
