package se.lu.maxiv.sdm.metadatacollector.core;

import java.time.Period;
import java.util.List;
import java.util.regex.Pattern;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;

/**
 * What the catalogue is told of every scan of this endstation.
 *
 * @param pidPrefix what data sets' names begin with, such as {@code 20.500.12345}
 * @param ownerGroupTemplate a proposal's group, with {@code {proposal}} in it; for scans whose
 *     group PathFixer did not tell
 * @param accessGroups who may read besides the owners: the beamline's group and the ingest
 *     account's
 * @param instrument the catalogue's id of the instrument, empty for none
 * @param creationLocation such as {@code /MAXIV/NanoMAX}
 * @param contactEmail whom to ask when the principal investigator's address is not known; several
 *     are parted by semicolons
 * @param retention how long data are kept at least
 * @param embargo how long data are not public
 */
public record CatalogueSettings(
    String pidPrefix,
    String ownerGroupTemplate,
    List<String> accessGroups,
    String instrument,
    String creationLocation,
    String contactEmail,
    Period retention,
    Period embargo) {
  /** The data policy: seven years. */
  public static final Period RETENTION = Period.ofYears(7);

  /** What user facilities commonly give. */
  public static final Period EMBARGO = Period.ofYears(3);

  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*");

  /**
   * Copies the groups.
   *
   * @throws SdmException (CONFIGURATION_ERROR) when no data set could ever be made with it: SciCat
   *     refuses addresses that are none, and other characters of a name get lost on its way
   */
  public CatalogueSettings {
    accessGroups = List.copyOf(accessGroups);
    if (!PREFIX.matcher(pidPrefix).matches()) {
      throw SdmException.configuration(
          "The prefix %s of data sets' names was refused: write for instance 20.500.12345, without a slash at its end."
              .formatted(Shown.quoted(pidPrefix)));
    }
    if (!MailAddresses.areAll(contactEmail)) {
      throw SdmException.configuration(
          "The contact's address %s was refused: the catalogue needs one such as beamline@example.org, several parted by semicolons."
              .formatted(Shown.quoted(contactEmail)));
    }
  }

  /** The group that owns a scan's data. */
  public String ownerGroup(Belonging belonging) {
    return belonging.group().isEmpty()
        ? ownerGroupTemplate.replace("{proposal}", belonging.proposal())
        : belonging.group();
  }
}
