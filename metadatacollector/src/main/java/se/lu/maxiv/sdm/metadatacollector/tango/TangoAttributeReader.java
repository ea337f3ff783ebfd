package se.lu.maxiv.sdm.metadatacollector.tango;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.metadatacollector.core.AttributeAddress;
import se.lu.maxiv.sdm.metadatacollector.core.AttributeReader;
import se.lu.maxiv.sdm.metadatacollector.core.Reading;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.support.remote.RemoteDevice;

/**
 * Attributes of Tango devices, read from all of them at once: as slow as the slowest device, not as
 * all together. A device that fails, hangs or is slow costs its own items, and that once: until it
 * answers again, which is found out in the background, its items have what it pushed last by
 * events, with the time of that, or a reason instead of a value. Thread-safe.
 */
public final class TangoAttributeReader implements AttributeReader, AutoCloseable {
  /** As many devices are asked at the same moment; a thread costs little while it waits. */
  private static final int MOST_THREADS = 128;

  private static final long IDLE_MINUTES = 10;

  /** Connections to one server, if it has so many devices. */
  private static final int LANES = 10;

  private final Map<String, DeviceTurn> devices = new ConcurrentHashMap<>();
  private final ThreadPoolExecutor threads;
  private final ScheduledExecutorService timer;
  private final LiveValues live;
  private final Duration callLimit;
  private final Clock clock;

  /**
   * Asks nothing yet.
   *
   * @param threadFactory makes the threads: one for each device that is being asked, 128 at most
   * @param callLimit how long a device may keep a thread; who reads waits no longer than its own
   *     limit
   */
  public TangoAttributeReader(ThreadFactory threadFactory, Duration callLimit, Clock clock) {
    this.threads =
        new ThreadPoolExecutor(
            1, 1, IDLE_MINUTES, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), threadFactory);
    this.threads.allowCoreThreadTimeOut(true);
    this.timer = Executors.newSingleThreadScheduledExecutor(threadFactory);
    this.live = new LiveValues(threadFactory, clock);
    this.callLimit = callLimit;
    this.clock = clock;
  }

  @Override
  public Map<AttributeAddress, Reading> read(
      Collection<AttributeAddress> addresses, Duration limit) {
    // the rest of the time is for putting the answers together
    long deadline = System.nanoTime() + limit.toNanos() - limit.toNanos() / 50;
    var readings = new LinkedHashMap<AttributeAddress, Reading>();
    var questions = new LinkedHashMap<Question, CompletableFuture<Map<String, Reading>>>();
    for (Question question : questions(addresses, limit)) {
      String why = question.device().skipped();
      if (why == null) {
        questions.put(question, asked(question));
      } else {
        readings.putAll(failed(question, why, 0));
      }
    }
    questions.forEach(
        (question, answer) ->
            readings.putAll(answered(question, answer, deadline - System.nanoTime())));
    return readings;
  }

  /**
   * Connects to devices ahead of the first scan, and listens to what they push, in the background.
   *
   * @param addresses what will be read
   * @param limit within which a device will have to answer
   */
  public void prepare(Collection<AttributeAddress> addresses, Duration limit) {
    live.watch(addresses);
    for (Question question : questions(addresses, limit)) {
      if (question.device().skipped() == null) {
        // whether it answers is seen by who reads
        var unused = asked(question);
      }
    }
  }

  /** Asks nothing more; calls that hang are left alone. */
  @Override
  public void close() {
    live.close();
    timer.shutdownNow();
    threads.shutdownNow();
  }

  /** Who is asked what. */
  private record Question(DeviceTurn device, List<AttributeAddress> addresses, Duration limit) {
    List<String> attributes() {
      return addresses.stream().map(AttributeAddress::attribute).toList();
    }
  }

  private List<Question> questions(Collection<AttributeAddress> addresses, Duration limit) {
    return addresses.stream()
        .distinct()
        .collect(Collectors.groupingBy(AttributeAddress::device, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(entry -> new Question(device(entry.getKey()), entry.getValue(), limit))
        .toList();
  }

  private DeviceTurn device(String name) {
    DeviceTurn known = devices.get(name);
    return known != null ? known : devices.computeIfAbsent(name, this::newDevice);
  }

  /** As many threads as can be busy: idle ones would take turns, each with a cold start. */
  private synchronized void grow(int needed) {
    if (needed > threads.getCorePoolSize()) {
      threads.setMaximumPoolSize(needed);
      threads.setCorePoolSize(needed);
    }
  }

  private DeviceTurn newDevice(String name) {
    int count = devices.size() + 1;
    grow(Math.min(MOST_THREADS, count));
    var remote = new RemoteDevice(name, Math.toIntExact(callLimit.toMillis()), count % LANES);
    return new DeviceTurn(remote, threads, timer, clock);
  }

  private CompletableFuture<Map<String, Reading>> asked(Question question) {
    try {
      return question.device().ask(question.attributes(), question.limit());
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(
          SdmException.notAllowed("Nothing is read any more: the server is stopping."));
    }
  }

  private Map<AttributeAddress, Reading> answered(
      Question question, CompletableFuture<Map<String, Reading>> answer, long nanos) {
    double millis = question.limit().toNanos() / 1e6;
    try {
      return addressed(question, answer.get(Math.max(0, nanos), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      String words = question.device().overran(question.attributes(), question.limit());
      return failed(question, words, millis);
    } catch (ExecutionException e) {
      return failed(question, words(e.getCause()), millis - nanos / 1e6);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed(question, "Reading it was interrupted.", millis);
    }
  }

  private static Map<AttributeAddress, Reading> addressed(
      Question question, Map<String, Reading> answers) {
    var readings = new LinkedHashMap<AttributeAddress, Reading>();
    for (AttributeAddress address : question.addresses()) {
      Reading reading = answers.get(address.attribute());
      if (reading != null) {
        readings.put(address, reading);
      }
    }
    return readings;
  }

  /** A device that does not answer: what it has pushed, else why there is nothing. */
  private Map<AttributeAddress, Reading> failed(Question question, String why, double millis) {
    var readings = new LinkedHashMap<AttributeAddress, Reading>();
    for (AttributeAddress address : question.addresses()) {
      readings.put(
          address, live.of(address).orElseGet(() -> Reading.failed(clock.instant(), why, millis)));
    }
    return readings;
  }

  private static String words(@Nullable Throwable cause) {
    return cause instanceof SdmException known ? known.sentence() : String.valueOf(cause);
  }
}
