package se.lu.maxiv.sdm.support.tango;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.MDC;
import org.tango.server.servant.DeviceImpl;

/**
 * Threads that belong to a device: named after it, daemons, and known to JTango's logging as the
 * device's own. Without that, what they log would be missing in the device's Tango logging targets.
 */
public final class DeviceThreads {
  private DeviceThreads() {}

  /**
   * A factory for the executors of a device.
   *
   * @param device the device's name
   * @param work what the threads do, for their names
   */
  public static ThreadFactory of(String device, String work) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      String name = "%s %s %d".formatted(device, work, number.incrementAndGet());
      Thread thread = new Thread(() -> run(device, task), name);
      thread.setDaemon(true);
      return thread;
    };
  }

  private static void run(String device, Runnable task) {
    MDC.put(DeviceImpl.MDC_KEY, device);
    task.run();
  }
}
