package se.lu.maxiv.sdm.proposalsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.ServerInJvm;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;

/** Runs that a person ends, and approvals that come to nothing or outlive a stop. */
@TangoTest
class EndedRunIT extends OnFaultyDirectory {
  private static final String SHOW =
      """
      told()
      print(d.State(), d.NumPendingChanges)
      """;

  private final HeldWrite held = new HeldWrite();

  @AfterEach
  void letGo() {
    held.letGo();
  }

  private void holdWrite(int write) {
    directory.before(
        before -> {
          if (before == write) {
            held.hold();
          }
        });
  }

  @Test
  void dryRunEndsASyncAfterTheObjectItIsAt(TangoWorld world) throws Exception {
    int planned = Integer.parseInt(run(world, "print(d.NumPendingChanges)", writing()).strip());
    holdWrite(3);
    again(world.python(), "d.Sync()");
    held.awaitHeld();
    again(world.python(), "d.DryRun = True; assert d.State() == tango.DevState.RUNNING");
    held.letGo();

    String out = again(world, TOLD + SHOW);
    int done = Integer.parseInt(out.substring(0, out.indexOf(' ')));

    assertThat(out.lines())
        .containsExactly(
            done + " done, 0 failed, aborted: True", "twice: []", "ON " + (planned - done));
    assertThat(done).isBetween(4, planned - 1);
    assertThat(ends()).hasSize(done);
    assertThat(directory.writes()).as("one more of that object at most").isBetween(4, 5);
  }

  @Test
  void dryRunDoesNotEndWhatWasApproved(TangoWorld world) throws Exception {
    int planned = Integer.parseInt(run(world, "print(d.NumPendingChanges)", writing()).strip());
    holdWrite(3);
    again(world.python(), "d.Approve(d.PlanHash)");
    held.awaitHeld();
    again(world.python(), "d.DryRun = True");
    held.letGo();

    String out = again(world, TOLD + SHOW);

    assertThat(out.lines())
        .containsExactly(planned + " done, 0 failed, aborted: False", "twice: []", "ON 0");
  }

  @Test
  void anApprovalThatIsAbortedBeforeItBeginsIsUsedUp(TangoWorld world) throws Exception {
    Map<String, List<String>> properties = dry();
    String hash = run(world, "print(d.PlanHash)", properties).strip();
    directory.way().freeze();
    again(world.python(), "d.Approve(d.PlanHash); d.Abort()");
    directory.way().thaw();
    String ended = again(world, TOLD + "told()");
    server.ifPresent(ServerInJvm::close);

    String restarted = run(world, "print(repr(d.ReportJson), d.PlanHash, d.State())", properties);

    assertThat(ended.lines()).first().isEqualTo("0 done, 0 failed, aborted: True");
    assertThat(restarted.strip()).isEqualTo("'' " + hash + " ON");
    assertThat(directory.writes()).isZero();
  }

  @Test
  void anApprovalOfOneProposalThatAStopMetBeforeItBeganIsAppliedByTheNextStart(TangoWorld world)
      throws Exception {
    Map<String, List<String>> properties = dry();
    office(
        Office.of(
            List.of(
                Office.proposal("20260412", "carlcarl", "asaobe"),
                Office.proposal("20260413", "anagon"))));
    String planned =
        run(
            world,
            "d.PlanProposal('20260412'); idle(); print(d.NumPendingChanges, d.PlanHash)",
            properties);
    directory.way().freeze();
    again(world.python(), "d.Approve(d.PlanHash)");
    server.ifPresent(ServerInJvm::close);
    assertThat(directory.writes()).isZero();
    directory.way().thaw();

    String out =
        run(
            world,
            TOLD
                + """
                told()
                print(json.loads(d.ReportJson)["hash"], d.DryRun)
                d.PlanProposal('20260412'); idle(); print(d.PlanText[0])
                """,
            properties);

    assertThat(out.lines())
        .containsExactly(
            planned.split(" ", -1)[0] + " done, 0 failed, aborted: False",
            "twice: []",
            planned.strip().split(" ", -1)[1] + " True",
            "Nothing to do.");
    assertThat(directory.contents())
        .anyMatch(line -> line.startsWith("CN=20260412-group,"))
        .noneMatch(line -> line.startsWith("CN=20260413-group,"));
  }

  private Map<String, List<String>> dry() throws Exception {
    var properties = new HashMap<>(writing());
    properties.put("DryRunAtStart", List.of("true"));
    return properties;
  }
}
