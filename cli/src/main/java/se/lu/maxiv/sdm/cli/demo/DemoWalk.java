package se.lu.maxiv.sdm.cli.demo;

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

  private final DeviceClient device;
  private final DemoTree tree;
  private final DemoAccounts accounts;
  private final Teller teller;

  DemoWalk(DeviceClient device, DemoTree tree, DemoAccounts accounts, Teller teller) {
    this.device = device;
    this.tree = tree;
    this.accounts = accounts;
    this.teller = teller;
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
    teller.title("Who");
    List<String> users = device.lines("Usernames");
    Teller.expect(users.contains(USER), "Usernames holds %s, it is %s".formatted(USER, users));
    device.write("Username", USER);
    teller.say(
        "The user at the beamline is %s, one of %s.".formatted(USER, String.join(", ", users)));
  }

  private void which() {
    teller.title("Which proposal");
    List<String> proposals = device.lines("Proposals");
    Teller.expect(
        proposals.contains(PROPOSAL),
        "Proposals holds %s, it is %s".formatted(PROPOSAL, proposals));
    device.write("Proposal", PROPOSAL);
    teller.say(
        "%s may take %s here, and takes %s:"
            .formatted(USER, String.join(", ", proposals), PROPOSAL));
    teller.say(
        "\"%s\", PI %s."
            .formatted(device.text("ProposalTitle"), device.text("PrincipalInvestigator")));
    Teller.expect(
        device.state().equals("STANDBY"),
        "the state is STANDBY, it is %s".formatted(device.state()));
    Teller.expect(
        device.text("SamplePath").isEmpty(), "SamplePath is empty before a visit is chosen");
    teller.say("State STANDBY, SamplePath empty: no session, no data.");
  }

  private String visit() {
    teller.title("Which visit");
    List<String> visits = device.lines("Visits");
    String now = LocalDateTime.now(DemoDisk.ZONE).format(VISIT);
    String running =
        visits.stream()
            .filter(visit -> visit.compareTo(now) <= 0)
            .findFirst()
            .orElseThrow(() -> Teller.wrong("a visit has begun, Visits is %s".formatted(visits)));
    teller.say(
        "%s has the visits %s; %s has begun."
            .formatted(PROPOSAL, String.join(", ", visits), running));
    return running;
  }

  private String select(String selection) {
    teller.title("Select");
    long start = System.nanoTime();
    String path = device.command("Select", selection);
    teller.say("Select(%s)".formatted(selection));
    teller.say(
        "answered after %d ms:".formatted(Duration.ofNanos(System.nanoTime() - start).toMillis()));
    teller.say("%s".formatted(path));
    Teller.expect(path.equals(device.text("SamplePath")), "SamplePath is what Select answered");
    Teller.expect(device.truth("ReadyToScan"), "ReadyToScan is true: nobody else has to be told");
    return path;
  }

  private void tree(String visit) {
    teller.title("The tree that was made");
    teller.say("%-24s %-24s mode  folder".formatted("owner", "group"));
    tree.lines(tree.wanted(PROPOSAL, visit, SAMPLE))
        .forEach(line -> teller.say("%s".formatted(line)));
    teller.say("The first two are static and were there; PathFixer made the others.");
    teller.say(
        "A file was written and read there, proved for: %s."
            .formatted(device.json("SelectionJson").path("provedFor").asText()));
    if (!accounts.privileged()) {
      teller.say(
          "You are not root, so all folders keep your own numbers: this walk cannot show that the");
      teller.say("service account owns them and that each proposal has a group of its own.");
    }
  }

  private void events(EventRecorder paths, EventRecorder selections, String path) {
    teller.title("The event that a subscriber got");
    paths.awaitValue(path, SOON);
    teller.say("SamplePath = " + path);
    selections.awaitValue(device.text("SelectionJson"), SOON);
    teller.say(
        "and last SelectionJson, the whole selection, with generation %d."
            .formatted(device.json("SelectionJson").path("generation").asLong()));
    String verdict = device.command("CheckPath", path);
    Teller.expect(verdict.equals("OK"), "CheckPath of the path is OK, it is " + verdict);
  }

  private void refuse(String selection, String path) {
    teller.title("A refusal");
    teller.say("Select(%s) is refused:".formatted(selection));
    teller.say("\"%s\"".formatted(refusal(selection)));
    Teller.expect(path.equals(device.text("SamplePath")), "a refusal changes nothing");
    teller.say("Nothing has changed.");
  }

  private void end(EventRecorder paths) {
    teller.title("The end of the session");
    device.command("EndSession");
    paths.awaitValue("", SOON);
    Teller.expect(device.text("SamplePath").isEmpty(), "SamplePath is empty after EndSession");
    teller.say("EndSession: SamplePath is empty, and the subscriber knows.");
  }

  private String refusal(String selection) {
    try {
      device.command("Select", selection);
    } catch (SdmException e) {
      return e.sentence();
    }
    throw Teller.wrong("%s, who is no participant, is refused".formatted(STRANGER));
  }

  private static String selection(String user, String visit) {
    return "{\"username\": \"%s\", \"proposal\": \"%s\", \"visit\": \"%s\", \"sample\": \"%s\"}"
        .formatted(user, PROPOSAL, visit, SAMPLE);
  }
}
