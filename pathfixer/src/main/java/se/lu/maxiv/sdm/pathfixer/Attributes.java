package se.lu.maxiv.sdm.pathfixer;

import java.time.Clock;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.tango.DeviceState;
import se.lu.maxiv.sdm.model.SampleName;
import se.lu.maxiv.sdm.pathfixer.core.ChosenProposal;
import se.lu.maxiv.sdm.pathfixer.core.ChosenVisit;
import se.lu.maxiv.sdm.pathfixer.core.View;
import se.lu.maxiv.sdm.support.tango.AttributeTable;
import se.lu.maxiv.sdm.support.tango.AttributeTableBuilder;
import se.lu.maxiv.sdm.support.tango.Versions;

/** The one table of what a PathFixer shows, with the words that panels show beside it. */
final class Attributes {
  private Attributes() {}

  /** What writes to the five attributes do. */
  interface Writes {
    void username(String text);

    void proposal(String text);

    void visit(String text);

    void sample(String text);

    void endstation(String text);
  }

  /**
   * The table.
   *
   * @param writes what writes do
   * @param beamline tells the beamline once it is configured
   * @param zone tells the time zone once it is configured
   * @param clock counts ages
   */
  static AttributeTable<View> table(
      Writes writes, Supplier<String> beamline, Supplier<ZoneId> zone, Clock clock) {
    var table =
        AttributeTable.of("PathFixer", View.class)
            .state(view -> DeviceState.valueOf(view.condition().name()))
            .status(view -> String.join("\n", view.health().sentences()));
    choices(table);
    selection(table, writes);
    proposal(table, beamline);
    targets(table, clock);
    paths(table, zone);
    return table
        .text("SelectionJson", view -> Json.selection(view, beamline.get(), zone.get()))
        .label("Selection")
        .about(
            "The whole selection as one JSON object with its generation: the unit of truth. Its"
                + " event comes after all others of a change.")
        .build();
  }

  private static void choices(AttributeTableBuilder<View> table) {
    table
        .texts("Usernames", view -> view.choices().usernames())
        .label("Users")
        .about("Accounts that may be written to Username.")
        .texts("Proposals", view -> view.choices().proposals())
        .label("Proposals")
        .about("Accepted proposals of the present user on this beamline, newest first.")
        .texts("Visits", view -> view.choices().visits())
        .label("Visits")
        .about("Visits of the present proposal that the present user may see, newest first.");
  }

  private static void selection(AttributeTableBuilder<View> table, Writes writes) {
    table
        .text("Username", view -> view.selection().username())
        .label("User")
        .about(
            "Account of the person at the beamline. Writing it clears proposal, visit and sample."
                + " It tells who measures; it is no authentication.")
        .writer(writes::username)
        .text("Proposal", Attributes::proposalOf)
        .label("Proposal")
        .about("The proposal: eight digits, or commissioning. Writing it clears visit and sample.")
        .writer(writes::proposal)
        .text("Visit", Attributes::visitOf)
        .label("Visit")
        .about(
            "The visit, by the start of its first shift; eight digits take the only visit of that"
                + " day. Writing it makes the folders, clears the sample and opens the session.")
        .writer(writes::visit)
        .text("Sample", Attributes::sampleOf)
        .label("Sample (optional)")
        .about("A folder below raw, up to three levels. Writing it makes and selects the folder.")
        .writer(writes::sample)
        .text("Endstation", view -> view.selection().endstation())
        .label("Endstation")
        .about("A label from property Endstations; no part of the path.")
        .writer(writes::endstation);
  }

  private static void proposal(AttributeTableBuilder<View> table, Supplier<String> beamline) {
    table
        .text("Beamline", view -> beamline.get())
        .label("Beamline")
        .about("The beamline, second folder of the path.")
        .text("UserType", view -> of(view.selection().proposal(), p -> p.userType().folder()))
        .label("User type")
        .about("visitors, staff or proprietary: the first folder of the path.")
        .text("ProposalGroup", view -> of(view.selection().proposal(), ChosenProposal::group))
        .label("Proposal group")
        .about("Group that may see the data.")
        .text("ProposalTitle", view -> of(view.selection().proposal(), ChosenProposal::title))
        .label("Title")
        .about("Title of the proposal; empty for a proprietary one.")
        .text(
            "PrincipalInvestigator",
            view -> of(view.selection().proposal(), ChosenProposal::principalInvestigator))
        .label("PI")
        .about("Principal investigator; empty for a proprietary proposal.");
  }

  private static void targets(AttributeTableBuilder<View> table, Clock clock) {
    table
        .texts("Propagation", view -> view.board().asText(clock.instant()))
        .label("Targets")
        .about("A line for each acquisition system that is told the path: status and reason.")
        .text("PropagationJson", view -> Json.board(view.board()))
        .label("Targets (JSON)")
        .about("The same as a JSON array.")
        .expert()
        .texts("Log", View::log)
        .label("Log")
        .about("The last 200 changes and refusals, oldest first.")
        .amount("FreeSpace", View::freeSpace)
        .label("Free space")
        .unit("GB")
        .format("%10.1f")
        .about("Free space where the data go; NaN when unknown.")
        .text("Version", view -> Versions.of(PathFixer.class))
        .label("Version")
        .about("Version of this server.")
        .expert();
  }

  private static void paths(AttributeTableBuilder<View> table, Supplier<ZoneId> zone) {
    table
        .text("ProcessPath", View::processPath)
        .label("Process path")
        .about("Folder for analysis, beside raw; empty without a session.")
        .text("Path", View::path)
        .label("Path")
        .about("The visit's raw folder; empty without a session. It exists when it is shown.")
        .text("SamplePath", View::samplePath)
        .label("Sample path")
        .about(
            "Where instruments write now: Path and the sample's folder; empty without a session."
                + " It exists when it is shown.")
        .count("PathGeneration", View::generation)
        .label("Path generation")
        .format("%d")
        .about("Grows by one at every change of SamplePath; survives restarts.")
        .text("SelectedAt", view -> Json.time(view.selectedAt(), zone.get()))
        .label("Selected at")
        .about("When the present visit was selected, ISO 8601 with zone.")
        .flag("ReadyToScan", View::isReadyToScan)
        .label("Ready to scan")
        .about("True with a session, a proved path and every target confirmed on it.");
  }

  private static String proposalOf(View view) {
    return of(view.selection().proposal(), p -> p.id().text());
  }

  private static String visitOf(View view) {
    ChosenVisit visit = view.selection().visit();
    return visit == null ? "" : visit.folder();
  }

  private static String sampleOf(View view) {
    SampleName sample = view.selection().sample();
    return sample == null ? "" : sample.text();
  }

  private static String of(
      @org.jspecify.annotations.Nullable ChosenProposal proposal,
      java.util.function.Function<ChosenProposal, String> part) {
    return proposal == null ? "" : part.apply(proposal);
  }
}
