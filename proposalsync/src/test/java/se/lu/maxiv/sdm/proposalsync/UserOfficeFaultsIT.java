package se.lu.maxiv.sdm.proposalsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;

/**
 * A user office on the web that is down or answers with nonsense: nothing is changed, ALARM says
 * why, and the next good answer heals.
 */
@TangoTest
class UserOfficeFaultsIT extends OnFaultyDirectory {
  private static final String GOOD =
      Office.of("20260412", "carlcarl", "sorenlok", "asaobe", "anagon");

  /** A good answer that lacks a person and has a new one, in its second half too. */
  private static final String OTHER =
      Office.of("20260412", "carlcarl", "sorenlok", "asaobe", "bergman");

  private static final String SYNC = "d.Sync(); idle(); print(d.State(), d.LastResult)\n";

  private StandInOffice office;

  @BeforeEach
  void openOffice() throws IOException {
    office = new StandInOffice(0);
  }

  @AfterEach
  void closeOffice() {
    office.close();
  }

  private Map<String, List<String>> properties() throws IOException {
    var properties = new HashMap<>(writing());
    properties.put("UserOfficeUrl", List.of(office.url()));
    properties.put("MaxRemovalPercent", List.of("100"));
    return properties;
  }

  /** A device that has applied a good answer. */
  private void synced(TangoWorld world) throws IOException {
    office.next(StandInOffice.ok(GOOD));
    office.next(StandInOffice.ok(GOOD));
    String out = run(world, SYNC, properties());
    assertThat(out).startsWith("ON ").contains(" 0 failed");
    directory.heal();
  }

  /** Makes a run meet an answer, and the next one a good answer. */
  private String[] met(TangoWorld world, StandInOffice.Answer answer) throws Exception {
    List<String> before = directory.contents();
    office.next(answer);
    office.next(StandInOffice.ok(GOOD));

    String[] out = again(world, SYNC + SYNC).split("\n");

    assertThat(directory.contents()).isEqualTo(before);
    assertThat(directory.writes()).isZero();
    assertThat(out).hasSize(2);
    assertThat(out[0]).startsWith("ALARM ");
    assertThat(out[1]).startsWith("ON ").doesNotContain("failed:");
    return out;
  }

  @Test
  void nonsenseChangesNothingIsToldAndTheNextGoodAnswerHeals(TangoWorld world) throws Exception {
    synced(world);

    assertThat(met(world, StandInOffice.ok("<!DOCTYPE html><html>Maintenance</html>"))[0])
        .contains("an HTML page");
    assertThat(met(world, StandInOffice.status(403, "no"))[0])
        .contains("refused the request (403)");
    assertThat(met(world, StandInOffice.status(503, "no"))[0]).contains("failed in itself (503)");
    assertThat(met(world, StandInOffice.half(OTHER))[0]).contains("broke off its answer");
    assertThat(met(world, StandInOffice.ok(OTHER.substring(0, OTHER.length() / 2)))[0])
        .contains("JSON that ends in the middle");
    assertThat(met(world, StandInOffice.ok("[]"))[0]).contains("was not used");
    assertThat(met(world, StandInOffice.ok(""))[0]).contains("nothing");
    assertThat(met(world, StandInOffice.ok(Office.none()))[0]).contains("no accepted proposal");
  }

  @Test
  void anAnswerThatNeverComesEndsTheRunInTime(TangoWorld world) throws Exception {
    synced(world);

    assertThat(met(world, office.silence())[0]).contains("did not give its whole answer within");
  }

  @Test
  void anOfficeThatIsDownIsToldAndHealsWhenItIsBack(TangoWorld world) throws Exception {
    synced(world);
    int port = office.port();
    office.close();

    String down = again(world, SYNC + "print(d.UserOfficeState)");
    office = new StandInOffice(port);
    office.next(StandInOffice.ok(OTHER));
    String back = again(world, SYNC);

    assertThat(down).startsWith("ALARM ");
    assertThat(down.lines()).last().asString().contains("refused the connection");
    assertThat(back).startsWith("ON ").contains(" 0 failed");
    assertThat(directory.contents())
        .anyMatch(line -> line.startsWith("CN=20260412-group,") && line.contains("Birgit Bergman"))
        .noneMatch(line -> line.startsWith("CN=20260412-group,") && line.contains("Ana Gonzalez"));
  }
}
