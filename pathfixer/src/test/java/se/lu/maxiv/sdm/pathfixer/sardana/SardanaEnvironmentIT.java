package se.lu.maxiv.sdm.pathfixer.sardana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.pathfixer.core.targets.Seen;
import se.lu.maxiv.sdm.pathfixer.core.targets.Wanted;
import se.lu.maxiv.sdm.pathfixer.standin.Sardana;

@TangoTest
class SardanaEnvironmentIT {
  private static final String RAW = "/data/visitors/lab/20170251/2026112208/raw";
  private static final Wanted OPEN = new Wanted.Open(Path.of(RAW));

  private Sardana sardana;
  private SardanaEnvironment target;

  @BeforeEach
  void start(TangoWorld world) {
    sardana = Sardana.start(world);
    target = new SardanaEnvironment(sardana.target(), sardana.device());
  }

  @AfterEach
  void stop() {
    target.close();
    sardana.close();
  }

  @Test
  void writesScanDirAndNothingElse() {
    Seen seen = target.show(OPEN);

    assertThat(seen).isEqualTo(Seen.value(RAW));
    assertThat(sardana.writes()).containsExactly("{'new': {'ScanDir': '" + RAW + "'}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/data/a b/raw", "/data/åäö/raw", "/1+1", "/None", "/data/(1)/[2]"})
  void pathsAreNotRunAsPython(String path) {
    Seen seen = target.show(new Wanted.Open(Path.of(path)));

    assertThat(seen.value()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"__import__('os').getpid()", "6*7", "/a'b", "/a\"b", "/a\nb", "/a\\b", ""})
  void textsThatAreNoPlainPathAreRefused(String path) {
    Wanted wanted = new Wanted.Open(Path.of(path));

    SdmException refusal = catchThrowableOfType(SdmException.class, () -> target.show(wanted));

    assertThat(refusal.reason()).isEqualTo(Reason.DATA_OUT_OF_RANGE);
    assertThat(sardana.writes()).isEmpty();
  }

  @Test
  void lookingChangesNothing() {
    Seen seen = target.look(OPEN);

    assertThat(seen.value()).isEqualTo("/old");
    assertThat(sardana.writes()).isEmpty();
  }

  @Test
  void scanDirThatWasRemovedReadsAsNothing() {
    sardana.unsetEnv("ScanDir");

    assertThat(target.look(OPEN).value()).isEmpty();
  }

  @Test
  void readThatGivesAChangeOnlyIsRepeated() {
    sardana.answerChanges(2);

    assertThat(target.look(OPEN).value()).isEqualTo("/old");
  }

  @Test
  void readsThatNeverGiveTheWholeAreAFailure() {
    sardana.answerChanges(3);

    assertThatThrownBy(() -> target.look(OPEN))
        .isInstanceOf(SdmException.class)
        .hasMessageContaining("gave only changes 3 times");
  }

  @Test
  void environmentOfASingleNameIsUnderstood(TangoWorld world) {
    try (Sardana empty = Sardana.startEmpty(world)) {
      Seen seen = new SardanaEnvironment(empty.target(), empty.device()).show(OPEN);

      assertThat(seen.value()).isEqualTo(RAW);
    }
  }

  @Test
  void numpyValuesDoNotMakeTheRestUnreadable() {
    sardana.setNumpy("Positions");

    assertThat(target.show(OPEN)).isEqualTo(Seen.value(RAW));
  }

  @Test
  void scopedNamesAreReportedAndNotTouched() {
    sardana.setEnv(sardana.door() + ".ScanDir", "'/door'");
    sardana.setEnv("ascan.ScanDir", "'/macro'");
    sardana.setEnv("mesh.ScanDir", "None");

    Seen seen = target.show(OPEN);

    assertThat(seen.shadowing())
        .containsOnlyKeys(sardana.door() + ".ScanDir", "ascan.ScanDir")
        .containsEntry("ascan.ScanDir", "/macro");
    assertThat(target.look(OPEN)).isEqualTo(seen);
  }

  @ParameterizedTest
  @ValueSource(strings = {"''", "[]", "['', ' ']", "()", "None"})
  void emptyScanFileStoresNothing(String literal) {
    sardana.setEnv("ScanFile", literal);

    assertThat(target.show(OPEN).notStored()).contains("ScanFile is not set");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'a.h5'", "['a.h5', 'a.dat']", "('a.h5',)"})
  void scanFileMayBeATextAListOrATuple(String literal) {
    sardana.setEnv("ScanFile", literal);

    assertThat(target.show(OPEN).notStored()).isEmpty();
  }

  @Test
  void unsetScanFileStoresNothing() {
    sardana.unsetEnv("ScanFile");

    assertThat(target.show(OPEN).notStored()).contains("senv ScanFile");
  }

  @Test
  void emptyScanFileOfADoorIsReported() {
    sardana.setEnv(sardana.door() + ".ScanFile", "[]");

    assertThat(target.show(OPEN).notStored()).contains(sardana.door() + ".ScanFile is empty");
  }

  @Test
  void doorsThatScanOrPauseKeepItBusy() {
    sardana.startScan();
    String scanning = target.look(OPEN).busy();
    sardana.pause();
    String paused = target.look(OPEN).busy();
    sardana.endScan();

    assertThat(scanning).endsWith(sardana.door() + " is running a macro");
    assertThat(paused).endsWith("is paused");
    assertThat(target.look(OPEN).busy()).isEmpty();
  }

  @Test
  void deadMacroServerIsNamed() {
    target.show(OPEN);
    sardana.kill();

    SdmException failure = catchThrowableOfType(SdmException.class, () -> target.look(OPEN));

    assertThat(failure.reason()).isEqualTo(Reason.COMMUNICATION_BROKEN);
    assertThat(failure.sentence()).contains(sardana.device()).contains("is it running?");
  }

  @Test
  void restartedMacroServerIsReachedAtTheFirstTry() {
    target.show(OPEN);
    sardana.restart();

    assertThat(target.look(OPEN).value()).isEqualTo(RAW);
  }

  @Test
  void deviceNobodyKnowsIsNamed() {
    SardanaEnvironment unknown = new SardanaEnvironment("sardana:no/such/one", "no/such/one");

    assertThatThrownBy(() -> unknown.look(OPEN))
        .isInstanceOf(SdmException.class)
        .hasMessageContaining("no/such/one");
  }
}
