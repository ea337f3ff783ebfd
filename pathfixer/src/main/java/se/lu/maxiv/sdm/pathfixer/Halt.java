package se.lu.maxiv.sdm.pathfixer;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import se.lu.maxiv.sdm.pathfixer.acquisition.PropagateProperty;
import se.lu.maxiv.sdm.pathfixer.acquisition.Targets;
import se.lu.maxiv.sdm.pathfixer.core.targets.Wanted;

/** What a device does for its targets when it cannot start: it closes those it still knows of. */
final class Halt {
  /** Below a device file nothing can be made, wherever the data root is or is not. */
  private static final Path CLOSED = Path.of("/dev/null/NO-SESSION/PathFixer-cannot-start");

  private static final Duration LIMIT = Duration.ofMillis(700);

  private Halt() {}

  /** Closes the targets that the properties name, as far as they can be read and reached. */
  static void closeTargets(Map<String, String[]> lines, Clock clock) {
    var named = PropagateProperty.of(List.of(of(lines, "Propagate")), closedValue(lines));
    try (Targets targets = new Targets(named.targets(), clock, board -> {})) {
      targets.close(new Wanted.Closed(CLOSED), LIMIT);
    }
  }

  private static String closedValue(Map<String, String[]> lines) {
    String[] values = of(lines, "ClosedValue");
    return values.length == 1 ? values[0].strip() : "";
  }

  private static String[] of(Map<String, String[]> lines, String property) {
    return lines.getOrDefault(property, new String[0]);
  }
}
