package se.lu.maxiv.sdm.cli.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import se.lu.maxiv.sdm.cli.tango.DeviceClient;
import se.lu.maxiv.sdm.harness.EventRecorder;
import se.lu.maxiv.sdm.model.SdmException;

/** The main job in words: who, which proposal, which visit, what was made, who was told. */
final class DemoWalk {
  private static final String USER = "carlcarl";
  private static final String STRANGER = "anagon";
  private static final String PROPOSAL = "20260412";
  private static final String SAMPLE = "0001_setup";
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final DateTimeFormatter VISIT = DateTimeFormatter.ofPattern("yyyyMMddHH");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DeviceClient device;
  private final DemoTree tree;
  private final DemoAccounts accounts;
  private final PrintWriter out;

  DemoWalk(DeviceClient device, DemoTree tree, DemoAccounts accounts, PrintWriter out) {
    this.device = device;
    this.tree = tree;
    this.accounts = accounts;
    this.out = out;
  }

  /**
   * Walks.
   *
   * @return the argument of {@code Select} that opened the session
   * @throws SdmException as soon as something is not as it shall be
   */
  String walk() {
    try (var paths = EventRecorder.subscribe(device.proxy(), "SamplePath");
        var selections = EventRecorder.subscribe(device.proxy(), "SelectionJson")) {
      who();
      which();
      String visit = visit();
      String selection = selection(USER, visit);
      String path = select(selection);
      tree(visit);
      events(paths, selections, path);
      refuse(selection(STRANGER, visit), path);
      end(paths);
      return selection;
    }
  }

  private void who() {
    title("Who");
    List<String> users = device.lines("Usernames");
    expect(users.contains(USER), "Usernames holds %s, it is %s".formatted(USER, users));
    device.write("Username", USER);
    say("The user at the beamline is %s, one of %s.".formatted(USER, String.join(", ", users)));
  }

  private void which() {
    title("Which proposal");
    List<String> proposals = device.lines("Proposals");
    expect(
        proposals.contains(PROPOSAL),
        "Proposals holds %s, it is %s".formatted(PROPOSAL, proposals));
    device.write("Proposal", PROPOSAL);
    say(
        "%s may take %s here, and takes %s:"
            .formatted(USER, String.join(", ", proposals), PROPOSAL));
    say(
        "\"%s\", PI %s."
            .formatted(device.text("ProposalTitle"), device.text("PrincipalInvestigator")));
    expect(
        device.state().equals("STANDBY"),
        "the state is STANDBY, it is %s".formatted(device.state()));
    expect(device.text("SamplePath").isEmpty(), "SamplePath is empty before a visit is chosen");
    say("State STANDBY, SamplePath empty: no session, no data.");
  }

  private String visit() {
    title("Which visit");
    List<String> visits = device.lines("Visits");
    String now = LocalDateTime.now(DemoDisk.ZONE).format(VISIT);
    String running =
        visits.stream()
            .filter(visit -> visit.compareTo(now) <= 0)
            .findFirst()
            .orElseThrow(() -> wrong("a visit has begun, Visits is %s".formatted(visits)));
    say(
        "%s has the visits %s; %s has begun."
            .formatted(PROPOSAL, String.join(", ", visits), running));
    return running;
  }

  private String select(String selection) {
    title("Select");
    long start = System.nanoTime();
    String path = device.command("Select", selection);
    say("Select(%s)".formatted(selection));
    say("answered after %d ms:".formatted(Duration.ofNanos(System.nanoTime() - start).toMillis()));
    say("%s".formatted(path));
    expect(path.equals(device.text("SamplePath")), "SamplePath is what Select answered");
    expect(device.truth("ReadyToScan"), "ReadyToScan is true: nobody else has to be told");
    return path;
  }

  private void tree(String visit) {
    title("The tree that was made");
    say("%-24s %-24s mode  folder".formatted("owner", "group"));
    tree.lines(tree.wanted(PROPOSAL, visit, SAMPLE)).forEach(line -> say("%s".formatted(line)));
    say("The first two are static and were there; PathFixer made the others.");
    say(
        "A file was written and read there, proved for: %s."
            .formatted(selected().path("provedFor").asText()));
    if (!accounts.privileged()) {
      say("You are not root, so all folders keep your own numbers: this walk cannot show that the");
      say("service account owns them and that each proposal has a group of its own.");
    }
  }

  private void events(EventRecorder paths, EventRecorder selections, String path) {
    title("The event that a subscriber got");
    paths.awaitValue(path, SOON);
    say("SamplePath = " + path);
    selections.awaitValue(device.text("SelectionJson"), SOON);
    say(
        "and last SelectionJson, the whole selection, with generation %d."
            .formatted(selected().path("generation").asLong()));
    String verdict = device.command("CheckPath", path);
    expect(verdict.equals("OK"), "CheckPath of the path is OK, it is " + verdict);
  }

  private void refuse(String selection, String path) {
    title("A refusal");
    say("Select(%s) is refused:".formatted(selection));
    say("\"%s\"".formatted(refusal(selection)));
    expect(path.equals(device.text("SamplePath")), "a refusal changes nothing");
    say("Nothing has changed.");
  }

  private void end(EventRecorder paths) {
    title("The end of the session");
    device.command("EndSession");
    paths.awaitValue("", SOON);
    expect(device.text("SamplePath").isEmpty(), "SamplePath is empty after EndSession");
    say("EndSession: SamplePath is empty, and the subscriber knows.");
  }

  private String refusal(String selection) {
    try {
      device.command("Select", selection);
    } catch (SdmException e) {
      return e.sentence();
    }
    throw wrong("%s, who is no participant, is refused".formatted(STRANGER));
  }

  private JsonNode selected() {
    try {
      return JSON.readTree(device.text("SelectionJson"));
    } catch (JsonProcessingException e) {
      throw wrong("SelectionJson is JSON");
    }
  }

  private static String selection(String user, String visit) {
    return "{\"username\": \"%s\", \"proposal\": \"%s\", \"visit\": \"%s\", \"sample\": \"%s\"}"
        .formatted(user, PROPOSAL, visit, SAMPLE);
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
