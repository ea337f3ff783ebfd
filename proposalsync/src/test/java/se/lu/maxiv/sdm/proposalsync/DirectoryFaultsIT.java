package se.lu.maxiv.sdm.proposalsync;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;

/** A directory that freezes, refuses or is away: the device says so, and the next run finishes. */
@TangoTest
class DirectoryFaultsIT extends OnFaultyDirectory {
  private static final String PLANNED = "print(d.NumPendingChanges)";
  private static final String SYNC =
      TOLD
          + """
          d.Sync(); idle()
          told()
          print(d.State(), d.NumPendingChanges)
          """;

  /** As to who may not write any more, and as a directory that is read-only. */
  @ParameterizedTest
  @ValueSource(
      ints = {
        ResultCode.INSUFFICIENT_ACCESS_RIGHTS_INT_VALUE,
        ResultCode.UNWILLING_TO_PERFORM_INT_VALUE
      })
  void whatIsRefusedInTheMiddleIsToldAndDoneByTheNextRun(int refusal, TangoWorld world)
      throws Exception {
    int planned = Integer.parseInt(run(world, PLANNED, writing()).strip());
    directory.before(
        before -> {
          if (before >= 3) {
            throw new LDAPException(ResultCode.valueOf(refusal), "000020E7: you may not write");
          }
        });

    String first = again(world, SYNC + "print(d.Status()); print(len(d.Failures))");
    int done = Integer.parseInt(first.substring(0, first.indexOf(' ')));
    int failed = Integer.parseInt(first.replaceAll("(?s).*done, ([0-9]+) failed.*", "$1"));
    directory.heal();
    String next = again(world, SYNC);

    assertThat(done).isPositive();
    assertThat(failed).isPositive();
    assertThat(first)
        .contains(
            "aborted: False\ntwice: []\nALARM " + (planned - done),
            failed + " changes were refused or are unknown; see Failures.");
    assertThat(next.lines())
        .containsExactly((planned - done) + " done, 0 failed, aborted: False", "twice: []", "ON 0");
    assertThat(ends()).hasSize(planned).allSatisfy((change, times) -> assertThat(times).isOne());
  }

  /** The answer is waited for as long as a step may take, and so is the second look. */
  @Test
  void aDirectoryThatFreezesIsLeftAndToldAndTheNextRunFinishes(TangoWorld world) throws Exception {
    int planned = Integer.parseInt(run(world, PLANNED, writing()).strip());
    directory.before(
        before -> {
          if (before == 3) {
            directory.way().freeze();
          }
        });

    String first = again(world, SYNC + "print(d.DirectoryState)");
    int done = Integer.parseInt(first.substring(0, first.indexOf(' ')));
    directory.way().thaw();
    String next = again(world, SYNC + "d.Plan(); idle(); print(d.PlanText[0])");

    assertThat(first).contains("1 failed, aborted: False\ntwice: []\nALARM " + (planned - done));
    assertThat(first.lines()).last().asString().contains("cannot be reached");
    assertThat(next.lines())
        .containsExactly(
            (planned - done - 1) + " done, 0 failed, aborted: False",
            "twice: []",
            "ON 0",
            "Nothing to do.");
    assertThat(ends()).hasSize(planned).allSatisfy((change, times) -> assertThat(times).isOne());
  }

  @Test
  void aDirectoryThatIsAwayAtTheStartIsToldAndTheRunAfterItsReturnDoesAll(TangoWorld world)
      throws Exception {
    directory.down();

    String away = run(world, "print(d.State(), d.DirectoryState)", writing());
    directory.up();
    String back = again(world, SYNC + "d.Plan(); idle(); print(d.PlanText[0])");

    assertThat(away).startsWith("ALARM The directory ").contains("cannot be reached");
    assertThat(back.lines().skip(1)).containsExactly("twice: []", "ON 0", "Nothing to do.");
    assertThat(directory.contents()).anyMatch(line -> line.startsWith("CN=20260412-group,"));
  }
}
