package se.lu.maxiv.sdm.proposalsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;

/** What PyTango clients see of a ProposalSync on the embedded user office and directory. */
@TangoTest
class ProposalSyncIT extends OnProposalSync {
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
  void aSecondServerOnTheSameJournalIsRefused(TangoWorld world) {
    try (JournalFile held = JournalFile.in(journal)) {
      assertThat(held.lines()).isEmpty();

      String out = run(world, "print(d.State(), d.Status())", Map.of());

      assertThat(out).startsWith("FAULT The journal ").contains("in use by another server");
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
}
