package se.lu.maxiv.sdm.metadatacollector.core;

import static org.assertj.core.api.Assertions.assertThat;
import static se.lu.maxiv.sdm.metadatacollector.core.Samples.scan;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel.Stage;
import se.lu.maxiv.sdm.metadatacollector.scicat.Account;
import se.lu.maxiv.sdm.metadatacollector.scicat.Fault;
import se.lu.maxiv.sdm.metadatacollector.scicat.ScicatStub;
import se.lu.maxiv.sdm.metadatacollector.scicat.StubAccounts.Kind;

/** What goes wrong costs the scan that it concerns, and only as long as it lasts. */
class DeliveryTroubleTest {
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
  void oneBadScanNeverBlocksTheOthers() {
    UUID bad = courier.accept(scan(1, 1));
    UUID large = courier.accept(Samples.titled(scan(2, 1), "x".repeat(16 << 20)));
    UUID good = courier.accept(scan(3, 1));
    courier.stub().fail(r -> r.body().contains(bad.toString()) ? Fault.STATUS_500 : Fault.NONE);

    courier.round();
    Stage after = courier.stage(good);
    courier.drain();

    assertThat(after).isEqualTo(Stage.DONE);
    assertThat(courier.stage(bad)).isEqualTo(Stage.PARKED);
    assertThat(courier.parcel(bad).words()).contains("answered 500: Internal server error");
    assertThat(courier.parcel(large).words()).contains("that takes 17 MB");
    assertThat(courier.pids()).containsExactly(Courier.pid(good));
  }

  @Test
  void whatWasParkedIsDeliveredWhenItIsTriedAgain() {
    courier.stub().accounts().put("ingestor", Kind.OUTSIDER, false, "guests");
    UUID uuid = courier.accept(scan());

    courier.drain();
    Parcel parked = courier.parcel(uuid);
    courier.stub().accounts().put("ingestor", Kind.PRIVILEGED, true, "sdm");
    courier.retry();
    courier.drain();

    assertThat(parked.stage()).isEqualTo(Stage.PARKED);
    assertThat(parked.words()).contains("403: Forbidden resource").contains("groups guests");
    assertThat(courier.stage(uuid)).isEqualTo(Stage.DONE);
    assertThat(courier.parcel(uuid).words()).isEmpty();
  }

  @Test
  void somebodyElsesDataSetOfThatNameIsNotTakenForOurs() {
    UUID uuid = courier.accept(scan());
    courier
        .stub()
        .data()
        .put(Courier.pid(uuid), Map.of("ownerGroup", "x", "accessGroups", List.of("sdm")));

    courier.drain();

    assertThat(courier.stage(uuid)).isEqualTo(Stage.PARKED);
    assertThat(courier.parcel(uuid).words()).contains("was not made from this scan");
    assertThat(courier.files(uuid)).isEmpty();
  }

  @Test
  void whatCannotBeReadBackIsUnverifiedAndNotSentAgain() {
    courier.stub().accounts().put("ingestor", Kind.PRIVILEGED, true, "elsewhere");
    UUID uuid = courier.accept(scan());
    courier.losesFirst("/origdatablocks");

    courier.drain();
    Parcel waiting = courier.parcel(uuid);
    courier.stub().accounts().put("ingestor", Kind.PRIVILEGED, true, "sdm");
    courier.retry();
    courier.drain();

    assertThat(waiting.stage()).isEqualTo(Stage.UNVERIFIED);
    assertThat(waiting.words()).contains("let it read, then Retry").contains("groups elsewhere");
    assertThat(courier.stage(uuid)).isEqualTo(Stage.DONE);
    assertThat(courier.files(uuid)).containsExactly("scan_00000.h5", "scan_00001.h5");
  }

  @Test
  void aDataSetThatSomebodyDeletedIsMadeAgainWithEachFileOnce() {
    UUID uuid = courier.accept(scan());
    courier.losesFirst("/origdatablocks");
    courier.round();
    courier.stub().data().delete(Courier.pid(uuid));

    courier.drain();
    Stage before = courier.stage(uuid);
    courier.retry();
    courier.drain();

    assertThat(before).isEqualTo(Stage.PARKED);
    assertThat(courier.stage(uuid)).isEqualTo(Stage.DONE);
    assertThat(courier.files(uuid)).containsExactly("scan_00000.h5", "scan_00001.h5");
  }

  @Test
  void anAccountThatCannotReadStillDeliversWhenNothingIsLost() {
    courier.stub().accounts().put("ingestor", Kind.PRIVILEGED, true, "elsewhere");
    UUID uuid = courier.accept(scan());

    courier.drain();

    assertThat(courier.stage(uuid)).isEqualTo(Stage.DONE);
    assertThat(courier.files(uuid)).hasSize(2);
  }

  @Test
  void aCatalogueThatIsAwayForLongCostsNothing() {
    UUID uuid = courier.accept(scan());
    courier.stub().fail(request -> Fault.STATUS_503);
    for (int i = 0; i < 50; i++) {
      courier.next();
    }
    Parcel waiting = courier.parcel(uuid);

    courier.stub().fail(request -> Fault.NONE);
    courier.drain();

    assertThat(waiting.attempts()).isEqualTo(50);
    assertThat(waiting.words()).contains("with 503");
    assertThat(courier.stage(uuid)).isEqualTo(Stage.DONE);
  }

  @Test
  void aWrongPasswordParksNothing() {
    Path secret = ScicatStub.secret(folder.resolve("password"), "wrong");
    try (var wrong = new Courier(new Account.User("ingestor", secret))) {
      UUID uuid = wrong.accept(scan());
      wrong.next();
      Parcel waiting = wrong.parcel(uuid);

      ScicatStub.secret(secret, "secret of ingestor");
      wrong.drain();

      assertThat(waiting.words()).contains("refused the login of ingestor");
      assertThat(wrong.stage(uuid)).isEqualTo(Stage.DONE);
    }
  }
}
