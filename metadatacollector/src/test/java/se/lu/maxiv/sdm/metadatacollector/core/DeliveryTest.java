package se.lu.maxiv.sdm.metadatacollector.core;

import static org.assertj.core.api.Assertions.assertThat;
import static se.lu.maxiv.sdm.metadatacollector.core.Samples.entry;
import static se.lu.maxiv.sdm.metadatacollector.core.Samples.measured;
import static se.lu.maxiv.sdm.metadatacollector.core.Samples.notes;
import static se.lu.maxiv.sdm.metadatacollector.core.Samples.scan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel.Stage;
import se.lu.maxiv.sdm.metadatacollector.scicat.StubAccounts.Kind;

/** What reaches the catalogue when nothing is wrong, and what does not. */
class DeliveryTest {
  @TempDir private Path folder;
  private Courier courier;

  @BeforeEach
  void start() {
    courier = new Courier(folder);
  }

  @AfterEach
  void stop() {
    courier.close();
  }

  @Test
  void aScanIsDeliveredInTheFewestSteps() {
    UUID uuid = courier.accept(scan());

    courier.drain();

    assertThat(courier.stage(uuid)).isEqualTo(Stage.DONE);
    assertThat(courier.files(uuid)).containsExactly("scan_00000.h5", "scan_00001.h5");
    assertThat(courier.stub().lines())
        .containsExactly(
            "GET /api/v3/proposals/20170251",
            "POST /api/v3/proposals",
            "POST /api/v4/datasets",
            "POST /api/v3/datasets/20.500.12345%2F" + uuid + "/origdatablocks");
  }

  @Test
  void sizesAreThoseOfTheFilesAndNotTwice() {
    UUID uuid = courier.accept(scan());

    courier.drain();

    assertThat(courier.stub().data().dataset(Courier.pid(uuid)))
        .containsEntry("size", 20L)
        .containsEntry("numberOfFiles", 2L);
  }

  @Test
  void aProposalIsAskedForOnceAndNotNeeded() {
    courier.stub().accounts().put("ingestor", Kind.PRIVILEGED, false, "sdm");
    courier.accept(scan(1, 0));
    courier.accept(scan(2, 0));

    courier.drain();

    assertThat(courier.pids()).hasSize(2);
    assertThat(courier.stub().data().proposal("20170251")).isEmpty();
    assertThat(courier.stub().lines())
        .filteredOn(line -> line.startsWith("GET /api/v3/proposals"))
        .hasSize(1);
  }

  @Test
  void whatIsHeldOrKeptIsNeverSent() {
    Scan held = scan(1, 1).of(scan().belonging().heldBecause("Decide."));
    Scan kept = scan(2, 1).with(Samples.release("nothing"));
    Scan nobodys = scan(3, 1).of(Samples.whose("", "", ""));

    var uuids = List.of(courier.accept(held), courier.accept(kept), courier.accept(nobodys));
    courier.drain();

    assertThat(uuids)
        .extracting(courier::stage)
        .containsExactly(Stage.HELD, Stage.KEPT, Stage.HELD);
    assertThat(courier.stub().seen()).isEmpty();
  }

  @Test
  void whatMayLeaveWithoutNamesHasNoFiles() {
    UUID uuid = courier.accept(scan().with(Samples.release("dataset,values")));

    courier.drain();

    assertThat(courier.stage(uuid)).isEqualTo(Stage.DONE);
    assertThat(courier.files(uuid)).isEmpty();
  }

  @Test
  void valuesArriveAsTheyWere() {
    Scan scan =
        measured(
            scan(),
            entry("g", "gap", "µm", 12.5),
            entry("g", "angle", "°", 1.5),
            entry("g", "wavelength", "å", 0.98),
            entry("g", "bad", "mm", Double.NaN),
            entry("g", "counter", "", (1L << 60) + 1),
            entry("g", "dead", "mm", null),
            entry("g", "words", "", "5 µm, 20 °C, å"));
    UUID uuid = courier.accept(scan);

    courier.drain();

    assertThat(parts(uuid, "g", "value"))
        .containsExactly(
            12.5, 1.5, 0.98, "NaN", "1152921504606846977", "unavailable", "5 µm, 20 °C, å");
    assertThat(parts(uuid, "g", "unit"))
        .containsExactly("um", "deg", "angstrom", "none", "none", "none", "none");
  }

  @Test
  void sixteenMegabytesOfMetadataArriveAsFarAsTheyFit() {
    String megabyte = "x".repeat(1 << 20);
    var entries =
        IntStream.range(0, 16)
            .mapToObj(i -> entry("g", "item " + i, "", megabyte))
            .toArray(Snapshot.Entry[]::new);
    UUID uuid = courier.accept(measured(scan(), entries));

    courier.drain();

    assertThat(courier.stage(uuid)).isEqualTo(Stage.DONE);
    assertThat(group(uuid, "g")).hasSize(16);
    assertThat(String.valueOf(group(uuid, "g").get("item_15"))).contains("in the scan log only");
  }

  @Test
  void scansAreSentInOrderOfTheirAge() {
    UUID second = courier.accept(scan(2, 0));
    UUID first = courier.accept(scan(1, 0));

    courier.drain();

    assertThat(courier.stub().seen())
        .filteredOn(request -> request.line().equals("POST /api/v4/datasets"))
        .extracting(request -> request.body().contains(first.toString()))
        .containsExactly(true, false);
    assertThat(courier.pids()).contains(Courier.pid(second));
  }

  @Test
  void whatPeopleSayLaterIsAddedIfTheAccountMayChange() {
    courier.mayAll();
    UUID uuid = courier.accept(scan());
    courier.drain();
    String pid = Courier.pid(uuid);
    courier.stub().data().dataset(pid).put("keywords", List.of("by hand"));

    courier.accept(
        scan().with(notes("good", 0.9, List.of("best"))).with(Samples.pictures("/a.png")));
    courier.drain();

    assertThat(courier.stub().data().dataset(pid))
        .containsEntry("comment", "good")
        .containsEntry("dataQualityMetrics", 0.9)
        .containsEntry("keywords", List.of("by hand", "best"));
    assertThat(courier.stub().data().captions(pid)).containsExactly("/a.png");
    assertThat(courier.files(uuid)).hasSize(2);
  }

  @Test
  void whatPeopleSayAtOnceNeedsNoRightToChange() {
    UUID uuid = courier.accept(scan().with(notes("good", 1.0, List.of("best"))));
    courier.losesFirst("/datasets");

    courier.drain();

    assertThat(courier.stage(uuid)).isEqualTo(Stage.DONE);
    assertThat(courier.stub().lines()).noneMatch(line -> line.startsWith("PATCH"));
  }

  @Test
  void whatPeopleSayLaterWaitsIfTheAccountMayNotChange() {
    UUID uuid = courier.accept(scan());
    courier.drain();

    courier.accept(scan().with(notes("good", null, List.of())));
    courier.drain();

    assertThat(courier.stage(uuid)).isEqualTo(Stage.PARKED);
    assertThat(courier.parcel(uuid).words()).contains("was asked to change").contains("403");
  }

  @Test
  void filesThatAreToldLaterAreAddedToThoseThatAreThere() {
    UUID uuid = courier.accept(scan(7, 2));
    courier.drain();

    courier.accept(scan(7, 3));
    courier.drain();

    assertThat(courier.files(uuid))
        .containsExactly("scan_00000.h5", "scan_00001.h5", "scan_00002.h5");
    assertThat(courier.pids()).hasSize(1);
  }

  private Map<?, ?> group(UUID scan, String group) {
    Map<String, Object> dataset = courier.stub().data().dataset(Courier.pid(scan));
    return dataset.get("scientificMetadata") instanceof Map<?, ?> metadata
            && metadata.get(group) instanceof Map<?, ?> fields
        ? fields
        : Map.of();
  }

  /** One part of all fields of a group, in their order; "none" where a field has no such part. */
  private List<Object> parts(UUID scan, String group, String part) {
    var parts = new ArrayList<Object>();
    for (Object field : group(scan, group).values()) {
      Object value = field instanceof Map<?, ?> map ? map.get(part) : null;
      parts.add(value == null ? "none" : value);
    }
    return parts;
  }

  @Test
  void aNumberThatNobodyObservedWaitsForNobody() {
    Scan gap =
        Scan.begun(
                new UUID(3, 3),
                new Origin("biomax/door/1", 8, Samples.START),
                Samples.scan().measurement().in(""),
                Belonging.UNKNOWN,
                Snapshot.NONE)
            .ended(Samples.START, EndStatus.NOT_OBSERVED, -1);

    Parcel parcel =
        Delivery.decided(gap, Parcel.of(gap.uuid(), "p/3", Samples.START), Samples.START);

    assertThat(parcel.stage()).isEqualTo(Parcel.Stage.KEPT);
  }

  @Test
  void aScanOfAnUnknownTypeWaitsForAPerson() {
    Scan scan = Samples.scan();
    Scan unknown = scan.of(scan.belonging().decided("", "", ""));

    assertThat(decided(unknown, Parcel.Stage.OPEN).stage()).isEqualTo(Parcel.Stage.HELD);
  }

  @Test
  void aScanOfNoProposalWaitsForAPerson() {
    Belonging nobody = Samples.whose("", "", "");

    assertThat(decided(Samples.scan().of(nobody), Parcel.Stage.OPEN).words())
        .isEqualTo("Nobody has said which proposal it belongs to; decide.");
  }

  @Test
  void whatTheCatalogueHasIsNotSentAgain() {
    for (Parcel.Stage stage : Parcel.Stage.values()) {
      boolean has = Parcel.Stage.DATASET_DONE.compareTo(stage) <= 0 && !stage.isWaiting();

      assertThat(decided(Samples.scan(), stage).stage())
          .as("from %s", stage)
          .isEqualTo(has ? Parcel.Stage.DATASET_DONE : Parcel.Stage.QUEUED);
    }
  }

  @Test
  void nothingOfAScanLeavesThatThePolicyKeeps() {
    Scan kept = Samples.scan().with(Samples.release("nothing"));

    assertThat(decided(kept, Parcel.Stage.OPEN).stage()).isEqualTo(Parcel.Stage.KEPT);
  }

  @Test
  void anObservedNumberOfAKnownProposalIsDelivered() {
    Scan scan = Samples.scan().ended(Samples.START, EndStatus.NOT_OBSERVED, -1);

    assertThat(decided(scan, Parcel.Stage.OPEN).stage()).isEqualTo(Parcel.Stage.QUEUED);
  }

  private static Parcel decided(Scan scan, Parcel.Stage stage) {
    Parcel parcel = Parcel.of(scan.uuid(), "p/1", Samples.START).at(stage, "");
    return Delivery.decided(scan, parcel, Samples.START);
  }
}
