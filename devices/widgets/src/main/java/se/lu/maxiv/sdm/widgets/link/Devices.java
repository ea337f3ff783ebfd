package se.lu.maxiv.sdm.widgets.link;

import fr.esrf.Tango.DevFailed;
import fr.esrf.TangoApi.ApiUtil;
import java.util.List;
import java.util.Locale;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.support.remote.TangoSentence;

/** Finds devices in the Tango database that {@code TANGO_HOST} names. */
public final class Devices {
  private Devices() {}

  /**
   * The devices of a class, by name in lower case.
   *
   * @throws SdmException (COMMUNICATION_BROKEN) when the database cannot be asked
   */
  public static List<String> ofClass(String deviceClass) {
    try {
      String[] names = ApiUtil.get_db_obj().get_device_name("*", deviceClass);
      return List.of(names).stream().map(name -> name.toLowerCase(Locale.ROOT)).sorted().toList();
    } catch (DevFailed | org.omg.CORBA.SystemException e) {
      throw new SdmException(
          Reason.COMMUNICATION_BROKEN,
          "Asking the Tango database for devices of class "
              + deviceClass
              + " failed: "
              + TangoSentence.of(e)
              + " Set TANGO_HOST to host:port of the database.",
          e);
    }
  }
}
