package se.lu.maxiv.sdm.pathfixer.acquisition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.lu.maxiv.sdm.pathfixer.attribute.AttributeAddress;
import se.lu.maxiv.sdm.pathfixer.attribute.AttributeTarget;
import se.lu.maxiv.sdm.pathfixer.core.targets.Acquisition;
import se.lu.maxiv.sdm.pathfixer.sardana.SardanaEnvironment;

/**
 * The property {@code Propagate}, read: a line per target, {@code sardana:<macroserver device>} or
 * {@code attribute:<device>/<attribute>}; a device of another database has {@code
 * tango://host:port/} in front.
 *
 * @param targets the targets of the good lines, not connected yet
 * @param problems a sentence per bad line
 */
public record PropagateProperty(List<Acquisition> targets, List<String> problems) {
  private static final String DEVICE =
      "(?:tango://[^/\\s:]+:\\d+/)?[^/\\s:#]+/[^/\\s:#]+/[^/\\s:#]+";
  private static final Pattern SARDANA = Pattern.compile("sardana:\\s*(" + DEVICE + ")");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("attribute:\\s*(" + DEVICE + ")/([^/\\s:#]+)");

  /** Keeps its own copies. */
  public PropagateProperty {
    targets = List.copyOf(targets);
    problems = List.copyOf(problems);
  }

  /**
   * Reads the lines; blank ones are skipped.
   *
   * @param closedValue what attributes are told without a session; empty for the closed path
   */
  public static PropagateProperty of(List<String> lines, String closedValue) {
    List<Acquisition> targets = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String line : lines.stream().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
      Optional<Acquisition> target = target(line, closedValue);
      if (target.isEmpty()) {
        problems.add(
            "Propagate has the line \"%s\"; a line is sardana:<macroserver device> or attribute:<device>/<attribute>."
                .formatted(line));
      } else if (!names.add(line.toLowerCase(Locale.ROOT))) {
        problems.add("Propagate names %s twice; one line has to go.".formatted(line));
      } else {
        targets.add(target.get());
      }
    }
    return new PropagateProperty(targets, problems);
  }

  private static Optional<Acquisition> target(String line, String closedValue) {
    Matcher sardana = SARDANA.matcher(line);
    if (sardana.matches()) {
      return Optional.of(new SardanaEnvironment(line, sardana.group(1)));
    }
    Matcher attribute = ATTRIBUTE.matcher(line);
    if (attribute.matches()) {
      var address = new AttributeAddress(attribute.group(1), attribute.group(2));
      return Optional.of(new AttributeTarget(line, address, closedValue));
    }
    return Optional.empty();
  }
}
