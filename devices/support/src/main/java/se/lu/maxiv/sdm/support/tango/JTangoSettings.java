package se.lu.maxiv.sdm.support.tango;

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
      // read by JacORB for requests and by JTango for events
      System.setProperty("OAIAddr", listen);
    }
    // both would ask a server on the internet whether they are the latest
    preset("net.sf.ehcache.skipUpdateCheck", "true");
    preset("org.terracotta.quartz.skipUpdateCheck", "true");
    preset("java.awt.headless", "true");
  }

  private static void preset(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }
}
