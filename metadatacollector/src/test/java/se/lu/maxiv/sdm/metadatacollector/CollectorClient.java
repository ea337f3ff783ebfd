package se.lu.maxiv.sdm.metadatacollector;

import fr.esrf.Tango.DevFailed;
import fr.esrf.TangoApi.DeviceData;
import fr.esrf.TangoApi.DeviceProxy;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import se.lu.maxiv.sdm.harness.Await;

/** A client of a MetadataCollector, in this JVM. */
record CollectorClient(DeviceProxy device) {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration PACE = Duration.ofMillis(50);

  /** Something that Tango may refuse. */
  private interface Request<T> {
    T run() throws DevFailed;
  }

  String text(String attribute) {
    return told(() -> device.read_attribute(attribute).extractString());
  }

  List<String> texts(String attribute) {
    return told(() -> List.of(device.read_attribute(attribute).extractStringArray()));
  }

  long number(String attribute) {
    return told(() -> device.read_attribute(attribute).extractLong64());
  }

  /** The state's name. */
  String state() {
    return told(() -> device.state().toString());
  }

  /** The status in sentences. */
  String status() {
    return told(device::status);
  }

  /** Runs a command whose answer does not matter. */
  void order(String command, String argument) {
    told(() -> device.command_inout(command, data(argument)));
  }

  /** Runs a command that answers with a text. */
  String ask(String command, String argument) {
    return told(() -> device.command_inout(command, data(argument)).extractString());
  }

  /** The first sentence with which a command is refused; empty when it is not. */
  String refusal(String command, String argument) {
    try {
      device.command_inout(command, data(argument));
      return "";
    } catch (DevFailed e) {
      return e.errors[0].reason + ": " + e.errors[0].desc;
    }
  }

  /** Waits; what the device says of itself is in the failure. */
  void await(String what, BooleanSupplier reached) {
    try {
      Await.until(what, LIMIT, PACE, reached);
    } catch (IllegalStateException e) {
      String all = String.join("\n", state(), status(), texts("Parked").toString());
      throw new IllegalStateException(e.getMessage() + "\n" + all, e);
    }
  }

  private static DeviceData data(String argument) throws DevFailed {
    var data = new DeviceData();
    data.insert(argument);
    return data;
  }

  private static <T> T told(Request<T> request) {
    try {
      return request.run();
    } catch (DevFailed e) {
      throw new IllegalStateException(e.errors[0].reason + ": " + e.errors[0].desc, e);
    }
  }
}
