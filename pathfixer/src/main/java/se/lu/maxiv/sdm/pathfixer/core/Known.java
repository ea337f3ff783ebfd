package se.lu.maxiv.sdm.pathfixer.core;

import java.time.ZonedDateTime;
import java.util.Set;
import se.lu.maxiv.sdm.model.OfficeSnapshot;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.UserType;
import se.lu.maxiv.sdm.model.UserTypes;

/**
 * Everything from outside that a choice depends on.
 *
 * @param office what the user office said last
 * @param staff accounts of the beamline's staff: property StaffUsers, the beamline group, and the
 *     local contacts that the office names for this beamline
 * @param pins what earlier choices settled
 * @param now the present moment
 */
public record Known(OfficeSnapshot office, Set<String> staff, Pins pins, ZonedDateTime now) {
  /** Copies the staff. */
  public Known {
    staff = Set.copyOf(staff);
  }

  /**
   * The same without title, people and visits of every proposal that is proprietary here: the
   * office says so, the site's table does, or staff confirmed it once.
   */
  Known keptBack(UserTypes types) {
    var shown = office.proposals().stream().map(p -> isProprietary(p, types) ? p.bare() : p);
    var kept =
        new OfficeSnapshot(office.asOf(), office.complete(), shown.toList(), office.skipped());
    return new Known(kept, staff, pins, now);
  }

  private boolean isProprietary(Proposal proposal, UserTypes types) {
    return types.of(proposal).filter(UserType.PROPRIETARY::equals).isPresent()
        || pins.typeOf(proposal.id()).filter(UserType.PROPRIETARY::equals).isPresent();
  }
}
