package se.lu.maxiv.sdm.proposalsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lu.maxiv.sdm.harness.ServerInJvm;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine;
import se.lu.maxiv.sdm.proposalsync.embedded.EmbeddedDirectory;

/** What PyTango clients see of a ProposalSync on the embedded user office and directory. */
@TangoTest
class ProposalSyncIT {
  /** Waits for the end of what goes on, by asking; the deadline is the test's own. */
  private static final String START =
      """
      import sys, time, json, tango
      d = tango.DeviceProxy(sys.argv[1])
      def idle():
          end = time.time() + 30
          while d.State() in (tango.DevState.RUNNING, tango.DevState.INIT):
              assert time.time() < end, d.Status()
              time.sleep(0.02)
      def refused(call, *args):
          try:
              call(*args)
          except tango.DevFailed as e:
              print(e.args[0].reason, "|", e.args[0].desc, "|", e.args[0].origin)
      idle()
      """;

  @TempDir private Path journal;
  private Optional<ServerInJvm> server = Optional.empty();
  private String device = "";

  @AfterEach
  void close() {
    server.ifPresent(ServerInJvm::close);
  }

  private String run(TangoWorld world, String script, Map<String, List<String>> more) {
    var properties = new HashMap<>(TestFacility.properties(journal));
    properties.putAll(more);
    ServerInJvm started = world.startHere(ProposalSync.class, properties);
    server = Optional.of(started);
    device = started.device();
    return again(world, script);
  }

  private String again(TangoWorld world, String script) {
    return world.python().run(START + script, device);
  }

  @Test
  void planIsReadAppliedAndEmptyAfterwards(TangoWorld world) {
    String out =
        run(
            world,
            """
            before = d.NumPendingChanges
            print(before > 10, d.DryRun, d.State())
            print(d.Plan() == d.PlanHash, len(d.PlanHash))
            d.Sync(); idle()
            print(d.NumPendingChanges == before, d.LastResult.split(".")[0])
            d.DryRun = False
            d.Sync(); idle()
            print(json.loads(d.ReportJson)["done"] == before, d.Progress)
            d.Plan()
            print(d.NumPendingChanges, d.PlanText[0], d.State())
            """,
            Map.of());

    assertThat(out.lines())
        .containsExactly(
            "True True ON",
            "True 64",
            "True DryRun is on, so nothing was written",
            "True 100.0",
            "0 Nothing to do. ON");
  }

  @Test
  void removalsBeyondTheLimitWaitForApprovalAndCanBeUndone(TangoWorld world) throws Exception {
    String crowd = Office.of("20260412", "carlcarl", "sorenlok", "asaobe", "anagon");
    Path office = Files.writeString(journal.resolve("office.json"), crowd);
    Map<String, List<String>> more =
        Map.of(
            "UserOfficeUrl", List.of(office.toString()),
            "DryRunAtStart", List.of("false"),
            "MaxRemovals", List.of("1"));

    run(world, "d.Sync(); idle(); assert d.NumPendingChanges == 0, d.PlanText", more);
    Files.writeString(office, Office.of("20260412", "carlcarl"));
    String out =
        again(
            world,
            """
            d.Sync(); idle()
            print(d.State(), d.NumPendingChanges)
            for l in d.PlanText:
                if "of group 20260412-group" in l: print(l.split(" -- ")[0].strip())
            refused(d.Approve, "0" * 64)
            d.Approve(d.PlanHash); idle()
            report = json.loads(d.ReportJson)
            print(report["done"], report["failed"], d.State())
            d.Plan()
            refused(d.Approve, report["hash"])
            d.Undo(report["run"]); idle()
            print(json.loads(d.ReportJson)["done"])
            for s in d.ExplainAccess("asaobe@20260412"):
                if "member" in s: print(s)
            """);

    String refusal =
        "DATA_OUT_OF_RANGE | Approve was refused: the plan that is shown is [0-9a-f]{64}; read it and give its PlanHash. \\| ProposalSync.Approve"
            .replace("RANGE |", "RANGE \\|");
    assertThat(out.lines().filter(line -> !line.matches(refusal)))
        .containsExactly(
            "ALARM 5",
            "? - member anagon out of group 20260412-group",
            "? - member asaobe out of group 20260412-group",
            "? - member sorenlok out of group 20260412-group",
            "5 0 ON",
            "5",
            "asaobe is a member of group 20260412-group.",
            "Waits: - member asaobe out of group 20260412-group. An administrator restored this member by Undo; its removal needs approval.");
    assertThat(out.lines().filter(line -> line.matches(refusal))).hasSize(2);
  }

  @Test
  void anEmptyUserOfficeChangesNothingAndRaisesAnAlarmThatSaysWhy(TangoWorld world)
      throws Exception {
    Path office =
        Files.writeString(journal.resolve("office.json"), Office.of("20260412", "carlcarl"));
    Map<String, List<String>> more =
        Map.of("UserOfficeUrl", List.of(office.toString()), "DryRunAtStart", List.of("false"));

    run(world, "d.Sync(); idle()", more);
    Files.writeString(office, Office.none());
    String out =
        again(world, "d.Sync(); idle()\nprint(d.State(), d.NumPendingChanges)\nprint(d.Status())");

    assertThat(out)
        .startsWith("ALARM 0\n")
        .contains(
            "The user office's answer has no accepted proposal, so nothing is changed; check the user office.");
  }

  @Test
  void aDirectoryThatIsDownIsToldAndTheNextRunGoesOn(TangoWorld world) throws Exception {
    Path password = Files.writeString(journal.resolve("password"), "x");
    Files.setPosixFilePermissions(
        password, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    Map<String, List<String>> more =
        Map.of(
            "UserOfficeUrl", List.of(journal.resolve("office.json").toString()),
            "LdapUrl", List.of("ldaps://localhost:1"),
            "LdapBindDn", List.of("CN=sdm,DC=maxlab,DC=example"),
            "LdapPasswordFile", List.of(password.toString()),
            "LdapCaFile", List.of(password.toString()));

    String out =
        run(
            world,
            """
            print(d.State(), d.LastResult == "The run failed: " + d.DirectoryState)
            print("error" in json.loads(d.ReportJson))
            refused(d.Plan)
            d.Reset()
            print(d.State(), [l for l in d.Log if "Reset" in l][0].split(" INFO ")[1])
            """,
            more);

    assertThat(out.lines().toList())
        .hasSize(4)
        .startsWith("ALARM True", "True")
        .last()
        .asString()
        .startsWith("ON Reset from ");
  }

  @Test
  void allThatIsWrongWithThePropertiesIsToldAtOnce(TangoWorld world) {
    String out =
        run(
            world,
            """
            print(d.State())
            print(d.Status())
            refused(d.Sync)
            """,
            Map.of(
                "GidRange", List.of("50000"),
                "BaseDn", List.of("nonsense"),
                "Resources", List.of("beamline=presto"),
                "ExtraAttributes", List.of("mail=phone"),
                "SyncPeriod", List.of("5")));

    assertThat(out)
        .startsWith("FAULT\n")
        .contains("GidRange is '50000'", "BaseDn", "Resources has the line", "phone", "SyncPeriod")
        .contains("CONFIGURATION_ERROR | The request was refused: the device has not started");
  }

  @Test
  void everyAttributeHasWordsAndPushesEvents(TangoWorld world) {
    String out =
        run(
            world,
            """
            for name in d.get_attribute_list():
                info = d.get_attribute_config(name)
                assert info.label and info.description and info.format, name
            got = []
            ids = [d.subscribe_event(n, tango.EventType.CHANGE_EVENT,
                                     lambda e: got.append(e) if not e.err else None)
                   for n in ("DryRun", "LastSync", "PlanHash", "Log")]
            end = time.time() + 20
            value = True
            while not any(e.attr_value.name.lower() == "dryrun" and not e.attr_value.value for e in got):
                value = not value
                d.DryRun = value
                time.sleep(0.05)
                assert time.time() < end, [(e.attr_value.name, e.attr_value.value) for e in got[:20]]
            d.Plan()
            while not any(e.attr_value.name.lower() == "lastsync" for e in got[4:]):
                time.sleep(0.02)
                assert time.time() < end
            print("told", d.Preflight())
            import os; sys.stdout.flush(); os._exit(0)
            """,
            Map.of());

    assertThat(out).startsWith("told");
  }

  @Test
  void anApprovalThatAStopInterruptedIsAppliedAfterTheRestart(TangoWorld world) throws Exception {
    try (EmbeddedDirectory directory = directory()) {
      Map<String, List<String>> link = outside(directory);
      String hash = run(world, "print(d.PlanHash)", link).strip();
      server.ifPresent(ServerInJvm::close);
      approve(hash, Instant.now().minusSeconds(60));

      String out =
          run(
              world,
              """
              report = json.loads(d.ReportJson)
              print(d.DryRun, report["done"] > 10, report["failed"])
              d.Plan()
              print(d.PlanText[0])
              """,
              link);

      assertThat(out.lines()).containsExactly("True True 0", "Nothing to do.");
    }
  }

  @Test
  void anApprovalThatIsAnHourOldIsNotApplied(TangoWorld world) throws Exception {
    try (EmbeddedDirectory directory = directory()) {
      Map<String, List<String>> link = outside(directory);
      String hash = run(world, "print(d.PlanHash)", link).strip();
      server.ifPresent(ServerInJvm::close);
      approve(hash, Instant.now().minusSeconds(3700));

      String out = run(world, "print(d.PlanHash, repr(d.ReportJson), d.State())", link);

      assertThat(out.strip()).isEqualTo(hash + " '' ON");
    }
  }

  @Test
  void aSecondServerOnTheSameJournalIsRefused(TangoWorld world) {
    try (JournalFile held = JournalFile.in(journal)) {
      assertThat(held.lines()).isEmpty();

      String out = run(world, "print(d.State(), d.Status())", Map.of());

      assertThat(out).startsWith("FAULT The journal ").contains("in use by another server");
    }
  }

  /** A directory that outlives the device, and a user office that is not the embedded one. */
  private Map<String, List<String>> outside(EmbeddedDirectory directory)
      throws java.io.IOException {
    String people = Office.of("20260412", "carlcarl", "sorenlok", "asaobe", "anagon");
    Path office = Files.writeString(journal.resolve("office.json"), people);
    var properties = new HashMap<>(TestFacility.link(directory.config()));
    properties.put("UserOfficeUrl", List.of(office.toString()));
    return properties;
  }

  private EmbeddedDirectory directory() throws java.io.IOException {
    return EmbeddedDirectory.withDemoPeople(Files.createDirectory(journal.resolve("ad")));
  }

  private void approve(String hash, Instant at) {
    try (JournalFile file = JournalFile.in(journal)) {
      file.append(List.of(new JournalLine.Approved(at, hash, "a host", "")));
    }
  }

  @Test
  void questionsLeaveTheAlarmAndThePlanAlone(TangoWorld world) throws Exception {
    Path office = Files.writeString(journal.resolve("office.json"), Office.none());

    String out =
        run(
            world,
            """
            before = (d.State(), d.PlanHash, d.LastResult, d.LastSync)
            d.Preflight(); d.ExplainAccess("carlcarl@20260412"); idle()
            print(before == (d.State(), d.PlanHash, d.LastResult, d.LastSync), before[0])
            print(d.LastResult)
            """,
            Map.of("UserOfficeUrl", List.of(office.toString())));

    assertThat(out.lines())
        .containsExactly(
            "True ALARM",
            "The user office's answer has no accepted proposal, so nothing is changed; check the user office.");
  }

  @Test
  void aRunCanBeAbortedAndAnotherRequestMeanwhileIsRefused(TangoWorld world) throws Exception {
    try (EmbeddedDirectory directory = directory();
        Slow slow = Slow.inFrontOf(directory.config().port())) {
      var properties = new HashMap<>(outside(directory));
      properties.put("LdapUrl", List.of("ldaps://localhost:" + slow.port()));
      properties.put("DryRunAtStart", List.of("false"));

      String out =
          run(
              world,
              """
              refused(d.Abort)
              print("hold", flush=True)
              """,
              properties);
      slow.hold();
      String held =
          again(
              world.python(),
              """
              d.Sync()
              print(d.State())
              refused(d.Plan)
              d.Abort()
              """);
      slow.letGo();
      String after =
          again(
              world,
              """
              print(json.loads(d.ReportJson)["done"], json.loads(d.ReportJson)["aborted"])
              print(d.NumPendingChanges > 10)
              """);

      assertThat(out).startsWith("OPERATION_NOT_ALLOWED | Abort was refused");
      assertThat(held.lines().toList())
          .first(org.assertj.core.api.InstanceOfAssertFactories.STRING)
          .isEqualTo("RUNNING");
      assertThat(held).contains("the device is syncing; wait until it has ended, or Abort it");
      assertThat(after.lines()).containsExactly("0 True", "True");
    }
  }

  /** Without waiting for the end of what goes on. */
  private String again(se.lu.maxiv.sdm.harness.Python python, String script) {
    return python.run(START.replace("\nidle()\n", "\n") + script, device);
  }
}
