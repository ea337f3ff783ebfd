package se.lu.maxiv.sdm.cli.tango;

import fr.esrf.TangoApi.DeviceAttribute;
import fr.esrf.TangoApi.DeviceData;
import fr.esrf.TangoApi.DeviceProxy;
import fr.esrf.TangoDs.TangoConst;
import java.util.List;

/** A device as a client sees it: its attributes and commands by name. */
public final class DeviceClient {
  private static final int LIMIT_MS = 5_000;

  private final String name;
  private final DeviceProxy device;

  private DeviceClient(String name, DeviceProxy device) {
    this.name = name;
    this.device = device;
  }

  /**
   * Connects to a device.
   *
   * @param name {@code domain/family/member} or a whole {@code tango://} address
   */
  public static DeviceClient of(String name) {
    return TangoCall.of(
        "Connecting to " + name,
        () -> {
          var device = new DeviceProxy(name);
          device.set_timeout_millis(LIMIT_MS);
          device.ping();
          return new DeviceClient(name, device);
        });
  }

  /** The connection, for events. */
  public DeviceProxy proxy() {
    return device;
  }

  /** The Tango state, such as {@code ON}. */
  public String state() {
    return TangoCall.of(
        "Reading the state of " + name,
        () -> TangoConst.Tango_DevStateName[device.state().value()]);
  }

  /** The value of a string attribute. */
  public String text(String attribute) {
    return TangoCall.of(reading(attribute), () -> device.read_attribute(attribute).extractString());
  }

  /** The value of a truth attribute. */
  public boolean truth(String attribute) {
    return TangoCall.of(
        reading(attribute), () -> device.read_attribute(attribute).extractBoolean());
  }

  /** The value of a DevLong64 attribute. */
  public long count(String attribute) {
    return TangoCall.of(reading(attribute), () -> device.read_attribute(attribute).extractLong64());
  }

  /** The value of a DevDouble attribute. */
  public double amount(String attribute) {
    return TangoCall.of(reading(attribute), () -> device.read_attribute(attribute).extractDouble());
  }

  /** The lines of a spectrum of strings. */
  public List<String> lines(String attribute) {
    return TangoCall.of(
        reading(attribute),
        () -> {
          DeviceAttribute value = device.read_attribute(attribute);
          return value.getNbRead() == 0 ? List.of() : List.of(value.extractStringArray());
        });
  }

  /** Writes a truth attribute. */
  public void write(String attribute, boolean value) {
    TangoCall.run(
        "Writing %s of %s".formatted(attribute, name),
        () -> device.write_attribute(new DeviceAttribute(attribute, value)));
  }

  /** Writes a string attribute. */
  public void write(String attribute, String value) {
    TangoCall.run(
        "Writing %s of %s".formatted(attribute, name),
        () -> device.write_attribute(new DeviceAttribute(attribute, value)));
  }

  /** Runs a command that takes and gives a string. */
  public String command(String command, String argument) {
    return TangoCall.of(
        "Command %s of %s".formatted(command, name),
        () -> {
          var input = new DeviceData();
          input.insert(argument);
          return device.command_inout(command, input).extractString();
        });
  }

  /** Runs a command without argument that gives a string. */
  public String answer(String command) {
    return TangoCall.of(
        "Command %s of %s".formatted(command, name),
        () -> device.command_inout(command).extractString());
  }

  /** Runs a command that takes a string and gives lines. */
  public List<String> linesOf(String command, String argument) {
    return TangoCall.of(
        "Command %s of %s".formatted(command, name),
        () -> {
          var input = new DeviceData();
          input.insert(argument);
          return List.of(device.command_inout(command, input).extractStringArray());
        });
  }

  /** Runs a command that takes a string and gives nothing. */
  public void order(String command, String argument) {
    TangoCall.run(
        "Command %s of %s".formatted(command, name),
        () -> {
          var input = new DeviceData();
          input.insert(argument);
          device.command_inout(command, input);
        });
  }

  /** Runs a command without argument or answer. */
  public void command(String command) {
    TangoCall.run("Command %s of %s".formatted(command, name), () -> device.command_inout(command));
  }

  private String reading(String attribute) {
    return "Reading %s of %s".formatted(attribute, name);
  }
}
