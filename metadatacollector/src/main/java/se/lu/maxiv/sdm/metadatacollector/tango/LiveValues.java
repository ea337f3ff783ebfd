package se.lu.maxiv.sdm.metadatacollector.tango;

import fr.esrf.Tango.DevFailed;
import fr.esrf.TangoApi.DeviceAttribute;
import fr.esrf.TangoApi.DeviceProxy;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.metadatacollector.core.AttributeAddress;
import se.lu.maxiv.sdm.metadatacollector.core.Reading;
import se.lu.maxiv.sdm.support.remote.EventLine;
import se.lu.maxiv.sdm.support.remote.TangoSentence;

/**
 * The last values that devices have pushed by change events: what stands in for a device that is
 * too busy to answer. A value is forgotten as soon as its device says so or is not heard any more.
 * Thread-safe.
 */
final class LiveValues implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveValues.class);

  /** How often devices are asked again that were down, or push nothing yet. */
  private static final long AGAIN_SECONDS = 300;

  /**
   * Events of the first moment are lost, since a subscription takes effect some time after it was
   * made: so the value is read once more after it.
   */
  private static final long SETTLED_SECONDS = 1;

  private final ScheduledExecutorService thread;
  private final Clock clock;
  private final Map<AttributeAddress, Ear> ears = new ConcurrentHashMap<>();

  LiveValues(ThreadFactory threads, Clock clock) {
    this.thread = Executors.newSingleThreadScheduledExecutor(threads);
    this.clock = clock;
    // its failures end within it
    var unused =
        thread.scheduleWithFixedDelay(
            this::joinAll, AGAIN_SECONDS, AGAIN_SECONDS, TimeUnit.SECONDS);
  }

  /** Listens to these from now on, in the background, and to no others. */
  void watch(Collection<AttributeAddress> addresses) {
    Set<AttributeAddress> wanted = new HashSet<>(addresses);
    later(
        () -> {
          ears.keySet().stream().filter(known -> !wanted.contains(known)).forEach(this::leave);
          wanted.forEach(address -> ears.computeIfAbsent(address, Ear::new));
          joinAll();
        });
  }

  /** The value that was pushed last, if the device is still heard. */
  Optional<Reading> of(AttributeAddress address) {
    Ear ear = ears.get(address);
    return ear == null ? Optional.empty() : ear.last(clock);
  }

  @Override
  public void close() {
    later(() -> ears.keySet().forEach(this::leave));
    thread.shutdown();
  }

  private void later(Runnable work) {
    try {
      thread.execute(work);
    } catch (RejectedExecutionException e) {
      LOG.debug("nobody listens any more: the device is being stopped", e);
    }
  }

  private void leave(AttributeAddress address) {
    Ear ear = ears.remove(address);
    if (ear != null) {
      EventLine.of(address.device(), address.attribute()).leave(ear);
    }
  }

  private void joinAll() {
    for (Ear ear : ears.values()) {
      if (ear.join()) {
        // its failures end within it
        var unused = thread.schedule(ear::settle, SETTLED_SECONDS, TimeUnit.SECONDS);
      }
    }
  }

  /** Who hears one attribute. */
  private static final class Ear implements EventLine.Listener {
    private final AttributeAddress address;
    private volatile AttributeFacts facts = AttributeFacts.NONE;
    private volatile @Nullable DeviceAttribute last;
    private boolean joined;

    Ear(AttributeAddress address) {
      this.address = address;
    }

    /**
     * Joins; devices without events are most of them: that they have none is no news.
     *
     * @return whether it joined only now
     */
    boolean join() {
      if (joined) {
        return false;
      }
      try {
        String attribute = address.attribute();
        facts =
            AttributeFacts.of(
                new DeviceProxy(address.device())
                    .get_attribute_info_ex(new String[] {attribute})[0]);
        EventLine.of(address.device(), attribute).join(this);
        joined = true;
      } catch (DevFailed e) {
        LOG.debug("{} pushes nothing: {}", address.text(), TangoSentence.of(e));
      } catch (RuntimeException e) {
        // CORBA's, or TangORB's own: the others are listened to all the same
        LOG.debug("{} cannot be listened to", address.text(), e);
      }
      return joined;
    }

    /** What was pushed meanwhile is newer, and stays. */
    void settle() {
      DeviceAttribute before = last;
      try {
        DeviceAttribute now = new DeviceProxy(address.device()).read_attribute(address.attribute());
        synchronized (this) {
          if (last == before) {
            last = now.hasFailed() ? null : now;
          }
        }
      } catch (DevFailed | RuntimeException e) {
        last = null;
        LOG.debug("{} does not answer", address.text(), e);
      }
    }

    Optional<Reading> last(Clock clock) {
      return Optional.ofNullable(last)
          .map(value -> TangoValues.reading(value, facts, clock.instant(), 0))
          .filter(reading -> reading.value() != null);
    }

    @Override
    public synchronized void heard(@Nullable DeviceAttribute value) {
      last = value;
    }

    @Override
    public synchronized void lost(String deaf) {
      if (!deaf.isEmpty()) {
        last = null;
      }
    }
  }
}
