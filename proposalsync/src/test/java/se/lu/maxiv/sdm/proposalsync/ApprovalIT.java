package se.lu.maxiv.sdm.proposalsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.ServerInJvm;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine;
import se.lu.maxiv.sdm.proposalsync.embedded.EmbeddedDirectory;
import se.lu.maxiv.sdm.proposalsync.ldap.FaultyProxy;

/** Approvals, and runs that are stopped, refused or undone, as PyTango clients see them. */
@TangoTest
class ApprovalIT extends OnProposalSync {
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
  void aRunCanBeAbortedAndAnotherRequestMeanwhileIsRefused(TangoWorld world) throws Exception {
    try (EmbeddedDirectory directory = directory();
        FaultyProxy way = new FaultyProxy(directory.config().url(), directory.config().port())) {
      var properties = new HashMap<>(outside(directory));
      properties.putAll(TestFacility.link(way.config(directory.config())));
      properties.put("DryRunAtStart", List.of("false"));

      String out =
          run(
              world,
              """
              refused(d.Abort)
              print("hold", flush=True)
              """,
              properties);
      way.freeze();
      String held =
          again(
              world.python(),
              """
              d.Sync()
              print(d.State())
              refused(d.Plan)
              d.Abort()
              """);
      way.thaw();
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
}
