package se.lu.maxiv.sdm.cli.tango;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.esrf.Tango.DevFailed;
import fr.esrf.TangoApi.DeviceAttribute;
import fr.esrf.TangoApi.DeviceData;
import fr.esrf.TangoApi.DeviceProxy;
import fr.esrf.TangoDs.TangoConst;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.support.remote.TangoLetters;

/** A device as a client sees it: its attributes and commands by name. */
public final class DeviceClient {
  private static final int LIMIT_MS = 5_000;
  private static final ObjectMapper JSON = new ObjectMapper();

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

  /** Its name as it was given. */
  public String name() {
    return name;
  }

  /** Its class, such as {@code PathFixer}. */
  public String deviceClass() {
    return TangoCall.of("Asking for the class of " + name, device::get_class);
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

  /**
   * What a string attribute holds as JSON; an empty one is an object without anything.
   *
   * @throws SdmException also if it is no JSON
   */
  public JsonNode json(String attribute) {
    String text = text(attribute);
    try {
      return text.isEmpty() ? JSON.createObjectNode() : JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new SdmException(
          Reason.DEPENDENCY_ERROR,
          "%s of %s is no JSON: is the device of this version?".formatted(attribute, name),
          e);
    }
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

  /** The values of several attributes, read in one call, in their order; what failed is unknown. */
  public Map<String, Value> values(List<String> attributes) {
    return TangoCall.of(
        "Reading " + name,
        () -> {
          Map<String, Value> values = new LinkedHashMap<>();
          for (DeviceAttribute read : device.read_attribute(attributes.toArray(String[]::new))) {
            values.put(read.getName(), Value.of(read));
          }
          return values;
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
        () -> {
          var written = new DeviceAttribute(attribute, TangoLetters.checked(value));
          device.write_attribute(written);
        });
  }

  /** Runs a command that takes and gives a string. */
  public String command(String command, String argument) {
    return TangoCall.of(
        running(command), () -> device.command_inout(command, input(argument)).extractString());
  }

  /** Runs a command without argument that gives a string. */
  public String answer(String command) {
    return TangoCall.of(running(command), () -> device.command_inout(command).extractString());
  }

  /** Runs a command that takes a string and gives lines. */
  public List<String> linesOf(String command, String argument) {
    return TangoCall.of(
        running(command),
        () -> List.of(device.command_inout(command, input(argument)).extractStringArray()));
  }

  /** Runs a command that takes a string and gives nothing. */
  public void order(String command, String argument) {
    TangoCall.run(running(command), () -> device.command_inout(command, input(argument)));
  }

  /** Runs a command without argument or answer. */
  public void command(String command) {
    TangoCall.run(running(command), () -> device.command_inout(command));
  }

  private static DeviceData input(String argument) throws DevFailed {
    var input = new DeviceData();
    input.insert(TangoLetters.checked(argument));
    return input;
  }

  private String running(String command) {
    return "Command %s of %s".formatted(command, name);
  }

  private String reading(String attribute) {
    return "Reading %s of %s".formatted(attribute, name);
  }
}
