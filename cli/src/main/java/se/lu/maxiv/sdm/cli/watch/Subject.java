package se.lu.maxiv.sdm.cli.watch;

import java.util.List;

/**
 * A device that is watched.
 *
 * @param device its name
 * @param deviceClass its class
 */
public record Subject(String device, String deviceClass) {
  static final String PATH_FIXER = "PathFixer";
  static final String METADATA_COLLECTOR = "MetadataCollector";

  /** What is looked at, State first; all of it pushes change events. */
  List<String> attributes() {
    return switch (deviceClass) {
      case PATH_FIXER -> List.of("State", "Status", "SelectionJson", "ReadyToScan", "Propagation");
      case METADATA_COLLECTOR ->
          List.of(
              "State",
              "Status",
              "ScanNumber",
              "ScanTitle",
              "ScanState",
              "NumScans",
              "OutboxDepth",
              "NumParked",
              "CatalogueState");
      default -> List.of("State", "Status");
    };
  }

  /** Those of them that change with what must never be shown when it is old. */
  List<String> telling() {
    return switch (deviceClass) {
      case PATH_FIXER -> List.of("SelectionJson", "ReadyToScan");
      case METADATA_COLLECTOR -> List.of("ScanNumber", "ScanState");
      default -> List.of();
    };
  }
}
