package se.lu.maxiv.sdm.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SdmExceptionTest {
  @Test
  void aRefusalHasAReasonForProgramsAndASentenceForPeople() {
    SdmException refusal = SdmException.notAllowed("The visit is closed.");

    assertThat(refusal.reason()).isEqualTo(Reason.OPERATION_NOT_ALLOWED);
    assertThat(refusal.sentence()).isEqualTo("The visit is closed.");
    assertThat(refusal).hasNoCause();
  }

  @Test
  void aFailureKeepsItsFirstCause() {
    var cause = new IllegalStateException("first");

    assertThat(new SdmException(Reason.COMMUNICATION_BROKEN, "The office is away.", cause))
        .hasCause(cause);
  }

  @Test
  void everyKindOfRefusalHasItsReason() {
    assertThat(SdmException.outOfRange("x").reason()).isEqualTo(Reason.DATA_OUT_OF_RANGE);
    assertThat(SdmException.dependency("x").reason()).isEqualTo(Reason.DEPENDENCY_ERROR);
    assertThat(SdmException.configuration("x").reason()).isEqualTo(Reason.CONFIGURATION_ERROR);
  }
}
