package se.lu.maxiv.sdm.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
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

  private final DeviceClient device;
  private final Teller teller;

  SyncWalk(DeviceClient device, Teller teller) {
    this.device = device;
    this.teller = teller;
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
    teller.title("Before the experiment: the plan for proposal " + PROPOSAL);
    device.command("PlanProposal", PROPOSAL);
    idle();
    Teller.expect(device.count("NumPendingChanges") > 0, "the plan has changes");
    device.lines("PlanText").forEach(teller::say);
  }

  private Map<String, Integer> apply() {
    teller.title("Its application");
    Teller.expect(device.truth("DryRun"), "DryRun is on after a start");
    device.write("DryRun", false);
    device.order("SyncProposal", PROPOSAL);
    idle();
    teller.say(device.text("LastResult"));
    JsonNode report = device.json("ReportJson");
    Teller.expect(report.path("failed").asInt(-1) == 0, "no change failed");
    Map<String, Integer> groups = groups(report);
    groups.forEach((name, gid) -> teller.say("Group %s has the number %d.".formatted(name, gid)));
    return groups;
  }

  private void again() {
    teller.title("The second plan");
    device.command("PlanProposal", PROPOSAL);
    idle();
    Teller.expect(device.count("NumPendingChanges") == 0, "the second plan is empty");
    teller.say(device.lines("PlanText").get(0));
  }

  private void explain() {
    teller.title("ExplainAccess(%s)".formatted(QUESTION));
    List<String> sentences = device.linesOf("ExplainAccess", QUESTION);
    Teller.expect(!sentences.isEmpty(), "there is an explanation");
    sentences.forEach(teller::say);
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
}
