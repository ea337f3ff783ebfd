package se.lu.maxiv.sdm.pathfixer.core;

import java.time.ZonedDateTime;
import java.util.Set;
import se.lu.maxiv.sdm.model.OfficeSnapshot;

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
}
