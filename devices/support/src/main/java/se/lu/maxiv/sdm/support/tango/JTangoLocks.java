package se.lu.maxiv.sdm.support.tango;

import org.omg.CORBA.UserException;
import org.omg.PortableServer.Current;
import org.omg.PortableServer.CurrentHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tango.orb.ORBManager;
import org.tango.server.attribute.AttributeImpl;
import org.tango.server.servant.DeviceImpl;

/**
 * Takes back a lock that JTango 9.7.0 holds for too long: while an attribute is written, nobody can
 * read it. A write that makes folders may take seconds, and a read must not.
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
