package se.lu.maxiv.sdm.metadatacollector.sidecar;

import se.lu.maxiv.sdm.metadatacollector.core.Scan;

/** A file beside a scan's own files that has its metadata. */
public interface Sidecar {
  /** For a facility that wants none. */
  Sidecar NONE = scan -> {};

  /**
   * Writes it, in the place of an older one of the same scan.
   *
   * @throws se.lu.maxiv.sdm.model.SdmException (DEPENDENCY_ERROR) when it cannot be written now,
   *     (CONFIGURATION_ERROR) when it was written and the folder's group cannot read it
   */
  void write(Scan scan);
}
