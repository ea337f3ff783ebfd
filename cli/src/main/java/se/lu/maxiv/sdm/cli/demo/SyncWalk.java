package se.lu.maxiv.sdm.cli.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.lu.maxiv.sdm.cli.tango.DeviceClient;
import se.lu.maxiv.sdm.harness.Await;
import se.lu.maxiv.sdm.model.SdmException;

/** ProposalSync's job in words: a plan, its application, an empty second plan, who may and why. */
final class SyncWalk {
  private static final String PROPOSAL = "20260412";
  private static final String QUESTION = "carlcarl@" + PROPOSAL;
  private static final Duration RUN_LIMIT = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DeviceClient device;
  private final PrintWriter out;

  SyncWalk(DeviceClient device, PrintWriter out) {
    this.device = device;
    this.out = out;
  }

  /**
   * Walks.
   *
   * @return the numbers of the groups that were made
   * @throws SdmException as soon as something is not as it shall be
   */
  Map<String, Integer> walk() {
    idle();
    plan();
    Map<String, Integer> groups = apply();
    again();
    explain();
    return groups;
  }

  private void plan() {
    title("Before the experiment: the plan for proposal " + PROPOSAL);
    device.command("PlanProposal", PROPOSAL);
    idle();
    expect(device.count("NumPendingChanges") > 0, "the plan has changes");
    device.lines("PlanText").forEach(this::say);
  }

  private Map<String, Integer> apply() {
    title("Its application");
    expect(device.truth("DryRun"), "DryRun is on after a start");
    device.write("DryRun", false);
    device.order("SyncProposal", PROPOSAL);
    idle();
    say(device.text("LastResult"));
    JsonNode report = json(device.text("ReportJson"));
    expect(report.path("failed").asInt(-1) == 0, "no change failed");
    Map<String, Integer> groups = groups(report);
    groups.forEach((name, gid) -> say("Group %s has the number %d.".formatted(name, gid)));
    return groups;
  }

  private void again() {
    title("The second plan");
    device.command("PlanProposal", PROPOSAL);
    idle();
    expect(device.count("NumPendingChanges") == 0, "the second plan is empty");
    say(device.lines("PlanText").get(0));
  }

  private void explain() {
    title("ExplainAccess(%s)".formatted(QUESTION));
    List<String> sentences = device.linesOf("ExplainAccess", QUESTION);
    expect(!sentences.isEmpty(), "there is an explanation");
    sentences.forEach(this::say);
  }

  private static Map<String, Integer> groups(JsonNode report) {
    var groups = new HashMap<String, Integer>();
    for (JsonNode item : report.path("results")) {
      if (item.path("kind").asText().equals("CREATE_GROUP")) {
        groups.put(
            item.path("object").path("name").asText(),
            Integer.valueOf(item.path("after").path("gidNumber").asText()));
      }
    }
    return groups;
  }

  private void idle() {
    Await.until(
        "the end of ProposalSync's run",
        RUN_LIMIT,
        () -> !List.of("RUNNING", "INIT").contains(device.state()));
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw wrong("ReportJson is JSON");
    }
  }

  private void title(String text) {
    out.printf("%n%s%n", text);
  }

  private void say(String text) {
    out.println("  " + text);
  }

  private static void expect(boolean fulfilled, String what) {
    if (!fulfilled) {
      throw wrong(what);
    }
  }

  private static SdmException wrong(String what) {
    return SdmException.dependency("The demo expected that " + what + "; please report it.");
  }
}
