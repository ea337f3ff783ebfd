package se.lu.maxiv.sdm.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.lu.maxiv.sdm.harness.PrivateTango;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;

/** ProposalSync on each Java, and what {@code bin/sdm plan} and {@code sync} make of it. */
@TangoTest
class SyncFromShellIT {
  private static final String MAXIV = "OU=MAXIV,DC=maxlab,DC=example";
  private static final String PROPOSAL = "20260412";

  /** The device refuses requests while it makes its first plan. */
  private static final String FIRST_PLAN =
      """
      import sys, time, tango
      d = tango.DeviceProxy(sys.argv[1])
      end = time.time() + 60
      while d.State() in (tango.DevState.RUNNING, tango.DevState.INIT):
          assert time.time() < end, d.Status()
          time.sleep(0.02)
      """;

  @TempDir private Path journal = Path.of("");

  @ParameterizedTest
  @MethodSource("se.lu.maxiv.sdm.distribution.JavaVersionsIT#javas")
  void exitCodesTellWhatIsPending(Path java, TangoWorld world, PrivateTango tango)
      throws Exception {
    String device = start(java, world);
    Map<String, String> here = Map.of("TANGO_HOST", tango.tangoHost());

    String[] plan = {"plan", "--device", device, PROPOSAL};
    String[] sync = {"sync", "-d", device, PROPOSAL};
    assertEnd(here, 2, "+ group 20260412-group", plan);
    assertEnd(here, 2, "DryRun is on", sync);
    world.python().run("import sys, tango\ntango.DeviceProxy(sys.argv[1]).DryRun = False", device);
    assertEnd(here, 0, "done, 0 skipped, 0 failed", sync);
    assertEnd(here, 0, "Nothing to do.", plan);
    assertEnd(here, 1, "", "plan", "--device", device, "2026");
    assertEnd(here, 1, "", "sync", "--device", device, "--approve", "nonsense");
    assertEnd(here, 0, "carlcarl", "explain", "-d", device, "carlcarl@" + PROPOSAL);
    assertThat(Shell.sdm("status", device).endedWith(0).out()).containsPattern("DryRun +no\n");
    Shell explained = Shell.sdm("explain", "--json", "-d", device, "carlcarl@" + PROPOSAL);
    assertThat(explained.endedWith(0).json().path("sentences")).hasSizeGreaterThan(1);
    Shell.sdm("explain", "-d", device, "carlcarl").endedWith(1);
    assertEnd(here, 0, "\"changes\":[]", "plan", "--json", "--device", device, PROPOSAL);
  }

  private static void assertEnd(
      Map<String, String> environment, int code, String out, String... arguments) throws Exception {
    try (Program program = Program.sdm(environment, arguments)) {
      assertThat(program.awaitEnd()).as(program.out() + program.errors()).isEqualTo(code);
      assertThat(program.out()).contains(out);
    }
  }

  private String start(Path java, TangoWorld world) {
    Installed proposalSync =
        Installed.start(
            world,
            java,
            "ProposalSync",
            Map.of(
                "UserOfficeUrl", List.of("embedded"),
                "LdapUrl", List.of("embedded"),
                "BaseDn", List.of("DC=maxlab,DC=example"),
                "SourceOus", List.of("OU=DUOINACTIVE," + MAXIV),
                "ActiveOu", List.of("OU=DUOACTIVE," + MAXIV),
                "GroupsOu", List.of("OU=Groups," + MAXIV),
                "GidRange", List.of("61000-61999"),
                "BeamlineGroups", List.of("nanomax=nanomax"),
                "JournalDirectory", List.of(journal.toString())));
    world.python().run(FIRST_PLAN, proposalSync.device());
    assertThat(proposalSync.server().log()).doesNotContain("WARNING");
    return proposalSync.device();
  }
}
