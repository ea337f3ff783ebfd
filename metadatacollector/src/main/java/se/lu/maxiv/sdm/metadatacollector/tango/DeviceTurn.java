package se.lu.maxiv.sdm.metadatacollector.tango;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.metadatacollector.core.Reading;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.support.remote.RemoteDevice;

/**
 * A device and its turn to be asked: one call at a time, none while it is out, and questions in the
 * background until it is back. Holds one thread at most. Thread-safe.
 */
final class DeviceTurn {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceTurn.class);

  private final String name;
  private final AskedDevice device;
  private final InTurn turn;
  private final ScheduledExecutorService timer;
  private final Clock clock;
  private @Nullable Outage outage;

  DeviceTurn(RemoteDevice remote, Executor threads, ScheduledExecutorService timer, Clock clock) {
    this.name = remote.name();
    this.device = new AskedDevice(remote, clock);
    this.turn = new InTurn(threads);
    this.timer = timer;
    this.clock = clock;
  }

  /** Why it is not asked now; null when it is. */
  synchronized @Nullable String skipped() {
    return outage == null ? null : outage.sentence(clock.getZone());
  }

  /**
   * Asks it when its turn comes.
   *
   * @param limit how long the caller can wait; the caller says so with {@link #overran}
   * @return the readings; failed with {@link SdmException} when it does not answer
   */
  CompletableFuture<Map<String, Reading>> ask(List<String> names, Duration limit) {
    var answer = new CompletableFuture<Map<String, Reading>>();
    turn.execute(
        () -> {
          try {
            answer.complete(device.read(names));
          } catch (RuntimeException e) {
            device.forget();
            out(names, limit, sentence(e));
            answer.completeExceptionally(e);
          }
        });
    return answer;
  }

  /** It has not answered within the limit, and may never do so. */
  String overran(List<String> names, Duration limit) {
    String words = "%s did not answer within %d ms.".formatted(name, limit.toMillis());
    out(names, limit, words);
    return words;
  }

  private synchronized void out(List<String> names, Duration limit, String words) {
    if (outage == null) {
      LOG.warn("{} It is skipped until it answers again.", words);
      outage = new Outage(clock.instant(), words, limit, 0);
      probeLater(names, outage);
    }
  }

  private void probeLater(List<String> names, Outage out) {
    if (!timer.isShutdown()) {
      // what the probe finds out is in the outage
      var unused =
          timer.schedule(
              () -> turn.execute(() -> probe(names)),
              out.pause().toMillis(),
              TimeUnit.MILLISECONDS);
    }
  }

  /** Asks the very thing that failed: a device may answer a ping and hang in its hardware. */
  private void probe(List<String> names) {
    long begin = System.nanoTime();
    String words = "";
    try {
      Map<String, Reading> unused = device.read(names);
    } catch (RuntimeException e) {
      device.forget();
      words = sentence(e);
    }
    probed(names, words, Duration.ofNanos(System.nanoTime() - begin));
  }

  private synchronized void probed(List<String> names, String words, Duration took) {
    Outage before = outage;
    if (before == null) {
      return;
    }
    if (words.isEmpty() && took.compareTo(before.limit()) <= 0) {
      LOG.info("{} answers again.", name);
      outage = null;
      return;
    }
    Outage after = before.again(words.isEmpty() ? slow(took) : words);
    outage = after;
    probeLater(names, after);
  }

  private String slow(Duration took) {
    return "%s took %d ms to answer.".formatted(name, took.toMillis());
  }

  private static String sentence(RuntimeException failure) {
    return failure instanceof SdmException known ? known.sentence() : failure.toString();
  }
}
