package se.lu.maxiv.sdm.metadatacollector.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.model.SdmException;

class ScanFilesTest {
  private static final String OTHER = "/data/visitors/biomax/20180099/2024092608/raw/x.h5";
  private static final ScanFolder PLACE = ScanFolder.of(Samples.RAW).orElseThrow();

  @Test
  void theFolderCountsBeforeTheFirstFile() {
    Measurement somewhere = Samples.scan().measurement();

    assertThat(ScanFiles.place(somewhere, List.of(OTHER)).orElseThrow().proposal().text())
        .isEqualTo("20170251");
    assertThat(ScanFiles.place(somewhere.in(""), List.of(OTHER)).orElseThrow().proposal().text())
        .isEqualTo("20180099");
    assertThat(ScanFiles.place(somewhere.in(""), List.of())).isEmpty();
  }

  @Test
  void aFileOfAnotherVisitHoldsTheScan() {
    Scan scan = ScanFiles.announced(Samples.scan(7, 0), List.of(Samples.FOLDER + "/a.h5", OTHER));

    assertThat(scan.files()).hasSize(2);
    assertThat(scan.belonging().held())
        .isEqualTo(
            "One of its files lies in proposal 20180099, visit 2024092608, another in 20170251, visit 2024092608; decide.");
  }

  @Test
  void aFileInTheSameVisitOrNowhereHoldsNothing() {
    Scan scan =
        ScanFiles.announced(Samples.scan(7, 0), List.of(Samples.RAW + "/b/c.h5", "/scratch/d.h5"));

    assertThat(scan.belonging().isHeld()).isFalse();
  }

  @Test
  void whatAPersonDecidedIsNotAskedAgainForTheSameFiles() {
    Scan held = ScanFiles.announced(Samples.scan(7, 0), List.of(OTHER));
    Scan decided = held.of(held.belonging().decided("", "", "visitors"));

    Scan more = ScanFiles.announced(decided, List.of(Samples.FOLDER + "/a.h5"));

    assertThat(more.belonging().isHeld()).isFalse();
  }

  @Test
  void theFirstFileSaysWhoseAScanIsThatHadNoPlaceWhilePathFixerWasDown() {
    Scan scan = ScanFiles.announced(begun(Belonging.of(Optional.empty(), null)), files());

    assertThat(scan.belonging().proposal()).isEqualTo("20170251");
    assertThat(scan.belonging().isResolvable()).isTrue();
    assertThat(scan.belonging().isHeld()).isTrue();
  }

  @Test
  void withoutAPathFixerTheFirstFileIsEnough() {
    Scan scan = ScanFiles.announced(begun(Belonging.of(Optional.empty())), files());

    assertThat(scan.belonging()).isEqualTo(Belonging.of(Optional.of(PLACE)));
  }

  @Test
  void aScanThatBeganWithoutASessionWaitsForAPersonThoughItsFileTellsAVisit() {
    Belonging nobody = Belonging.UNKNOWN.heldBecause("there was no session; decide.");

    Scan scan = ScanFiles.announced(begun(nobody), files());

    assertThat(scan.belonging().proposal()).isEqualTo("20170251");
    assertThat(scan.belonging().held()).contains("there was no session; decide");
    assertThat(scan.belonging().isResolvable()).isFalse();
  }

  @Test
  void nothingIsResolvedOfAScanWithoutAPlace() {
    assertThat(Belonging.of(Optional.empty(), null).isResolvable()).isFalse();
  }

  @Test
  void aPictureOfAnotherVisitIsRefused() {
    Scan scan = Samples.scan();

    assertThatThrownBy(() -> ScanFiles.annotated(scan, Samples.pictures(OTHER)))
        .isInstanceOf(SdmException.class)
        .hasMessageContaining("does not lie in the scan's own visit, proposal 20170251");
    assertThat(ScanFiles.annotated(scan, Samples.pictures(Samples.RAW + "/p.png")).notes().images())
        .hasSize(1);
  }

  private static List<String> files() {
    return List.of("/scratch/a.h5", Samples.RAW + "/a.h5");
  }

  private static Scan begun(Belonging whose) {
    Scan sample = Samples.scan();
    return Scan.begun(
        new UUID(1, 1), sample.origin(), sample.measurement().in(""), whose, Snapshot.NONE);
  }
}
