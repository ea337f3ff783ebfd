package se.lu.maxiv.sdm.model;

/** The user office: who may do what experiment when. A port; adapters speak JSON files and DUO. */
public interface UserOffice {
  /**
   * Asks for everything it knows. Blocks, with time limits of its own; call it from a worker.
   *
   * @throws SdmException (COMMUNICATION_BROKEN, DEPENDENCY_ERROR) when there is no usable answer:
   *     an error, HTML instead of JSON, half a file, nothing
   */
  OfficeSnapshot ask();

  /** What it is, for Status: "embedded user office", "file /…", "DUO at https://…"; no secrets. */
  String description();
}
