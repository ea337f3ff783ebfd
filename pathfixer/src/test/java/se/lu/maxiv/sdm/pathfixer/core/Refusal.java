package se.lu.maxiv.sdm.pathfixer.core;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/** What a request is refused with. */
final class Refusal {
  private Refusal() {}

  /** The sentence of a value that cannot be. */
  static AbstractStringAssert<?> outOfRange(ThrowingCallable request) {
    return sentence(Reason.DATA_OUT_OF_RANGE, request);
  }

  /** The sentence of something that is not allowed. */
  static AbstractStringAssert<?> notAllowed(ThrowingCallable request) {
    return sentence(Reason.OPERATION_NOT_ALLOWED, request);
  }

  private static AbstractStringAssert<?> sentence(Reason reason, ThrowingCallable request) {
    SdmException refusal = catchThrowableOfType(SdmException.class, request);
    Assertions.assertThat(refusal).as("a refusal").isNotNull();
    Assertions.assertThat(refusal.reason()).isEqualTo(reason);
    return Assertions.assertThat(refusal.sentence());
  }
}
