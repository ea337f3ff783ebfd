package se.lu.maxiv.sdm.pathfixer.core;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import se.lu.maxiv.sdm.model.DataPath;
import se.lu.maxiv.sdm.model.OfficeSnapshot;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.UserTypes;
import se.lu.maxiv.sdm.model.VisitFormat;
import se.lu.maxiv.sdm.pathfixer.core.Rules.Window;

/**
 * The beamline nanomax with what it knows, at ten on the morning of 22 November 2026. Staff is
 * stina. The other methods give the same with one thing changed.
 */
record Site(Rules rules, Known known) {
  static final String BEAMLINE = "nanomax";
  static final Path ROOT = Path.of("/data");
  static final String ID = "20260251";
  static final ZoneId LUND = ZoneId.of("Europe/Stockholm");
  static final ZonedDateTime NOW = ZonedDateTime.of(2026, 11, 22, 10, 0, 0, 0, LUND);

  private static final Rules RULES =
      new Rules(
          BEAMLINE,
          ROOT,
          "nanomax",
          "{proposal}-group",
          VisitFormat.of("yyyyMMddHH", LUND),
          Duration.ofHours(24),
          UserTypes.parse(UserTypes.DEFAULT),
          new Window(2, 7),
          false,
          List.of("imaging", "diffraction"));

  /** With the usual proposal. */
  static Site usual() {
    return with(Draft.of(ID));
  }

  static Site with(Draft... drafts) {
    List<Proposal> proposals = Arrays.stream(drafts).map(Draft::proposal).toList();
    Instant asOf = NOW.toInstant().minus(Duration.ofHours(1));
    return new Site(
        RULES,
        new Known(
            new OfficeSnapshot(asOf, true, proposals, List.of()), Set.of("stina"), Pins.NONE, NOW));
  }

  Site officeThatNeverAnswered() {
    return knowing(new Known(OfficeSnapshot.NOTHING, known.staff(), known.pins(), known.now()));
  }

  Site incomplete() {
    OfficeSnapshot office = known.office();
    OfficeSnapshot part =
        new OfficeSnapshot(office.asOf(), false, office.proposals(), office.skipped());
    return knowing(new Known(part, known.staff(), known.pins(), known.now()));
  }

  Site at(String moment) {
    ZonedDateTime now = ZonedDateTime.parse(moment).withZoneSameInstant(LUND);
    return knowing(new Known(known.office(), known.staff(), known.pins(), now));
  }

  Site pinned(Pins pins) {
    return knowing(new Known(known.office(), known.staff(), pins, known.now()));
  }

  Site days() {
    return ruled(VisitFormat.of("yyyyMMdd", LUND), rules.visitGap(), rules.window(), false);
  }

  Site gap(Duration gap) {
    return ruled(rules.visitFormat(), gap, rules.window(), rules.autoVisit());
  }

  Site window(int before, int after) {
    return ruled(
        rules.visitFormat(), rules.visitGap(), new Window(before, after), rules.autoVisit());
  }

  Site autoVisit() {
    return ruled(rules.visitFormat(), rules.visitGap(), rules.window(), true);
  }

  Site mapping(String line) {
    var lines = new ArrayList<>(UserTypes.DEFAULT);
    lines.add(line);
    return listing(UserTypes.parse(lines), rules.endstations());
  }

  Site withoutEndstations() {
    return listing(rules.userTypes(), List.of());
  }

  Chooser chooser() {
    return new Chooser(rules, known);
  }

  /** A user who has chosen nothing yet. */
  static Selection user(String name) {
    return Selection.NONE.withUsername(name);
  }

  /** A user who has chosen the usual proposal, or that one. */
  Selection chosen(String user, String proposal) {
    return chooser().proposal(user(user), proposal);
  }

  /** A complete selection. */
  Selection visiting(String user, String proposal, String visit) {
    return chooser().visit(chosen(user, proposal), visit);
  }

  /** The folder that a written visit leads to. */
  String folder(String user, String text) {
    return visiting(user, ID, text).requireVisit().folder();
  }

  /** The place of a complete selection, proved. */
  Place place(Selection selection) {
    DataPath data = selection.dataPath(ROOT, BEAMLINE).orElseThrow();
    return new Place(
        data, data.samplePath(selection.sample()), 4711, "nanomax-service", NOW.toInstant());
  }

  private Site knowing(Known other) {
    return new Site(rules, other);
  }

  private Site listing(UserTypes types, List<String> endstations) {
    return new Site(
        new Rules(
            BEAMLINE,
            ROOT,
            rules.beamlineGroup(),
            rules.groupTemplate(),
            rules.visitFormat(),
            rules.visitGap(),
            types,
            rules.window(),
            rules.autoVisit(),
            endstations),
        known);
  }

  private Site ruled(VisitFormat format, Duration gap, Window window, boolean autoVisit) {
    return new Site(
        new Rules(
            BEAMLINE,
            ROOT,
            rules.beamlineGroup(),
            rules.groupTemplate(),
            format,
            gap,
            rules.userTypes(),
            window,
            autoVisit,
            rules.endstations()),
        known);
  }
}
