package se.lu.maxiv.sdm.metadatacollector.core;

/** How a scan ended. */
public enum EndStatus {
  /** It has not ended. */
  RUNNING("running"),
  /** By itself. */
  NORMAL("normal"),
  /** Somebody stopped it. */
  STOPPED("stopped"),
  /** Somebody aborted it. */
  ABORTED("aborted"),
  /** By an error. */
  FAILED("failed"),
  /** Nobody told its end. */
  UNKNOWN("unknown"),
  /** It took place while nobody looked: that it was is all that is known. */
  NOT_OBSERVED("not observed");

  private final String text;

  EndStatus(String text) {
    this.text = text;
  }

  /** As a person reads it. */
  public String text() {
    return text;
  }
}
