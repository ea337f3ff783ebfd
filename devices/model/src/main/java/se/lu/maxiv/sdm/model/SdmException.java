package se.lu.maxiv.sdm.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A refusal or failure, told as one sentence for the person: what was tried, on what, why refused,
 * what to do. Device shells turn it into a Tango error with the same reason and sentence.
 */
public class SdmException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /**
   * Creates a refusal.
   *
   * @param reason the kind of refusal, for programs
   * @param sentence the whole story, for people
   */
  public SdmException(Reason reason, String sentence) {
    this(reason, sentence, null);
  }

  /**
   * Creates a failure that has a first cause.
   *
   * @param reason the kind of failure, for programs
   * @param sentence the whole story, for people
   * @param cause what went wrong first
   */
  public SdmException(Reason reason, String sentence, @Nullable Throwable cause) {
    super(Objects.requireNonNull(sentence), cause);
    this.reason = Objects.requireNonNull(reason);
  }

  /** The kind of refusal. */
  public Reason reason() {
    return reason;
  }

  /** The sentence for the person. */
  public String sentence() {
    return Objects.requireNonNull(getMessage());
  }

  /** A refusal of a value that cannot be. */
  public static SdmException outOfRange(String sentence) {
    return new SdmException(Reason.DATA_OUT_OF_RANGE, sentence);
  }

  /** A refusal of something that is not allowed now or for this person. */
  public static SdmException notAllowed(String sentence) {
    return new SdmException(Reason.OPERATION_NOT_ALLOWED, sentence);
  }

  /** A failure of a system outside that answered wrongly or is stuck. */
  public static SdmException dependency(String sentence) {
    return new SdmException(Reason.DEPENDENCY_ERROR, sentence);
  }

  /** A set-up that cannot work. */
  public static SdmException configuration(String sentence) {
    return new SdmException(Reason.CONFIGURATION_ERROR, sentence);
  }
}
