package se.lu.maxiv.sdm.metadatacollector;

import se.lu.maxiv.sdm.support.tango.AttributeTable;
import se.lu.maxiv.sdm.support.tango.AttributeTableBuilder;
import se.lu.maxiv.sdm.support.tango.Versions;

/** The one table of what a MetadataCollector shows, with the words that panels show beside it. */
final class Attributes {
  private Attributes() {}

  /** The table. */
  static AttributeTable<CollectorView> table() {
    var table =
        AttributeTable.of("MetadataCollector", CollectorView.class)
            .state(CollectorView::state)
            .status(view -> String.join("\n", view.sentences()));
    scan(table);
    items(table);
    outbox(table);
    surroundings(table);
    return table.build();
  }

  private static void scan(AttributeTableBuilder<CollectorView> table) {
    table
        .count("ScanNumber", view -> view.scan().number())
        .label("Scan")
        .format("%d")
        .about("Number of the scan that goes on, or of the last one; -1 without one.")
        .text("ScanTitle", view -> view.scan().title())
        .label("Title")
        .about("The command of that scan.")
        .text("ScanState", view -> view.scan().state())
        .label("Scan's state")
        .about("running, or how it ended: normal, stopped, aborted, failed, unknown, not observed.")
        .amount("SnapshotTime", view -> view.scan().snapshotMillis())
        .label("Snapshot")
        .unit("ms")
        .format("%8.1f")
        .about("How long the last snapshot took.")
        .count("NumScans", CollectorView::scans)
        .label("Scans")
        .format("%d")
        .about("How many scans the store has.")
        .text("LastScan", view -> view.scan().uuid())
        .label("Last scan")
        .about("The identity of that scan, for AddFile, EndScan, Annotate, Decide, Retry.")
        .text("LastScanJson", view -> view.scan().json())
        .label("Last scan (JSON)")
        .about("All that is known of it.")
        .expert();
  }

  private static void items(AttributeTableBuilder<CollectorView> table) {
    table
        .count("NumItems", view -> view.items().count())
        .label("Items")
        .format("%d")
        .about("How many values describe a scan.")
        .count("NumFailingItems", view -> view.items().failing().size())
        .label("Failing items")
        .format("%d")
        .about("How many of them the last snapshot could not read.")
        .texts("FailingItems", view -> view.items().failing())
        .label("Failing items")
        .about("Which, and why, a sentence each.")
        .count("ConfigurationVersion", view -> view.items().version())
        .label("Configuration's version")
        .format("%d")
        .about("Counts its changes; Rollback takes an earlier one.")
        .text("ConfigurationJson", view -> view.items().json())
        .label("Configuration (JSON)")
        .about("All items, as Import takes them.")
        .expert();
  }

  private static void outbox(AttributeTableBuilder<CollectorView> table) {
    table
        .count("OutboxDepth", view -> view.outbox().depth())
        .label("To be delivered")
        .format("%d")
        .about("Scans that the catalogue does not have yet and that are on their way.")
        .amount("OldestUnsent", view -> view.outbox().oldestSeconds())
        .label("Oldest unsent")
        .unit("s")
        .format("%8.0f")
        .about("For how long the oldest of them waits.")
        .count("NumParked", view -> view.outbox().parked())
        .label("Parked")
        .format("%d")
        .about("Scans that wait for a person.")
        .texts("Parked", view -> view.outbox().waiting())
        .label("Parked")
        .about("Which, and why: HELD for Decide, PARKED and UNVERIFIED for Retry; the oldest 100.");
  }

  private static void surroundings(AttributeTableBuilder<CollectorView> table) {
    table
        .text("CatalogueState", view -> view.outside().catalogue())
        .label("Catalogue")
        .about("How the catalogue answered last.")
        .text("StoreState", view -> view.outside().store())
        .label("Store")
        .about("How the store answered last.")
        .texts("Log", CollectorView::log)
        .label("Log")
        .about("The last 200 changes, decisions and refusals, oldest first.")
        .text("Version", view -> Versions.of(MetadataCollector.class))
        .label("Version")
        .about("Version of this server.")
        .expert();
  }
}
