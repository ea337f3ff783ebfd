package se.lu.maxiv.sdm.metadatacollector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.Await;
import se.lu.maxiv.sdm.harness.ServerCommand;
import se.lu.maxiv.sdm.harness.ServerProcess;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;
import se.lu.maxiv.sdm.metadatacollector.StubbornClient.Told;
import se.lu.maxiv.sdm.metadatacollector.scicat.Fault;

/**
 * Many scans told to a server that is killed again and again, on their way to a catalogue where
 * nothing goes right for long. {@code -Dsdm.chaos.seed} repeats what chance decided.
 */
@TangoTest
class ChaosIT extends OnCollector {
  private static final int SCANS = 500;
  private static final int CLIENTS = 4;
  private static final int KILLS = 20;
  private static final int COMMANDS = 3 * SCANS;

  /** Of the catalogue's answers. */
  private static final double FAULTY = 0.15;

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final long seed = Long.getLong("sdm.chaos.seed", System.nanoTime());
  private final Random chance = new Random(seed);
  private final AtomicInteger answers = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private volatile boolean stalls = true;

  @Test
  void everyScanIsInTheCatalogueOnceWithEachOfItsFilesOnce(TangoWorld world) throws Exception {
    String name = world.freshServer("MetadataCollector");
    String device = world.register(name, "MetadataCollector", properties());
    ServerProcess server = world.start(ServerCommand.java(name, MetadataCollector.class));
    scicat.forget();
    scicat.fail(request -> fault());
    List<Told> told = new ArrayList<>();

    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<List<Told>>> work = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        int first = i;
        var client = new StubbornClient(world.proxy(device), raw(), answers::incrementAndGet);
        work.add(clients.submit(() -> scans(client, first)));
      }
      killAgainAndAgain(server, work);
      scicat.fail(request -> Fault.NONE);
      for (Future<List<Told>> each : work) {
        told.addAll(each.get());
      }
    } finally {
      clients.shutdownNow();
    }
    awaitDelivered(new CollectorClient(world.proxy(device)));

    assertThat(told).hasSize(SCANS);
    assertThat(scicat.data().pids())
        .as("data sets, seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(told.stream().map(ChaosIT::pid).toList());
    assertThat(told)
        .as("files, seed %d", seed)
        .allSatisfy(
            scan ->
                assertThat(scicat.data().files(pid(scan)))
                    .containsExactlyInAnyOrderElementsOf(scan.files()));
  }

  private static List<Told> scans(StubbornClient client, int first) {
    return IntStream.range(0, SCANS)
        .filter(number -> number % CLIENTS == first)
        .mapToObj(client::scan)
        .toList();
  }

  /**
   * The first half while scans are told and the catalogue hangs at times, which a kill ends; the
   * second half until most is delivered.
   */
  private void killAgainAndAgain(ServerProcess server, List<Future<List<Told>>> work)
      throws ExecutionException, InterruptedException {
    int[] early = chance.ints(KILLS / 2, 0, COMMANDS / 2).sorted().toArray();
    for (int i = 0; i < early.length; i++) {
      stalls = i < early.length - 1;
      killAt(server, early[i], work, answers::get);
    }
    int now = answers.get() + requests.get();
    int[] late = chance.ints(KILLS / 2, now, COMMANDS + 2 * SCANS).sorted().toArray();
    for (int moment : late) {
      killAt(server, moment, work, () -> answers.get() + requests.get());
    }
  }

  private static void killAt(
      ServerProcess server, int moment, List<Future<List<Told>>> work, IntSupplier progress)
      throws ExecutionException, InterruptedException {
    Await.until(
        "answer " + moment,
        LIMIT,
        () -> progress.getAsInt() >= moment || work.stream().anyMatch(ChaosIT::hasFailed));
    for (Future<List<Told>> each : work) {
      if (hasFailed(each)) {
        each.get();
      }
    }
    server.kill();
    server.restart();
  }

  private static boolean hasFailed(Future<List<Told>> work) {
    try {
      return work.isDone() && work.get() == null;
    } catch (ExecutionException e) {
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private synchronized Fault fault() {
    requests.incrementAndGet();
    if (chance.nextInt(100) == 0) {
      scicat.accounts().expire();
    }
    Fault[] all = Fault.values();
    Fault fault = chance.nextDouble() < FAULTY ? all[chance.nextInt(all.length)] : Fault.NONE;
    return fault == Fault.STALLED && !stalls ? Fault.ANSWER_LOST : fault;
  }

  /** What the catalogue seemed to refuse, a person tries again. */
  private void awaitDelivered(CollectorClient client) {
    client.await(
        "all to be delivered",
        () -> {
          boolean isParked = client.number("NumParked") > 0;
          if (isParked) {
            client.order("Retry", "all");
          }
          return !isParked
              && client.number("OutboxDepth") == 0
              && scicat.data().pids().size() >= SCANS;
        });
  }

  private static String pid(Told scan) {
    return "20.500.12345/" + scan.uuid();
  }
}
