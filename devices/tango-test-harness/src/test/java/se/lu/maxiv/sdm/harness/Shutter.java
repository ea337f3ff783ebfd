package se.lu.maxiv.sdm.harness;

import fr.esrf.Tango.DevFailed;
import org.tango.DeviceState;
import org.tango.server.ServerManager;
import org.tango.server.annotation.Attribute;
import org.tango.server.annotation.Command;
import org.tango.server.annotation.Device;
import org.tango.server.annotation.DeviceManagement;
import org.tango.server.annotation.DeviceProperty;
import org.tango.server.annotation.Init;
import org.tango.server.annotation.StateMachine;
import org.tango.server.annotation.TransactionType;
import org.tango.server.attribute.AttributeValue;
import org.tango.server.device.DeviceManager;
import org.tango.server.events.EventType;

/** The smallest device that pushes change events from code: a shutter with a position. */
@Device(transactionType = TransactionType.NONE)
@SuppressWarnings("NullAway.Init") // JTango sets the manager before it calls @Init
public class Shutter {
  @DeviceManagement private DeviceManager manager;

  @DeviceProperty(name = "Start", defaultValue = "closed")
  private String start = "";

  private volatile String position = "";

  /** Serves the instance named on the command line. */
  public static void main(String[] args) {
    ServerManager.getInstance().start(args, Shutter.class);
  }

  /** Takes the position of the property. */
  @Init
  @StateMachine(endState = DeviceState.ON)
  public void init() {
    position = start;
  }

  /** The position last moved to. */
  @Attribute(name = "Position", pushChangeEvent = true)
  public String getPosition() {
    return position;
  }

  /** Moves, and tells whoever has subscribed before it answers. */
  @Command(name = "Move")
  public void move(String to) throws DevFailed {
    position = to;
    manager.pushEvent("Position", new AttributeValue(to), EventType.CHANGE_EVENT);
  }

  public void setManager(DeviceManager manager) {
    this.manager = manager;
  }

  public void setStart(String start) {
    this.start = start;
  }
}
