package se.lu.maxiv.sdm.model;

/** The answer of the {@link AccessRule}, with the reason as a sentence. */
public sealed interface Access {
  /** Why, as a sentence that names the person and the proposal. */
  String because();

  /** Whether access is given. */
  default boolean isGranted() {
    return this instanceof Granted;
  }

  /**
   * Access is given.
   *
   * @param because the reason, one sentence
   */
  record Granted(String because) implements Access {}

  /**
   * Access is refused.
   *
   * @param because the reason, one sentence
   */
  record Denied(String because) implements Access {}
}
