package se.lu.maxiv.sdm.proposalsync;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.support.tango.AttributeTable;
import se.lu.maxiv.sdm.support.tango.AttributeTableBuilder;
import se.lu.maxiv.sdm.support.tango.Versions;

/** The one table of what a ProposalSync shows, with the words that panels show beside it. */
final class Attributes {
  private Attributes() {}

  /**
   * The table.
   *
   * @param dryRun what writing DryRun does
   * @param zone tells the time zone once it is configured
   */
  static AttributeTable<SyncView> table(Consumer<Boolean> dryRun, Supplier<ZoneId> zone) {
    var table =
        AttributeTable.of("ProposalSync", SyncView.class)
            .state(SyncView::state)
            .status(view -> String.join("\n", view.sentences()));
    runs(table, zone);
    plan(table);
    surroundings(table);
    table
        .flag("DryRun", SyncView::dryRun)
        .label("Dry run")
        .about(
            "While true, Sync and the runs of SyncPeriod only plan. Approve and Undo write all the same.")
        .flagWriter(dryRun);
    return table.build();
  }

  private static void runs(AttributeTableBuilder<SyncView> table, Supplier<ZoneId> zone) {
    table
        .amount("Progress", SyncView::progress)
        .label("Progress")
        .unit("%")
        .format("%3.0f")
        .about("How far the present run is; 100 when there is none.")
        .text("LastSync", view -> time(view.last() == null ? null : view.last().at(), zone.get()))
        .label("Last run")
        .about("When the last run ended, ISO 8601 with zone; empty before the first.")
        .amount("LastSyncDuration", view -> view.last() == null ? 0 : view.last().seconds())
        .label("Duration")
        .unit("s")
        .format("%8.2f")
        .about("How long the last run took.")
        .text("LastResult", view -> view.last() == null ? "" : view.last().result())
        .label("Result")
        .about("What the last run did, in a sentence.")
        .text("NextSync", view -> time(view.next(), zone.get()))
        .label("Next run")
        .about("When the next run begins by itself, ISO 8601 with zone; empty when none does.");
  }

  private static void plan(AttributeTableBuilder<SyncView> table) {
    table
        .count("NumPendingChanges", view -> view.plan().pending())
        .label("Pending changes")
        .format("%d")
        .about("Changes of the plan that are not made, those that wait included.")
        .count("NumFailures", view -> view.plan().failures().size())
        .label("Failures")
        .format("%d")
        .about("Sentences in Failures.")
        .texts("Failures", view -> view.plan().failures())
        .label("Failures")
        .about("What no plan can put right and what was refused, a sentence each.")
        .texts("PlanText", view -> view.plan().text())
        .label("Plan")
        .about("The plan that was made last, for people: + comes, - goes, ~ changes, ? waits.")
        .text("PlanJson", view -> view.plan().json())
        .label("Plan (JSON)")
        .about("The same for programs.")
        .expert()
        .text("ReportJson", SyncView::report)
        .label("Report (JSON)")
        .about("What came of the last plan that was applied, change by change.")
        .expert()
        .text("PlanHash", view -> view.plan().hash())
        .label("Plan's hash")
        .about("What Approve takes: SHA-256 over the changes of the plan.");
  }

  private static void surroundings(AttributeTableBuilder<SyncView> table) {
    table
        .count("NumProposals", view -> view.seen().proposals())
        .label("Proposals")
        .format("%d")
        .about("Accepted proposals in the user office's last answer.")
        .count("NumAccounts", view -> view.seen().accounts())
        .label("Accounts")
        .format("%d")
        .about("Accounts in the directory when it was read last.")
        .text("UserOfficeState", view -> view.seen().office())
        .label("User office")
        .about("How the user office answered last.")
        .text("DirectoryState", view -> view.seen().directory())
        .label("Directory")
        .about("How the directory answered last.")
        .texts("Log", SyncView::log)
        .label("Log")
        .about("The last 200 runs, approvals and refusals, oldest first.")
        .text("Version", view -> Versions.of(ProposalSync.class))
        .label("Version")
        .about("Version of this server.")
        .expert();
  }

  private static String time(@Nullable Instant time, ZoneId zone) {
    return time == null
        ? ""
        : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            time.truncatedTo(ChronoUnit.MILLIS).atZone(zone));
  }
}
