package se.lu.maxiv.sdm.proposalsync;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;
import se.lu.maxiv.sdm.proposalsync.embedded.EmbeddedDirectory;

/** A run whose connection is lost in the middle looks again and finishes by itself. */
@TangoTest
class LostConnectionIT extends OnFaultyDirectory {
  private static final String FOREIGN =
      "CN=20260412-group,OU=Groups,OU=MAXIV," + EmbeddedDirectory.BASE;
  private static final String PLANNED = "print(d.NumPendingChanges)";
  private static final String SHOW =
      """
      idle()
      told()
      print(d.State(), d.NumPendingChanges)
      d.Plan(); idle()
      print(d.PlanText[0])
      """;
  private static final String SYNC = TOLD + "d.Sync(); " + SHOW;
  private static final String APPROVE = TOLD + "d.Approve(d.PlanHash); " + SHOW;

  @ParameterizedTest
  @ValueSource(ints = {0, 8})
  void ofASyncOfWhichAnAnswerIsLostAllIsToldOnce(int write, TangoWorld world) throws Exception {
    int planned = Integer.parseInt(run(world, PLANNED, writing()).strip());
    directory.after(
        done -> {
          if (done == write) {
            directory.way().cut();
          }
        });

    String out = again(world, SYNC);

    assertThat(out.lines())
        .containsExactly(
            planned + " done, 0 failed, aborted: False", "twice: []", "ON 0", "Nothing to do.");
    assertThat(ends()).hasSize(planned).allSatisfy((change, times) -> assertThat(times).isOne());
  }

  @Test
  void ofASyncOfWhichAWriteIsLostAllIsMade(TangoWorld world) throws Exception {
    int planned = Integer.parseInt(run(world, PLANNED, writing()).strip());
    directory.before(
        before -> {
          if (before == 4) {
            throw cut();
          }
        });

    String out = again(world, SYNC);

    assertThat(out.lines())
        .containsExactly(
            planned + " done, 0 failed, aborted: False", "twice: []", "ON 0", "Nothing to do.");
    assertThat(ends()).hasSize(planned).allSatisfy((change, times) -> assertThat(times).isOne());
  }

  /** The user office names one more person when the connection is lost. */
  @ParameterizedTest
  @ValueSource(ints = {0, 4})
  void ofAnApprovedRunOnlyWhatWasApprovedIsMadeAndAllOfThat(int write, TangoWorld world)
      throws Exception {
    var properties = new HashMap<>(writing());
    properties.put("DryRunAtStart", List.of("true"));
    int planned = Integer.parseInt(run(world, PLANNED, properties).strip());
    directory.after(
        done -> {
          if (done == write) {
            nameOneMore();
            directory.way().cut();
          }
        });

    String out = again(world, APPROVE);

    assertThat(out.lines().limit(3))
        .containsExactly(planned + " done, 0 failed, aborted: False", "twice: []", "ON 2");
    assertThat(again(world, "print([l for l in d.PlanText if l.startswith('  +')])"))
        .contains("+ member bergman into group 20260412-group");
    assertThat(ends()).hasSize(planned).allSatisfy((change, times) -> assertThat(times).isOne());
  }

  /** It has the name of the group that was approved to be made, and is not that. */
  @Test
  void aGroupThatSomebodyElseMadeMeanwhileGetsNoMembersThatWereApproved(TangoWorld world)
      throws Exception {
    var properties = new HashMap<>(writing());
    properties.put("DryRunAtStart", List.of("true"));
    run(world, PLANNED, properties);
    directory.before(
        before -> {
          if (before == 0) {
            makeForeignGroup();
            throw cut();
          }
        });

    String out = again(world, TOLD + "d.Approve(d.PlanHash); idle(); told(); print(d.PlanText)");

    assertThat(out).contains("0 changes, 9 more wait", "it is adopted by an approved plan only");
    assertThat(directory.contents())
        .contains(FOREIGN + " sAMAccountName 20260412-group")
        .noneMatch(line -> line.startsWith(FOREIGN + " member "))
        .anyMatch(line -> line.startsWith("CN=Carl Carlsson (carlcarl),OU=DUOACTIVE"));
  }

  /** It is lost at each of the three looks that a run takes. */
  @Test
  void aRunThatIsCutAgainAndAgainLeavesTheRestToTheNextOne(TangoWorld world) throws Exception {
    int planned = Integer.parseInt(run(world, PLANNED, writing()).strip());
    directory.before(
        before -> {
          if (before >= 2 && before <= 4) {
            throw cut();
          }
        });

    String first = again(world, TOLD + "d.Sync(); idle(); told(); print(d.State(), d.Status())");
    int done = Integer.parseInt(first.substring(0, first.indexOf(' ')));
    String next = again(world, SYNC);

    assertThat(first).contains("twice: []\nALARM ", "changes were refused or are unknown");
    assertThat(next.lines())
        .containsExactly(
            (planned - done) + " done, 0 failed, aborted: False",
            "twice: []",
            "ON 0",
            "Nothing to do.");
    assertThat(ends()).hasSize(planned).allSatisfy((change, times) -> assertThat(times).isOne());
  }

  @Test
  void whatWasRefusedBeforeTheConnectionWasLostIsToldOnce(TangoWorld world) throws Exception {
    int planned = Integer.parseInt(run(world, PLANNED, writing()).strip());
    var refused = new AtomicBoolean();
    directory.before(
        before -> {
          if (before == 5 && refused.compareAndSet(false, true)) {
            throw new LDAPException(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, "not now");
          }
          if (before == 7) {
            throw cut();
          }
        });

    String out = again(world, SYNC);

    assertThat(refused).isTrue();
    assertThat(out.lines())
        .containsExactly(
            planned + " done, 0 failed, aborted: False", "twice: []", "ON 0", "Nothing to do.");
  }

  /** Only removals that nobody approved count for MaxRemovals. */
  @Test
  void removalsThatAnApprovedRunMadeAtItsSecondLookCountAsApproved(TangoWorld world)
      throws Exception {
    var properties = new HashMap<>(writing());
    properties.put("MaxRemovals", List.of("1"));
    properties.put("MaxRemovalPercent", List.of("100"));
    run(world, "d.Sync(); idle()", properties);
    office(Office.of("20260412", "carlcarl", "sorenlok"));
    again(world, "d.Sync(); idle(); assert 'Approve' in d.Status()");
    directory.before(
        before -> {
          if (before == 0) {
            throw cut();
          }
        });
    again(world, "d.Approve(d.PlanHash); idle(); assert json.loads(d.ReportJson)['done'] > 1");
    office(Office.of("20260412", "carlcarl"));

    String out = again(world, "d.Sync(); idle(); print(d.State(), d.NumPendingChanges)");

    assertThat(out.strip()).isEqualTo("ON 0");
  }

  private void makeForeignGroup() throws LDAPException {
    try (LDAPConnection administrator = directory.connect()) {
      administrator.add(
          FOREIGN,
          new Attribute("objectClass", "group"),
          new Attribute("sAMAccountName", "20260412-group"),
          new Attribute("groupType", "-2147483646"));
    }
  }

  private LDAPException cut() {
    directory.way().cut();
    return new LDAPException(ResultCode.UNAVAILABLE, "the connection is lost");
  }

  private void nameOneMore() {
    try {
      office(Office.of("20260412", "carlcarl", "sorenlok", "asaobe", "anagon", "bergman"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
