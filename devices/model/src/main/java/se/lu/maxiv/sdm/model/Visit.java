package se.lu.maxiv.sdm.model;

import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A visit: the time a proposal has at a beamline, as the user office planned it.
 *
 * @param id the office's own id; of a visit that joins several entries, the first one's
 * @param beamline lower case
 * @param start begin of the first shift
 * @param end end of the last shift, after the start
 * @param localContact the account of the beamline's person for it, or null
 * @param participants accounts of those who come; empty: the proposal's participants
 */
public record Visit(
    String id,
    String beamline,
    ZonedDateTime start,
    ZonedDateTime end,
    @Nullable String localContact,
    Set<String> participants) {

  /**
   * Copies the participants.
   *
   * @throws SdmException (DATA_OUT_OF_RANGE) when the visit ends before it starts
   */
  public Visit {
    participants = Set.copyOf(participants);
    if (end.isBefore(start)) {
      throw SdmException.outOfRange(
          "Visit " + Shown.plain(id) + " ends before it starts; correct it in the user office.");
    }
  }

  /** The account of the local contact, if one is named. */
  public Optional<String> contact() {
    return Optional.ofNullable(localContact);
  }
}
