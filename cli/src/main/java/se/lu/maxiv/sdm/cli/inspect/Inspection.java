package se.lu.maxiv.sdm.cli.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import se.lu.maxiv.sdm.cli.dsconfig.Mandatory;
import se.lu.maxiv.sdm.cli.tango.DeviceClient;
import se.lu.maxiv.sdm.cli.tango.Value;
import se.lu.maxiv.sdm.model.SdmException;

/** Looks at a device: what its properties name, and, when it runs, how it is itself. */
public final class Inspection {
  private static final String STATE = "State";
  private static final String STATUS = "Status";
  private static final List<String> WELL = List.of("ON", "STANDBY", "RUNNING");
  private static final List<String> FOLLOWING = List.of("OK", "CLOSED");

  private Inspection() {}

  /**
   * Looks.
   *
   * @return what was found, in the order of the device's properties, the device itself last
   */
  public static List<Finding> of(Registered device) {
    List<Finding> findings = new ArrayList<>();
    Mandatory.missing(device.deviceClass(), property -> !device.text(property).isEmpty())
        .forEach(sentence -> findings.add(Finding.wrong("properties", sentence)));
    if (device.deviceClass().equals("MetadataCollector")) {
      findings.addAll(new CollectorProperties(device).findings());
    }
    findings.addAll(itself(device));
    return List.copyOf(findings);
  }

  private static List<Finding> itself(Registered device) {
    if (!device.isExported()) {
      return List.of(
          Finding.wrong(device.name(), "It is not running: start %s.".formatted(device.server())));
    }
    try {
      return asRunning(device.name(), DeviceClient.of(device.name()), device.deviceClass());
    } catch (SdmException e) {
      return List.of(Finding.wrong(device.name(), e.sentence()));
    }
  }

  private static List<Finding> asRunning(String name, DeviceClient client, String deviceClass) {
    Map<String, Value> values = client.values(List.of(STATE, STATUS));
    String state = values.getOrDefault(STATE, Value.UNKNOWN).text();
    String status = String.join(" ", values.getOrDefault(STATUS, Value.UNKNOWN).lines());
    String sentence = "%s: %s".formatted(state, status.replaceAll("\\s*\\n\\s*", " "));
    List<Finding> findings = new ArrayList<>();
    findings.add(itself(name, state, sentence));
    if (deviceClass.equals("PathFixer")) {
      client.json("PropagationJson").forEach(target -> findings.add(target(target)));
    }
    if (deviceClass.equals("MetadataCollector")) {
      client.lines("Parked").forEach(line -> findings.add(Finding.wrong("Parked", line)));
    }
    return findings;
  }

  private static Finding itself(String name, String state, String sentence) {
    if (state.equals("INIT")) {
      return Finding.note(name, sentence);
    }
    return WELL.contains(state) ? Finding.ok(name, sentence) : Finding.wrong(name, sentence);
  }

  private static Finding target(JsonNode target) {
    String status = target.path("status").asText();
    String sentence =
        "%s is %s. %s"
            .formatted(target.path("target").asText(), status, target.path("reason").asText());
    return FOLLOWING.contains(status)
        ? Finding.ok("Propagate", sentence.strip())
        : Finding.wrong("Propagate", sentence.strip());
  }
}
