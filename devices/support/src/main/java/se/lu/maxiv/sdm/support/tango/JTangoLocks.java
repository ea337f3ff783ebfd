package se.lu.maxiv.sdm.support.tango;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.omg.CORBA.UserException;
import org.omg.PortableServer.Current;
import org.omg.PortableServer.CurrentHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tango.orb.ORBManager;
import org.tango.server.attribute.AttributeImpl;
import org.tango.server.servant.DeviceImpl;

/**
 * Takes back two locks that JTango 9.7.0 holds for too long: while an attribute is written nobody
 * can read it, and while a device is initialised nobody can read anything of it. A write that makes
 * folders may take seconds, and a read must not.
 */
final class JTangoLocks {
  private static final Logger LOG = LoggerFactory.getLogger(JTangoLocks.class);

  private JTangoLocks() {}

  /**
   * Lets others read an attribute that the calling thread is writing. JTango's own unlocking
   * afterwards does nothing then.
   *
   * @param attribute its name
   */
  static void releaseAttribute(String attribute) {
    try {
      if (servant() instanceof DeviceImpl device) {
        release(device, attribute);
      }
    } catch (UserException e) {
      // only reads of this one attribute wait for the write then
      LOG.debug("{} stays locked while it is written", attribute, e);
    }
  }

  /**
   * Waits for the end of some work. If the calling thread is the one in which JTango initialises
   * the device, others can read it meanwhile: they need JTango's lock on the device, and waiting on
   * an object gives its lock away.
   *
   * @param work what is waited for, whether it succeeds or fails
   * @param limit how long
   * @return whether it has ended
   */
  static boolean awaitReadable(CompletableFuture<?> work, Duration limit) {
    Object lock = lockOfInit().orElseGet(Object::new);
    // the lock is not held by whoever completes the work
    var unused = work.whenComplete((result, failure) -> wake(lock));
    long deadline = System.nanoTime() + limit.toNanos();
    synchronized (lock) {
      while (!work.isDone() && System.nanoTime() < deadline) {
        try {
          TimeUnit.NANOSECONDS.timedWait(lock, deadline - System.nanoTime());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return work.isDone();
        }
      }
    }
    return work.isDone();
  }

  private static void wake(Object lock) {
    synchronized (lock) {
      lock.notifyAll();
    }
  }

  /** Whether the calling thread runs the command Init, during which JTango holds its lock. */
  static boolean isInInit() {
    return lockOfInit().isPresent();
  }

  private static Optional<Object> lockOfInit() {
    try {
      return servant() instanceof DeviceImpl device && Thread.holdsLock(device)
          ? Optional.of(device)
          : Optional.empty();
    } catch (UserException e) {
      LOG.trace("no request is served by this thread", e);
      return Optional.empty();
    }
  }

  private static void release(DeviceImpl device, String attribute) {
    for (AttributeImpl candidate : device.getAttributeList()) {
      if (candidate.getName().equals(attribute)) {
        candidate.unlock();
        return;
      }
    }
  }

  /** The object that serves the request of this thread, which CORBA knows. */
  private static Object servant() throws UserException {
    Current current =
        CurrentHelper.narrow(ORBManager.getOrb().resolve_initial_references("POACurrent"));
    return current.get_servant();
  }
}
