package se.lu.maxiv.sdm.pathfixer.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.pathfixer.core.targets.Seen;
import se.lu.maxiv.sdm.pathfixer.core.targets.Wanted;
import se.lu.maxiv.sdm.pathfixer.standin.Detector;

@TangoTest
class AttributeTargetIT {
  private static final String RAW = "/data/visitors/lab/20170251/2026112208/raw";
  private static final Wanted OPEN = new Wanted.Open(Path.of(RAW));
  private static final Wanted CLOSED = new Wanted.Closed(Path.of("/data/NO-SESSION/choose"));

  private Detector detector;

  @BeforeEach
  void start(TangoWorld world) {
    detector = Detector.start(world);
  }

  @AfterEach
  void stop() {
    detector.close();
  }

  @Test
  void writesThePathAndReadsItBack() {
    Seen seen = target("SavePath", "").show(OPEN);

    assertThat(seen).isEqualTo(Seen.value(RAW));
    assertThat(detector.written()).containsExactly(RAW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Hidden", "Silent"})
  void setPointCountsWhereNothingCanBeRead(String attribute) {
    Seen seen = target(attribute, "").show(OPEN);

    assertThat(seen.value()).isEqualTo(RAW);
    assertThat(detector.written()).containsExactly(RAW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SavePath", "Hidden", "Silent"})
  void attributeNobodyHasWrittenHasNothing(String attribute) {
    assertThat(target(attribute, "").look(OPEN).value()).isEmpty();
  }

  @Test
  void readValueCountsWhereThereIsOne() {
    Seen seen = target("Deaf", "").show(OPEN);

    assertThat(seen.value()).isEqualTo("/detector/default");
  }

  @Test
  void isToldTheClosedPathWithoutAClosedValue() {
    assertThat(target("SavePath", "").show(CLOSED).value()).isEqualTo("/data/NO-SESSION/choose");
  }

  @Test
  void isToldTheClosedValueInstead() {
    AttributeTarget target = target("SavePath", "/detector/void");

    assertThat(target.show(CLOSED).value()).isEqualTo("/detector/void");
    assertThat(target.valueFor(CLOSED)).isEqualTo("/detector/void");
    assertThat(target.valueFor(OPEN)).isEqualTo(RAW);
  }

  @Test
  void isBusyDuringAnExposure() {
    detector.startExposure();
    String exposing = target("SavePath", "").look(OPEN).busy();
    detector.stopExposure();

    assertThat(exposing).contains("is at work");
    assertThat(target("SavePath", "").look(OPEN).busy()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Exposure", "Fixed", "NoSuchThing"})
  void attributesThatCannotTakeAPathSaySo(String attribute) {
    assertThatThrownBy(() -> target(attribute, "").show(OPEN))
        .isInstanceOf(SdmException.class)
        .hasMessageStartingWith("Writing " + attribute + " of " + detector.device() + " failed: ");
  }

  private AttributeTarget target(String attribute, String closedValue) {
    var address = new AttributeAddress(detector.device(), attribute);
    return new AttributeTarget(detector.target(attribute), address, closedValue);
  }
}
