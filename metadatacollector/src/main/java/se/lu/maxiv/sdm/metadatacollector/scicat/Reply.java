package se.lu.maxiv.sdm.metadatacollector.scicat;

/** What came of a request. */
sealed interface Reply {
  /**
   * Somebody answered, who may be another than a SciCat.
   *
   * @param status HTTP's
   * @param body whole, as it came
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Answered(int status, byte[] body) implements Reply {}

  /**
   * No whole answer came; the request may have been carried out or not.
   *
   * @param why the end of a sentence that begins with the catalogue
   */
  record Lost(String why) implements Reply {}
}
