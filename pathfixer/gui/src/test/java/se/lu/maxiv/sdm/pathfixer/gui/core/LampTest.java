package se.lu.maxiv.sdm.pathfixer.gui.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.pathfixer.gui.core.Lamp.Light;

class LampTest {
  private static final String PATH = "/data/visitors/nanomax/20260412/2026112108/raw";
  private static final Target OK = target("OK", true);
  private static final Target WAITS = target("PENDING", false);
  private static final Target FAILED = target("FAILED", false);

  private static Target target(String status, boolean isReady) {
    return new Target("sardana:ms/1", status, isReady, "", PATH);
  }

  @Test
  void itIsGreenOnlyWhenTheDeviceSaysSo() {
    assertThat(Lamp.of(true, true, PATH, List.of(OK)))
        .isEqualTo(new Lamp(Light.GREEN, "READY TO SCAN", ""));
    assertThat(Lamp.of(true, false, PATH, List.of(OK)).light()).isEqualTo(Light.RED);
  }

  @Test
  void itIsNeverGreenForADeviceThatIsAway() {
    assertThat(Lamp.of(false, true, PATH, List.of(OK)).light()).isEqualTo(Light.GREY);
  }

  @Test
  void withoutASessionItSaysWhatToDo() {
    Lamp lamp = Lamp.of(true, false, "", List.of(target("CLOSED", false)));

    assertThat(lamp.light()).isEqualTo(Light.RED);
    assertThat(lamp.why()).contains("Choose a proposal");
  }

  @Test
  void aTargetThatIsBeingToldMeansWaiting() {
    assertThat(Lamp.of(true, false, PATH, List.of(OK, WAITS)).light()).isEqualTo(Light.AMBER);
  }

  @Test
  void aTargetThatFailedGoesBeforeOneThatIsBeingTold() {
    Lamp lamp = Lamp.of(true, false, PATH, List.of(WAITS, FAILED));

    assertThat(lamp).isEqualTo(new Lamp(Light.RED, "NOT READY", "sardana:ms/1: FAILED"));
  }

  @Test
  void aTargetThatDoesNotStoreSaysWhy() {
    Target loses = new Target("sardana:ms/1", "OK", false, "ScanFile is not set", PATH);

    assertThat(Lamp.of(true, false, PATH, List.of(loses)).why())
        .isEqualTo("sardana:ms/1: ScanFile is not set");
  }

  @Test
  void aTargetNeedsHelpUnlessItIsClosedOrReady() {
    assertThat(FAILED.needsHelp()).isTrue();
    assertThat(OK.needsHelp()).isFalse();
    assertThat(target("CLOSED", false).needsHelp()).isFalse();
  }

  @Test
  void beyondItsStatusATargetSaysWhyOrWhatItReads() {
    assertThat(new Target("a", "FAILED", false, "it is down", "x").sentence())
        .isEqualTo("it is down");
    assertThat(OK.sentence()).isEqualTo(PATH);
  }
}
