package se.lu.maxiv.sdm.support.tango;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * Names of hosts by address, resolved in the background so that nobody waits for DNS.
 *
 * <p>Thread-safe. Holds at most {@value #MOST} names, each for an hour, and asks one at a time;
 * when more is asked than DNS answers, questions are dropped and put again a minute later.
 */
public final class HostNames {
  static final int MOST = 1000;
  private static final int WAITING = 100;
  private static final Duration KEPT = Duration.ofHours(1);
  private static final Duration ANSWER_DUE = Duration.ofMinutes(1);
  private static final HostNames SHARED =
      new HostNames(HostNames::reverseLookUp, daemon(), System::nanoTime);

  private record Known(String name, long untilNanos) {}

  private final UnaryOperator<String> lookUp;
  private final Executor background;
  private final LongSupplier nanos;

  /** Oldest first; guarded by itself. */
  private final Map<String, Known> known = new LinkedHashMap<>();

  HostNames(UnaryOperator<String> lookUp, Executor background, LongSupplier nanos) {
    this.lookUp = lookUp;
    this.background = background;
    this.nanos = nanos;
  }

  /** The names this process knows. */
  public static HostNames shared() {
    return SHARED;
  }

  /**
   * Tells the name of a host without waiting.
   *
   * @param address an IP address
   * @return its name, or the address itself as long as the name is not known or if there is none
   */
  public String nameOf(String address) {
    synchronized (known) {
      Known found = known.get(address);
      if (found != null && found.untilNanos() - nanos.getAsLong() > 0) {
        return found.name();
      }
      // the old answer, or the address, also serves as the mark that the question has been put
      String meanwhile = found == null ? address : found.name();
      remember(address, meanwhile, ANSWER_DUE);
      background.execute(() -> resolve(address));
      return meanwhile;
    }
  }

  private void resolve(String address) {
    // whoever owns the address decides what the reverse DNS says of it
    String name = se.lu.maxiv.sdm.model.Shown.plain(lookUp.apply(address));
    synchronized (known) {
      remember(address, name, KEPT);
    }
  }

  private void remember(String address, String name, Duration time) {
    known.remove(address);
    if (known.size() >= MOST) {
      known.remove(known.keySet().iterator().next());
    }
    known.put(address, new Known(name, nanos.getAsLong() + time.toNanos()));
  }

  private static String reverseLookUp(String address) {
    try {
      return InetAddress.getByName(address).getCanonicalHostName();
    } catch (UnknownHostException e) {
      return address;
    }
  }

  private static Executor daemon() {
    ThreadPoolExecutor one =
        new ThreadPoolExecutor(
            1,
            1,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            task -> {
              Thread thread = new Thread(task, "host names");
              thread.setDaemon(true);
              return thread;
            },
            new ThreadPoolExecutor.DiscardPolicy());
    one.allowCoreThreadTimeOut(true);
    return one;
  }
}
