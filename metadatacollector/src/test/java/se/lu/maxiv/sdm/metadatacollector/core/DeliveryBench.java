package se.lu.maxiv.sdm.metadatacollector.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How fast a backlog drains against a SciCat on this host, one scan after the other; run by hand.
 * Arguments: the number of scans (10000) and of files of each (3).
 */
public final class DeliveryBench {
  private DeliveryBench() {}

  /** Prints one line. */
  public static void main(String[] arguments) throws IOException {
    int scans = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
    int files = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    Path folder = Files.createTempDirectory("delivery-bench");
    try (var courier = new Courier(folder)) {
      courier.stub().forget();
      Snapshot.Entry[] entries = entries();
      for (int i = 0; i < scans; i++) {
        courier.accept(Samples.measured(Samples.scan(i, files), entries));
      }
      long start = System.nanoTime();
      courier.drain();
      Duration taken = Duration.ofNanos(System.nanoTime() - start);

      double seconds = taken.toNanos() / (double) TimeUnit.SECONDS.toNanos(1);
      System.out.printf(
          "%d data sets of %d files and %d values in %.1f s: %.0f a second%n",
          courier.pids().size(), files, entries.length, seconds, courier.pids().size() / seconds);
    } finally {
      Files.deleteIfExists(folder.resolve("ingestor"));
      Files.deleteIfExists(folder);
    }
  }

  private static Snapshot.Entry[] entries() {
    var entries = new Snapshot.Entry[100];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = Samples.entry("group " + i % 10, "item " + i, "mm", i / 7.0);
    }
    return entries;
  }
}
