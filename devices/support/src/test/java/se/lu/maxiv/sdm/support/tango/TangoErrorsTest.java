package se.lu.maxiv.sdm.support.tango;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.esrf.Tango.DevError;
import fr.esrf.Tango.DevFailed;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.model.SdmException;

/** What clients are told when something is refused or fails. */
class TangoErrorsTest {

  @Test
  void answerPassesThrough() throws DevFailed {
    assertThat(TangoErrors.guard("Demo.Select", () -> "/data/raw")).isEqualTo("/data/raw");
  }

  @Test
  void refusalKeepsReasonAndSentenceAndSaysWhereItComesFrom() {
    DevError error = errorOf(SdmException.outOfRange("Visit '0' is refused: give 10 digits."));

    assertThat(error.reason).isEqualTo("DATA_OUT_OF_RANGE");
    assertThat(error.desc).isEqualTo("Visit '0' is refused: give 10 digits.");
    assertThat(error.origin).isEqualTo("Demo.Select");
  }

  @Test
  void surpriseIsToldWithoutItsInnerThoughts() {
    DevError error = errorOf(new IllegalStateException("password is 1234"));

    assertThat(error.reason).isEqualTo("SOFTWARE_FAILURE");
    assertThat(error.desc).contains("IllegalStateException").doesNotContain("1234", "\n");
  }

  @Test
  void evenAnErrorOfTheMachineIsTranslated() {
    assertThat(errorOf(new NoClassDefFoundError("x")).reason).isEqualTo("SOFTWARE_FAILURE");
  }

  private static DevError errorOf(Throwable thrown) {
    DevFailed failed =
        catchThrowableOfType(
            DevFailed.class, () -> TangoErrors.guard("Demo.Select", () -> sneak(thrown)));
    assertThat(failed.errors).hasSize(1);
    return failed.errors[0];
  }

  private static String sneak(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }
}
