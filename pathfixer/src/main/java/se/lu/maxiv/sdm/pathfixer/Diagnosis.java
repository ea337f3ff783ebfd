package se.lu.maxiv.sdm.pathfixer;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import se.lu.maxiv.sdm.pathfixer.core.Health;
import se.lu.maxiv.sdm.pathfixer.core.HealthCheck;
import se.lu.maxiv.sdm.pathfixer.core.Known;
import se.lu.maxiv.sdm.pathfixer.core.View;

/**
 * What the shell has noticed about itself and its surroundings, from which the health follows.
 * Thread-safe: each sign is one immutable value.
 */
final class Diagnosis {
  private final Setup setup;
  private volatile List<String> warnings;
  private volatile String barFault = "";
  private volatile String barTrouble = "";
  private volatile String pathFault = "";
  private volatile List<String> groupWarnings = List.of();
  private volatile String storeFailure = "";
  private volatile Set<String> acknowledged = Set.of();
  private volatile Path closedPath = Storage.NOWHERE;

  Diagnosis(Setup setup) {
    this.setup = setup;
    this.warnings = List.copyOf(setup.warnings());
  }

  /** The health of a device that shows this view. */
  Health of(View view, Known known) {
    HealthCheck check = check(known);
    if (!acknowledged.isEmpty()) {
      var still = new HashSet<>(acknowledged);
      still.retainAll(check.acknowledgeable(view));
      acknowledged = Set.copyOf(still);
    }
    return check.of(view);
  }

  private HealthCheck check(Known known) {
    return new HealthCheck(setup.rules(), signs(), known);
  }

  /** A selection has a proved place, or none and needs none. */
  void placed() {
    pathFault = "";
  }

  /** What is to be known about the group of the present selection. */
  void grouped(List<String> warningsOfGroup) {
    groupWarnings = List.copyOf(warningsOfGroup);
  }

  /** The selected place cannot be used. */
  void lost(String sentence) {
    pathFault = sentence;
  }

  /** What keeps closed targets from writing; without the file that is a fault. */
  void barred(Storage.Bar bar) {
    closedPath = bar.closedPath();
    barFault = bar.isMade() ? "" : bar.trouble();
    barTrouble = bar.trouble();
  }

  /** It is not known what keeps closed targets from writing. */
  void unbarred(String sentence) {
    barFault = sentence;
    barTrouble = sentence;
  }

  /** Why closed targets do not have the usual path, empty when they have it. */
  String barTrouble() {
    return barTrouble;
  }

  /** What is shown is on the disk. */
  void stored() {
    storeFailure = "";
  }

  /** What is on the disk may not be what is shown. */
  void unstored(String sentence) {
    storeFailure = sentence;
  }

  boolean isStored() {
    return storeFailure.isEmpty();
  }

  /** Something a person should look at, found at the start. */
  void warn(String sentence) {
    var all = new java.util.ArrayList<>(warnings);
    all.add(sentence);
    warnings = List.copyOf(all);
  }

  /**
   * A person has seen what can be acknowledged at present: it is not shown again unless it changes
   * or comes anew.
   */
  void acknowledge(View view, Known known) {
    acknowledged = Set.copyOf(check(known).acknowledgeable(view));
  }

  /** Where closed targets are pointed. */
  Path closedPath() {
    return closedPath;
  }

  private HealthCheck.Signs signs() {
    var desk = setup.desk();
    return new HealthCheck.Signs(
        barFault.isEmpty() ? List.of() : List.of(barFault),
        pathFault,
        warnings,
        desk.officeName(),
        desk.officeFailure(),
        setup.maxOfficeAge(),
        desk.staffFailure().isEmpty() ? groupWarnings : withStaff(desk.staffFailure()),
        storeFailure,
        acknowledged);
  }

  private List<String> withStaff(String failure) {
    var all = new java.util.ArrayList<>(groupWarnings);
    all.add("The beamline's staff could not be read: " + failure);
    return all;
  }
}
