package se.lu.maxiv.sdm.metadatacollector.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel.Stage;
import se.lu.maxiv.sdm.metadatacollector.scicat.Fault;
import se.lu.maxiv.sdm.metadatacollector.scicat.ScicatStub;

/**
 * Many scans, and nothing that goes right for long. {@code -Dsdm.chaos.seed} repeats a run that
 * failed.
 */
class DeliveryChaosTest {
  private static final int SCANS = 500;
  private static final double SHARE = 0.25;

  /** All but one, of which each would cost a minute of real time. */
  private static final List<Fault> FAULTS =
      List.copyOf(EnumSet.complementOf(EnumSet.of(Fault.STALLED)));

  @TempDir private Path folder;

  @Test
  void everyScanIsThereOnceAndEachFileOnce() {
    long seed = Long.getLong("sdm.chaos.seed", System.nanoTime());
    var chance = new Random(seed);
    try (var courier = new Courier(folder)) {
      courier.stub().fail(request -> fault(chance, courier.stub()));
      var uuids = new ArrayList<UUID>();
      for (int i = 0; i < SCANS; i++) {
        uuids.add(courier.accept(Samples.scan(i, i % 5).with(Samples.pictures("/" + i + ".png"))));
        if (i % 25 == 0) {
          courier.restart();
        }
        courier.round();
      }
      courier.drain();
      courier.stub().fail(request -> Fault.NONE);
      courier.retry();
      courier.drain();

      assertThat(courier.pids()).as("seed %d", seed).hasSize(SCANS);
      assertThat(uuids)
          .as("seed %d", seed)
          .allSatisfy(uuid -> assertDelivered(courier, uuid, uuids.indexOf(uuid)));
    }
  }

  private static void assertDelivered(Courier courier, UUID uuid, int number) {
    assertThat(courier.stage(uuid)).isEqualTo(Stage.DONE);
    assertThat(courier.files(uuid)).hasSize(number % 5).doesNotHaveDuplicates();
    assertThat(courier.stub().data().captions(Courier.pid(uuid)))
        .isEqualTo(List.of("/" + number + ".png"));
  }

  private static synchronized Fault fault(Random chance, ScicatStub stub) {
    if (chance.nextInt(100) == 0) {
      stub.accounts().expire();
    }
    if (chance.nextInt(100) == 0) {
      stub.accounts().spoil();
    }
    if (chance.nextDouble() >= SHARE) {
      return Fault.NONE;
    }
    return FAULTS.get(chance.nextInt(FAULTS.size()));
  }
}
