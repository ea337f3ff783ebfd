package se.lu.maxiv.sdm.metadatacollector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.Await;
import se.lu.maxiv.sdm.metadatacollector.core.DataFile;
import se.lu.maxiv.sdm.metadatacollector.core.EndStatus;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel;
import se.lu.maxiv.sdm.metadatacollector.core.ProposalFacts;
import se.lu.maxiv.sdm.metadatacollector.core.Snapshot;
import se.lu.maxiv.sdm.metadatacollector.sidecar.Sidecar;
import se.lu.maxiv.sdm.model.SdmException;

/** What is told about scans, on a store in a file, with a clock of the test's own. */
class CollectorTest extends CollectorParts {
  @Test
  void aScanOfWhichNobodyTellsAnythingForADayEndsAsUnknownAndIsSent() throws Exception {
    Collector collector = collector(Sidecar.NONE);
    UUID scan = collector.begin(start());
    clock.pass(Duration.ofHours(23));
    collector.abandon(store().open());
    assertThat(found(scan).isEnded()).isFalse();

    clock.pass(Duration.ofHours(2));
    collector.abandon(store().open());

    assertThat(found(scan).status()).isEqualTo(EndStatus.UNKNOWN);
    until(scan, Parcel.Stage.QUEUED);
  }

  @Test
  void aWordAboutAScanKeepsItOpen() throws Exception {
    Collector collector = collector(Sidecar.NONE);
    UUID scan = collector.begin(start());
    clock.pass(Duration.ofHours(23));
    collector.addFiles(new Requests.Files(scan, List.of(raw().resolve("a.h5").toString())));
    clock.pass(Duration.ofHours(23));

    collector.abandon(store().open());

    assertThat(found(scan).isEnded()).isFalse();
  }

  @Test
  void aScanShorterThanItsFirstSnapshotHasBothWhenItIsSent() throws Exception {
    isSlow = true;
    Collector collector = collector(Sidecar.NONE);
    UUID scan = collector.begin(start());
    collector.end(scan, clock.instant(), EndStatus.NORMAL, 1);
    assertThat(store().parcel(scan).orElseThrow().stage()).isEqualTo(Parcel.Stage.OPEN);

    answer.countDown();

    until(scan, Parcel.Stage.QUEUED);
    assertThat(found(scan).before()).isNotEqualTo(Snapshot.NONE);
    assertThat(found(scan).after()).isNotEqualTo(Snapshot.NONE);
  }

  @Test
  void filesThatAreToldWhileOthersAreLookedAtAreWaitedForToo() throws Exception {
    Collector collector = collector(Sidecar.NONE);
    UUID scan = collector.begin(start());
    collector.end(scan, clock.instant(), EndStatus.NORMAL, 1);
    for (int i = 0; i < 200; i++) {
      Path file = raw().resolve("scan_%d.h5".formatted(i));
      collector.addFiles(new Requests.Files(scan, List.of(file.toString())));
      // whole at once, as a writer that is done leaves it
      Files.move(
          Files.writeString(folder.resolve("made"), "0123456789"),
          file,
          StandardCopyOption.ATOMIC_MOVE);
    }

    Await.until(
        "every file is known with its size",
        DEADLINE,
        () -> found(scan).files().stream().allMatch(file -> file.size() == 10));
    until(scan, Parcel.Stage.QUEUED);
    assertThat(found(scan).files()).hasSize(200);
  }

  @Test
  void aSidecarThatCannotBeWrittenKeepsTheScanFromNobody() throws Exception {
    Collector collector =
        collector(
            scan -> {
              throw new IllegalStateException("a defect");
            });
    UUID scan = collector.begin(start());

    collector.end(scan, clock.instant(), EndStatus.NORMAL, 1);

    until(scan, Parcel.Stage.QUEUED);
    assertThat(show.view().troubles().sentences())
        .singleElement()
        .asString()
        .contains("error in the program (IllegalStateException)");
  }

  @Test
  void aStorageThatDoesNotAnswerIsToldOnceForAllScans() throws Exception {
    Collector collector = collector(Sidecar.NONE);
    storage.close();
    for (int i = 0; i < 3; i++) {
      UUID scan = collector.begin(start());
      collector.addFiles(new Requests.Files(scan, List.of(raw().resolve("a.h5").toString())));
      collector.end(scan, clock.instant(), EndStatus.NORMAL, 1);
    }

    Await.until("it is told", DEADLINE, () -> !show.view().troubles().present().isEmpty());
    assertThat(show.view().troubles().sentences())
        .singleElement()
        .asString()
        .startsWith("Files of scans cannot be looked at: ");
  }

  @Test
  void anotherProposalIsRefusedForAScanThatTheCatalogueHas() throws Exception {
    Collector collector = collector(Sidecar.NONE);
    UUID scan = collector.begin(start());
    collector.end(scan, clock.instant(), EndStatus.NORMAL, 1);
    until(scan, Parcel.Stage.QUEUED);
    store().save(store().parcel(scan).orElseThrow().sending());

    assertThatThrownBy(() -> decisions().decide(decision(scan, "20269999", "visitors"), "test"))
        .isInstanceOf(SdmException.class)
        .hasMessageContaining("the catalogue has scan " + scan);
    assertThat(found(scan).belonging().proposal()).isEqualTo("20260412");
  }

  @Test
  void whatAPersonDecidedIsNotOverruledByALaterAnswerOfPathFixer() throws Exception {
    lines.put("PathFixerDevice", "a/b/pathfixer");
    Collector collector = collector(Sidecar.NONE);
    UUID scan = collector.begin(start());
    collector.end(scan, clock.instant(), EndStatus.NORMAL, 1);
    until(scan, Parcel.Stage.HELD);
    List<Parcel> held = store().waiting(1);
    office =
        id -> {
          office = none -> Optional.empty();
          decisions().decide(decision(scan, "20269999", "proprietary"), "test");
          return Optional.of(
              new ProposalFacts(id, "a title", "Ana", "B", "", id + "-group", "visitors"));
        };

    decisions().resolve(held);

    assertThat(found(scan).belonging().proposal()).isEqualTo("20269999");
    assertThat(found(scan).belonging().proposalTitle()).isEmpty();
    assertThat(store().parcel(scan).orElseThrow().stage()).isEqualTo(Parcel.Stage.KEPT);
  }

  @Test
  void filesAreLookedAtPieceByPiece() throws Exception {
    Collector collector = collector(Sidecar.NONE);
    UUID scan = collector.begin(start());
    var paths = new ArrayList<String>();
    for (int i = 0; i < 1_201; i++) {
      paths.add(Files.createFile(raw().resolve("scan_%d.h5".formatted(i))).toString());
    }
    collector.addFiles(new Requests.Files(scan, paths));
    collector.end(scan, clock.instant(), EndStatus.NORMAL, 1);

    until(scan, Parcel.Stage.QUEUED);
    assertThat(found(scan).files()).hasSize(1_201).allMatch(DataFile::isSeen);
  }

  @Test
  void aPictureThatCannotBeShownIsRefusedAndOneOfAnotherVisitFirst() throws Exception {
    Collector collector = collector(Sidecar.NONE);
    UUID scan = collector.begin(start());
    String gone = raw().resolve("gone.png").toString();
    String others = gone.replace("2026112108", "2026112109");
    Files.write(raw().resolve("a.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10});

    assertThatThrownBy(() -> collector.annotate(picture(scan, gone)))
        .hasMessageContaining("is not shown: it cannot be read (NoSuchFile).");
    assertThatThrownBy(() -> collector.annotate(picture(scan, others)))
        .hasMessageContaining("does not lie in the scan's own visit");
    collector.annotate(picture(scan, raw().resolve("a.png").toString()));

    assertThat(found(scan).notes().images()).hasSize(1);
  }

  private static Requests.Annotation picture(UUID scan, String path) {
    return Requests.annotation("{\"scan\": \"%s\", \"image\": \"%s\"}".formatted(scan, path));
  }

  private static Requests.Decision decision(UUID scan, String proposal, String type) {
    return new Requests.Decision(scan, proposal, "", type);
  }
}
