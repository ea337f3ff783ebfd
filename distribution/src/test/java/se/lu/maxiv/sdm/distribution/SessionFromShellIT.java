package se.lu.maxiv.sdm.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;

/** {@code bin/sdm select}, {@code sample}, {@code end}, {@code check} and {@code status}. */
@TangoTest
@TestInstance(Lifecycle.PER_CLASS)
class SessionFromShellIT {
  private static final int REFUSED = 1;
  private static final int USAGE = 2;
  private static final int UNREACHABLE = 3;

  private Endstation endstation;
  private String device = "";

  @BeforeAll
  void startOne(TangoWorld world, @TempDir Path disk) throws IOException {
    endstation = Endstation.start(world, disk);
    device = endstation.device();
  }

  @BeforeEach
  void endTheSession() {
    Shell.sdm("end", device).endedWith(0);
  }

  @Test
  void selectPrintsThePathAndSaysThatItIsReady() {
    Shell shell = select("first", "--sample", "0001_setup", "--wait", "10").endedWith(0);

    assertThat(shell.out()).isEqualTo(endstation.raw("first").resolve("0001_setup") + "\n");
    assertThat(Path.of(shell.out().strip())).isDirectory();
    assertThat(shell.errors()).isEmpty();
  }

  @Test
  void aRefusedSelectChangesNothingAndGivesTheReason() {
    select("first").endedWith(0);

    Shell shell =
        Shell.sdm("select", device, "-u", "nobody", "-p", "commissioning", "-v", "x", "--json");

    shell.endedWith(REFUSED);
    assertThat(shell.errors()).startsWith("sdm: User \"nobody\"").hasLineCount(1);
    assertThat(shell.json().at("/error/reason").asText()).isEqualTo("DATA_OUT_OF_RANGE");
    assertThat(Shell.sdm("status", device, "--json").json().at("/selection/path").asText())
        .isEqualTo(endstation.raw("first").toString());
  }

  @Test
  void samplesAreSelectedByNameAndByNumber() {
    select("second").endedWith(0);

    Shell named = Shell.sdm("sample", device, "0007_gold").endedWith(0);
    Shell next = Shell.sdm("sample", device, "--next", "silver", "--json").endedWith(0);
    Shell none = Shell.sdm("sample", device, "").endedWith(0);

    assertThat(named.out()).isEqualTo(endstation.raw("second").resolve("0007_gold") + "\n");
    assertThat(next.json().path("sample").asText()).isEqualTo("0008_silver");
    assertThat(none.out()).isEqualTo(endstation.raw("second") + "\n");
  }

  @Test
  void aSampleWithoutSessionIsRefused() {
    Shell.sdm("sample", device, "gold").endedWith(REFUSED);
  }

  @Test
  void endNamesWhatHasEnded() {
    select("third").endedWith(0);

    Shell first = Shell.sdm("end", device).endedWith(0);
    Shell again = Shell.sdm("end", device, "--json").endedWith(0);

    assertThat(first.out())
        .isEqualTo("The session of staffan in %s has ended.\n".formatted(endstation.raw("third")));
    assertThat(again.json().at("/ended/path").asText("?")).isEmpty();
  }

  @Test
  void checkOfAPathTellsWhetherItBelongsToTheSession() {
    select("fourth").endedWith(0);
    String inside = endstation.raw("fourth").resolve("scan.h5").toString();
    String outside = endstation.raw("fifth").resolve("scan.h5").toString();

    assertThat(Shell.sdm("check", device, inside).endedWith(0).out()).isEqualTo("OK\n");
    Shell no = Shell.sdm("check", device, outside, "--json").endedWith(REFUSED);
    assertThat(no.json().path("verdict").asText()).isEqualTo("OTHER_VISIT");
    assertThat(no.json().path("ok").asBoolean(true)).isFalse();
  }

  @Test
  void checkOfADeviceSaysThatNothingIsWrong() {
    Shell shell = Shell.sdm("check", device).endedWith(0);

    assertThat(shell.out()).endsWith("Nothing is wrong with " + device + ".\n");
  }

  @Test
  void statusShowsTheSelection() {
    select("sixth").endedWith(0);

    assertThat(Shell.sdm("status", device).endedWith(0).out())
        .startsWith(device + " is ON")
        .containsPattern("Username +staffan\n")
        .containsPattern("ReadyToScan +yes\n");
    assertThat(Shell.sdm("status", device, "--json").json().path("readyToScan").asBoolean())
        .isTrue();
  }

  @Test
  void usageAndWhatIsNotThereHaveCodesOfTheirOwn(TangoWorld world) {
    Shell.sdm("select", device).endedWith(USAGE);
    Shell nobody = Shell.sdm("end", world.freshDevice(), "--json").endedWith(UNREACHABLE);

    assertThat(nobody.json().at("/error/reason").asText()).isEqualTo("COMMUNICATION_BROKEN");
  }

  @Test
  void aDeviceThatHangsIsUnreachable() {
    select("eighth").endedWith(0);
    endstation.pathFixer().server().freeze();
    try {
      Shell status = Shell.sdm("status", device, "--json").endedWith(UNREACHABLE);
      Shell check = Shell.sdm("check", device, "/data").endedWith(UNREACHABLE);

      assertThat(status.json().at("/error/reason").asText()).isEqualTo("COMMUNICATION_BROKEN");
      assertThat(check.errors()).startsWith("sdm: ").contains(device).hasLineCount(1);
    } finally {
      endstation.pathFixer().server().thaw();
    }
  }

  @Test
  void aTargetThatDoesNotFollowIsNamed(TangoWorld world, @TempDir Path other) throws IOException {
    var propagate = Map.of("Propagate", List.of("sardana:macroserver/nowhere/1"));
    String mute = Endstation.start(world, other, propagate).device();

    Shell selected = selectAt(mute, "seventh", "--wait", "1").endedWith(REFUSED);
    Shell forPrograms = selectAt(mute, "seventh", "--wait", "1", "--json").endedWith(REFUSED);
    Shell checked = Shell.sdm("check", mute).endedWith(REFUSED);

    assertThat(selected.errors())
        .startsWith("sdm: The path is selected, but " + mute + " was not ready to scan after 1 s")
        .contains("sardana:macroserver/nowhere/1")
        .hasLineCount(1);
    assertThat(forPrograms.json().at("/error/reason").asText()).isEqualTo("DEPENDENCY_ERROR");
    assertThat(forPrograms.json().at("/error/sentence").asText())
        .startsWith("The path is selected, but ");
    assertThat(checked.out()).contains("wrong  Propagate: sardana:macroserver/nowhere/1 is ");
  }

  private Shell select(String visit, String... more) {
    return selectAt(device, visit, more);
  }

  private static Shell selectAt(String device, String visit, String... more) {
    String[] usual = {
      "select", device, "--user", "staffan", "--proposal", "commissioning", "--visit", visit
    };
    String[] all = Arrays.copyOf(usual, usual.length + more.length);
    System.arraycopy(more, 0, all, usual.length, more.length);
    return Shell.sdm(all);
  }
}
