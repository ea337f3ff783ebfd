package se.lu.maxiv.sdm.model;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a visit's data are: {@code <root>/<user type>/<beamline>/<proposal>/<visit>}.
 *
 * @param root the data root, absolute
 * @param userType first folder
 * @param beamline second folder, lower case
 * @param proposal third folder
 * @param visit fourth folder, a plain path part
 */
public record DataPath(
    Path root, UserType userType, String beamline, ProposalId proposal, String visit) {

  /**
   * Refuses a visit that is no plain name.
   *
   * @throws SdmException (DATA_OUT_OF_RANGE)
   */
  public DataPath {
    PathPart.checked("visit", visit);
  }

  /** The visit's own folder. */
  public Path visitFolder() {
    return root.resolve(userType.folder())
        .resolve(beamline)
        .resolve(proposal.text())
        .resolve(visit);
  }

  /** Where instruments write. */
  public Path raw() {
    return visitFolder().resolve("raw");
  }

  /** Where analysis writes, beside raw. */
  public Path process() {
    return visitFolder().resolve("process");
  }

  /** Where instruments write now: raw, or the sample's folder in it. */
  public Path samplePath(@Nullable SampleName sample) {
    return sample == null ? raw() : raw().resolve(sample.text());
  }
}
