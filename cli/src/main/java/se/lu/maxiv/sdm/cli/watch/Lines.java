package se.lu.maxiv.sdm.cli.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is known of a device, in lines of text. */
final class Lines {
  /** What would move the cursor, colour the rest or turn the direction of the text. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

  private final Sight sight;
  private final List<String> lines = new ArrayList<>();

  private Lines(Sight sight) {
    this.sight = sight;
  }

  /** The lines, the first one with the device's name and state. */
  static List<String> of(Sight sight) {
    var text = new Lines(sight);
    text.head();
    if (sight.readings().isUp()) {
      switch (sight.subject().deviceClass()) {
        case Subject.PATH_FIXER -> text.pathFixer();
        case Subject.METADATA_COLLECTOR -> text.collector();
        default -> {}
      }
    }
    return text.lines.stream().map(line -> UNSEEN.matcher(line).replaceAll("?")).toList();
  }

  private void head() {
    String device = sight.subject().device();
    if (sight.readings().isConnecting()) {
      lines.add(device + " is being connected");
    } else if (sight.readings().isUp()) {
      lines.add("%s is %s".formatted(device, text("State")));
      text("Status").lines().forEach(line -> lines.add("  " + line));
    } else {
      lines.add(device + " does not answer");
      line("why", sight.readings().why());
      line("then", "It is tried again every second; what was seen before is shown no more.");
    }
  }

  private void pathFixer() {
    // one attribute for all of it: the others change one after the other
    JsonNode selection = sight.value("SelectionJson").parsed();
    line("path", selection.path("samplePath").asText());
    line(
        "who",
        Stream.of("username", "proposal", "visit", "sample")
            .map(part -> selection.path(part).asText())
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", ")));
    line("ready", shown("ReadyToScan"));
    sight.value("Propagation").lines().forEach(target -> line("target", target));
  }

  private void collector() {
    line("scan", "%s %s %s".formatted(shown("ScanNumber"), text("ScanState"), text("ScanTitle")));
    line("kept", "%s scans".formatted(shown("NumScans")));
    line(
        "backlog",
        "%s on their way, %s parked".formatted(shown("OutboxDepth"), shown("NumParked")));
    line("catalogue", shown("CatalogueState"));
  }

  private void line(String name, String value) {
    lines.add("  %-10s %s".formatted(name, value.isEmpty() ? "-" : value.strip()));
  }

  private String text(String attribute) {
    return sight.value(attribute).text();
  }

  private String shown(String attribute) {
    return sight.value(attribute).shown();
  }
}
