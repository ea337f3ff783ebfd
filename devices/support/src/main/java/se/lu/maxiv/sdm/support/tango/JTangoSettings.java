package se.lu.maxiv.sdm.support.tango;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * What JTango and the libraries below it read from system properties. To be applied before their
 * first class is loaded, since some of it is read only once; what the command line sets wins.
 */
final class JTangoSettings {
  /** The one address to serve requests and events on; all addresses of the host without it. */
  static final String LISTEN = "sdm.listen";

  private JTangoSettings() {}

  static void apply() {
    String listen = System.getProperty(LISTEN, "");
    if (!listen.isEmpty()) {
      refuseForeign(listen);
      // read by JacORB for requests and by JTango for events
      System.setProperty("OAIAddr", listen);
    }
    // both would ask a server on the internet whether they are the latest
    preset("net.sf.ehcache.skipUpdateCheck", "true");
    preset("org.terracotta.quartz.skipUpdateCheck", "true");
    preset("java.awt.headless", "true");
    // Tango's strings are Latin-1 for PyTango and C++; events would else go out in the locale's
    preset("jacorb.native_char_codeset", "ISO8859_1");
    // every waiting request holds a thread: 20 slow writes (the default) would stop all reads
    preset("jacorb.poa.thread_pool_max", "100");
    preset("jacorb.poa.queue_max", "1000");
  }

  private static void refuseForeign(String address) {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName(address))) {
      probe.getLocalPort();
    } catch (IOException e) {
      throw new SdmException(
          Reason.CONFIGURATION_ERROR,
          "The server does not start: it cannot listen on '%s' (%s); correct -D%s or leave it out."
              .formatted(address, e.getMessage(), LISTEN),
          e);
    }
  }

  private static void preset(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }
}
