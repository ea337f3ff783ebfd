package se.lu.maxiv.sdm.pathfixer;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.Groups;
import se.lu.maxiv.sdm.model.OfficeSnapshot;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Visit;
import se.lu.maxiv.sdm.pathfixer.core.Known;
import se.lu.maxiv.sdm.pathfixer.core.Pins;
import se.lu.maxiv.sdm.support.useroffice.CachedUserOffice;
import se.lu.maxiv.sdm.support.worker.BoundedWorker;

/**
 * What is known from outside: the user office's last answer and who is staff. Answers come from
 * memory; asking anew goes through workers with a limit. Thread-safe.
 */
final class OfficeDesk {
  private final CachedUserOffice office;
  private final Groups groups;
  private final Staff staff;
  private final BoundedWorker officeWorker;
  private final BoundedWorker staffWorker;

  private volatile Set<String> groupMembers = Set.of();
  private volatile @Nullable Everybody everybody;
  private volatile String staffFailure = "";

  /**
   * Who is asked, and the workers that ask.
   *
   * @param office the proposals
   * @param officeWorker asks the office
   * @param groups the members of the beamline group
   * @param staffWorker asks for them
   */
  record Sources(
      CachedUserOffice office,
      BoundedWorker officeWorker,
      Groups groups,
      BoundedWorker staffWorker) {}

  /**
   * Who is staff by configuration.
   *
   * @param beamline lower case
   * @param users property StaffUsers
   * @param group property BeamlineGroup
   */
  record Staff(String beamline, Set<String> users, String group) {}

  /** Who is staff by everything that is known, and what that follows from. */
  private record Everybody(OfficeSnapshot office, Set<String> members, Set<String> staff) {}

  OfficeDesk(Sources sources, Staff staff) {
    this.office = sources.office();
    this.groups = sources.groups();
    this.officeWorker = sources.officeWorker();
    this.staffWorker = sources.staffWorker();
    this.staff = staff;
  }

  /** Everything known at this moment. */
  Known known(Pins pins, Clock clock, ZoneId zone) {
    var snapshot = office.state().snapshot();
    return new Known(snapshot, staffBy(snapshot), pins, clock.instant().atZone(zone));
  }

  /** Worked out once for an answer of the office, since every request asks. */
  @SuppressWarnings("ReferenceEquality") // thousands of proposals are not compared one by one
  private Set<String> staffBy(OfficeSnapshot snapshot) {
    Everybody last = everybody;
    Set<String> members = groupMembers;
    if (last == null || last.office() != snapshot || last.members() != members) {
      last = new Everybody(snapshot, members, staffOf(snapshot, members));
      everybody = last;
    }
    return last.staff();
  }

  private Set<String> staffOf(OfficeSnapshot snapshot, Set<String> members) {
    var all = new TreeSet<>(staff.users());
    all.addAll(members);
    snapshot.proposals().stream()
        .flatMap(p -> p.visits().stream())
        .filter(v -> v.beamline().equals(staff.beamline()))
        .map(Visit::contact)
        .forEach(contact -> contact.ifPresent(all::add));
    return Set.copyOf(all);
  }

  /**
   * Asks the user office again.
   *
   * @throws SdmException when it did not answer, or not in time; what was known stays, and the
   *     sentence says from when that is
   */
  void refreshOffice(Duration limit) {
    try {
      officeWorker.call("asking for the proposals", office::refresh, limit);
    } catch (SdmException e) {
      throw new SdmException(e.reason(), e.sentence() + usedInstead(), e);
    }
    office
        .state()
        .failure()
        .ifPresent(
            sentence -> {
              throw SdmException.dependency(sentence + usedInstead());
            });
  }

  private String usedInstead() {
    OfficeSnapshot used = office.state().snapshot();
    return used.isKnown() ? " The list of " + used.asOf() + " is used." : "";
  }

  /** Asks for the members of the beamline group again; a failure keeps the last answer. */
  void refreshStaff(Duration limit) {
    try {
      groupMembers =
          Set.copyOf(
              staffWorker.call(
                  "reading the members of " + staff.group(),
                  () -> groups.members(staff.group()),
                  limit));
      staffFailure = "";
    } catch (SdmException e) {
      staffFailure = e.sentence();
    }
  }

  /** Why the staff could not be read last time, empty when it could. */
  String staffFailure() {
    return staffFailure;
  }

  /** Why the office did not answer last time, empty when it did. */
  String officeFailure() {
    return office.state().failure().orElse("");
  }

  /** What the office is. */
  String officeName() {
    return office.description();
  }
}
