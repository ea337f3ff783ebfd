package se.lu.maxiv.sdm.metadatacollector.sardana;

import fr.esrf.Tango.DevEncoded;
import fr.esrf.Tango.DevFailed;
import fr.esrf.Tango.DevState;
import fr.esrf.TangoApi.DbDatum;
import fr.esrf.TangoApi.DeviceAttribute;
import fr.esrf.TangoApi.DeviceProxy;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.support.remote.RemoteDevice;

/** A Door and its MacroServer, asked within time limits. For one thread at a time. */
final class SardanaLink {
  /** A read that meets a change being pushed gives that change only. */
  private static final int READS = 3;

  private final RemoteDevice door;
  private @Nullable RemoteDevice macroServer;

  SardanaLink(String door) {
    this.door = new RemoteDevice(door);
  }

  /** The Door's state. */
  DevState state() {
    return door.state();
  }

  /**
   * The name of the MacroServer.
   *
   * @throws SdmException (COMMUNICATION_BROKEN) when nobody tells
   */
  String macroServer() {
    return server().name();
  }

  /** All variables; what looks like a change each time is all there is. */
  EnvironmentNews environment() {
    RemoteDevice server = server();
    EnvironmentNews news = read(server);
    for (int reads = 1; !news.isWhole() && reads < READS; reads++) {
      news = read(server);
    }
    return news;
  }

  /** Lets all Doors of the MacroServer send packets; nothing else is written. */
  void sendPackets() {
    DeviceAttribute attribute = new DeviceAttribute("Environment");
    attribute.insert(new DevEncoded("pickle", EnvironmentNews.sendingPackets()));
    server().write("JsonRecorder in the Environment", attribute);
  }

  private static EnvironmentNews read(RemoteDevice server) {
    byte[] pickled =
        server.call(
            "Reading Environment of " + server.name(),
            device -> device.read_attribute("Environment").extractDevEncoded().encoded_data);
    return EnvironmentNews.of(pickled);
  }

  private RemoteDevice server() {
    RemoteDevice known = macroServer;
    if (known == null) {
      known = new RemoteDevice(door.call("Finding the MacroServer of " + door.name(), this::find));
      macroServer = known;
    }
    return known;
  }

  /** Sardana's Door has a property for it; else it is the one in the same server. */
  private String find(DeviceProxy device) throws DevFailed {
    DbDatum property = device.get_property("MacroServerName");
    if (!property.is_empty() && !property.extractString().isBlank()) {
      return property.extractString().strip();
    }
    String[] devices = device.get_db_obj().get_device_class_list(device.info().server_id);
    for (int i = 0; i + 1 < devices.length; i += 2) {
      if (devices[i + 1].equals("MacroServer")) {
        return devices[i];
      }
    }
    throw new SdmException(
        Reason.CONFIGURATION_ERROR,
        "The MacroServer of %s is not known: set the Door's property MacroServerName."
            .formatted(door.name()));
  }
}
