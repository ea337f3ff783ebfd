package se.lu.maxiv.sdm.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What {@code sdm status} shows of a device class.
 *
 * @param attributes a line each
 * @param lists attributes of several lines, with the word that stands before each line
 * @param objects attributes that hold JSON, for programs only
 */
record Overview(List<String> attributes, Map<String, String> lists, List<String> objects) {
  private static final Overview PATH_FIXER =
      new Overview(
          List.of(
              "Username",
              "Proposal",
              "ProposalTitle",
              "Visit",
              "Sample",
              "Endstation",
              "SamplePath",
              "SelectedAt",
              "ReadyToScan"),
          Map.of("Propagation", "target"),
          List.of("SelectionJson", "PropagationJson"));
  private static final Overview METADATA_COLLECTOR =
      new Overview(
          List.of(
              "NumScans",
              "ScanNumber",
              "ScanTitle",
              "ScanState",
              "LastScan",
              "SnapshotTime",
              "NumItems",
              "NumFailingItems",
              "OutboxDepth",
              "OldestUnsent",
              "NumParked",
              "CatalogueState",
              "StoreState"),
          Map.of("Parked", "parked"),
          List.of());
  private static final Overview PROPOSAL_SYNC =
      new Overview(
          List.of(
              "DryRun",
              "LastSync",
              "LastResult",
              "NextSync",
              "NumPendingChanges",
              "NumFailures",
              "UserOfficeState",
              "DirectoryState"),
          Map.of("Failures", "failure"),
          List.of());

  /** That of a class; state and status alone for one that is none of ours. */
  static Overview of(String deviceClass) {
    return switch (deviceClass) {
      case "PathFixer" -> PATH_FIXER;
      case "MetadataCollector" -> METADATA_COLLECTOR;
      case "ProposalSync" -> PROPOSAL_SYNC;
      default -> new Overview(List.of(), Map.of(), List.of());
    };
  }

  /** All attributes, State and Status first, to be read in one call. */
  List<String> all() {
    var all = new ArrayList<>(List.of("State", "Status"));
    all.addAll(attributes);
    all.addAll(lists.keySet());
    all.addAll(objects);
    return all;
  }
}
