package se.lu.maxiv.sdm.harness;

import fr.esrf.Tango.DevFailed;
import fr.esrf.TangoApi.ApiUtil;
import org.tango.TangoHostManager;

/**
 * Which database the Tango calls of this JVM go to that name none.
 *
 * <p>TangORB asks the system property {@code TANGO_HOST}, then the environment, then {@code
 * ~/.tangorc} and {@code /etc/tangorc}, and keeps the first answer. It does so even when it is
 * given a database, so the property must be set before its first call: otherwise a test could reach
 * the machine's real control system.
 */
final class DefaultDatabase {
  private static final String PROPERTY = "TANGO_HOST";
  private static boolean chosen;

  private DefaultDatabase() {}

  /** Makes the first private database of a JVM the default, whatever was set before. */
  static synchronized void offer(String tangoHost) {
    if (!chosen) {
      chosen = true;
      System.setProperty(PROPERTY, tangoHost);
    }
  }

  /** Changes the default; a JTango server cannot follow once one was started for another. */
  static synchronized void use(String tangoHost) {
    String before = System.setProperty(PROPERTY, tangoHost);
    String jtango = TangoHostManager.getTangoHost();
    if (!tangoHost.equals(jtango)) {
      System.setProperty(PROPERTY, before == null ? jtango : before);
      throw new IllegalStateException(
          "JTango has chosen %s for this JVM already, so %s cannot become its default."
              .formatted(jtango, tangoHost));
    }
    try {
      ApiUtil.set_db_obj(tangoHost);
    } catch (DevFailed e) {
      throw TangoFailure.of("Making " + tangoHost + " the default database", e);
    }
  }
}
