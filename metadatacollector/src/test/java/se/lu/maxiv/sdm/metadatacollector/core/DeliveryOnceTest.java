package se.lu.maxiv.sdm.metadatacollector.core;

import static org.assertj.core.api.Assertions.assertThat;
import static se.lu.maxiv.sdm.metadatacollector.core.Samples.notes;
import static se.lu.maxiv.sdm.metadatacollector.core.Samples.scan;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel.Stage;
import se.lu.maxiv.sdm.metadatacollector.scicat.Fault;

/** A scan is in the catalogue once, and each of its files once, wherever something is lost. */
class DeliveryOnceTest {
  private static final Scan SCAN = scan(7, 3).with(Samples.pictures("/a.png", "/b.png"));
  private static final Scan LATER =
      SCAN.with(Samples.files(5))
          .with(notes("good", 1.0, List.of("best")))
          .with(Samples.pictures("/c.png"));

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "STALLED")
  void whicheverAnswerGoesWrong(Fault fault) {
    int requests = requests();

    for (int lost = 0; lost < requests; lost++) {
      try (var courier = new Courier(folder)) {
        deliver(courier, lost, fault);

        assertDelivered(courier, "request " + lost);
      }
    }
    assertThat(requests).isGreaterThan(10);
  }

  @Test
  void wheneverTheDeviceIsKilled() {
    int saves = -1;
    boolean wasKilled = true;
    while (wasKilled) {
      saves++;
      try (var courier = new Courier(folder)) {
        courier.store().failAfter(saves);
        deliver(courier, -1, Fault.NONE);

        assertDelivered(courier, "after " + saves + " writes");
        wasKilled = courier.store().hasFailed();
      }
    }
    assertThat(saves).isGreaterThan(5);
  }

  @ParameterizedTest
  @EnumSource(names = {"NONE", "ANSWER_LOST", "DONE_WITH_500", "STATUS_502"})
  void twelveThousandFilesAreEachThereOnce(Fault fault) {
    try (var courier = new Courier(folder)) {
      UUID uuid = courier.accept(scan(7, 12_000));
      var blocks = new AtomicInteger();
      courier
          .stub()
          .fail(
              request ->
                  request.line().matches("POST .*origdatablocks") && blocks.incrementAndGet() <= 2
                      ? fault
                      : Fault.NONE);

      courier.drain();

      assertThat(courier.files(uuid)).hasSize(12_000).doesNotHaveDuplicates();
      assertThat(courier.stub().data().blockSizes(Courier.pid(uuid)))
          .containsExactly(10_000, 2_000);
    }
  }

  private int requests() {
    try (var courier = new Courier(folder)) {
      deliver(courier, -1, Fault.NONE);
      return courier.stub().seen().size();
    }
  }

  private static void deliver(Courier courier, int lost, Fault fault) {
    var number = new AtomicInteger();
    courier.mayAll();
    courier.stub().fail(request -> number.getAndIncrement() == lost ? fault : Fault.NONE);
    courier.accept(SCAN);
    courier.drain();
    courier.accept(LATER);
    courier.drain();
  }

  private static void assertDelivered(Courier courier, String when) {
    String pid = Courier.pid(SCAN.uuid());
    assertThat(courier.stage(SCAN.uuid())).as(when).isEqualTo(Stage.DONE);
    assertThat(courier.pids()).as(when).containsExactly(pid);
    assertThat(courier.files(SCAN.uuid())).as(when).hasSize(5).doesNotHaveDuplicates();
    assertThat(courier.stub().data().captions(pid))
        .as(when)
        .containsExactlyInAnyOrder("/a.png", "/b.png", "/c.png");
    assertThat(courier.stub().data().dataset(pid))
        .as(when)
        .containsEntry("comment", "good")
        .containsEntry("size", 50L);
  }
}
