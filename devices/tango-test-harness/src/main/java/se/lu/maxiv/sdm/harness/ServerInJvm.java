package se.lu.maxiv.sdm.harness;

import fr.esrf.Tango.DevFailed;
import org.tango.server.ServerManager;

/**
 * A JTango device server in this JVM. JTango serves one at a time, for the database that {@link
 * PrivateTango#useInThisJvm()} named. For one test thread.
 */
public final class ServerInJvm implements AutoCloseable {
  private final String server;
  private final Class<?> deviceClass;
  private final String device;
  private boolean running;

  private ServerInJvm(String server, Class<?> deviceClass, String device) {
    this.server = server;
    this.deviceClass = deviceClass;
    this.device = device;
  }

  /**
   * Starts a server whose device is registered already, with the simple name of its Java class as
   * Tango class; it answers when this returns.
   *
   * @param server executable and instance
   * @param deviceClass the class with JTango's {@code @Device}
   * @param device the registered device that {@link #device()} shall give
   * @throws IllegalStateException if another server runs in this JVM, or JTango refuses to start
   */
  public static ServerInJvm start(String server, Class<?> deviceClass, String device) {
    var here = new ServerInJvm(server, deviceClass, device);
    here.start();
    return here;
  }

  /** The name of its device. */
  public String device() {
    return device;
  }

  /** Stops it and starts it again: new device objects that read their properties anew. */
  public void restart() {
    close();
    start();
  }

  /** Stops it; a second call does nothing. */
  @Override
  public void close() {
    if (running) {
      running = false;
      stop();
    }
  }

  private void start() {
    ServerManager jtango = ServerManager.getInstance();
    if (jtango.isStarted()) {
      throw new IllegalStateException(
          "%s runs in this JVM, and JTango serves one at a time: close it before starting %s."
              .formatted(jtango.getServerName(), server));
    }
    String[] parts = server.split("/", 2);
    jtango.addClass(deviceClass.getSimpleName(), deviceClass);
    try {
      jtango.startError(new String[] {parts[1]}, parts[0]);
      running = true;
    } catch (DevFailed e) {
      stop();
      throw TangoFailure.of("Starting " + server + " in this JVM", e);
    }
  }

  private void stop() {
    try {
      ServerManager.getInstance().stop();
    } catch (DevFailed e) {
      throw TangoFailure.of("Stopping " + server, e);
    }
  }
}
