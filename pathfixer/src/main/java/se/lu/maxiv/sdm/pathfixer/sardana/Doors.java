package se.lu.maxiv.sdm.pathfixer.sardana;

import fr.esrf.Tango.DevState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.support.remote.RemoteDevice;

/**
 * The Doors of a MacroServer, of which each runs one macro at a time. The MacroServer names them in
 * its attribute DoorList (in every Sardana from 1 to 3); a Door is RUNNING during a macro and
 * STANDBY while one is paused.
 */
final class Doors {
  private final RemoteDevice macroServer;
  private final Map<String, RemoteDevice> doors = new HashMap<>();

  Doors(RemoteDevice macroServer) {
    this.macroServer = macroServer;
  }

  /** Which Door is busy, or cannot say; empty when none is. */
  String busy() {
    try {
      for (String door : list()) {
        DevState state = doors.computeIfAbsent(door, RemoteDevice::new).state();
        if (state == DevState.RUNNING || state == DevState.STANDBY) {
          return door + " is " + (state == DevState.RUNNING ? "running a macro" : "paused");
        }
      }
      return "";
    } catch (SdmException e) {
      return e.sentence();
    }
  }

  void forget() {
    doors.clear();
  }

  private List<String> list() {
    return macroServer.call(
        "Reading DoorList of " + macroServer.name(),
        device -> {
          String[] names = device.read_attribute("DoorList").extractStringArray();
          return List.of(names);
        });
  }
}
