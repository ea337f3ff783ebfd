package se.lu.maxiv.sdm.metadatacollector.scicat;

/** What goes wrong with one request to the tests' SciCat. */
public enum Fault {
  /** Nothing. */
  NONE(true),
  /** It is done, and the connection is cut before the answer. */
  ANSWER_LOST(true),
  /** It is done, and the connection is cut in the midst of the answer. */
  ANSWER_CUT(true),
  /** It is done, and the answer is half of a JSON text. */
  ANSWER_TRUNCATED(true),
  /** It is done, and the answer is empty. */
  ANSWER_EMPTY(true),
  /** It is done, and never answered. */
  STALLED(true),
  /** It is done, and the answer is that it failed. */
  DONE_WITH_500(true),
  /** The connection is cut before anything is done. */
  CUT(false),
  /** The backend fails. */
  STATUS_500(false),
  /** Its proxy says in HTML that the backend is away. */
  STATUS_502(false),
  /** Its proxy says nothing. */
  STATUS_503(false),
  /** Its proxy waited in vain. */
  STATUS_504(false),
  /** It is asked too often. */
  STATUS_429(false),
  /** A login page answers that all is well. */
  HTML(false),
  /** Something answers that all is well. */
  GARBAGE(false),
  /** A proxy without its backend. */
  NOT_FOUND_TEXT(false),
  /** A proxy sends elsewhere. */
  REDIRECT(false);

  private final boolean isDone;

  Fault(boolean isDone) {
    this.isDone = isDone;
  }

  /** Whether the request is carried out nevertheless. */
  public boolean isDone() {
    return isDone;
  }
}
