package se.lu.maxiv.sdm.metadatacollector.core;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;

/**
 * Which type of proposal may show what to the catalogue: the firewall for industrial data. Of a
 * type that no line names, nothing leaves.
 *
 * @param byType the parts that may leave, by user type in lower case
 */
public record ReleasePolicy(Map<String, Set<Release.Part>> byType) {
  /** What a facility without the property does: visitors and staff are shown, industry is not. */
  public static final List<String> USUAL =
      List.of(
          "visitors=dataset,names,values,thumbnails",
          "staff=dataset,names,values,thumbnails",
          "proprietary=nothing");

  /** Copies the table. */
  public ReleasePolicy {
    byType = Map.copyOf(byType);
  }

  /**
   * Reads lines such as {@code visitors=dataset,names,values}.
   *
   * @throws SdmException (CONFIGURATION_ERROR) naming the first line that is not of that form
   */
  public static ReleasePolicy of(List<String> lines) {
    var table = new LinkedHashMap<String, Set<Release.Part>>();
    for (String line : lines) {
      String[] sides = line.split("=", -1);
      if (sides.length != 2 || sides[0].isBlank()) {
        throw SdmException.configuration(
            "ReleasePolicy has the line %s; write for instance visitors=dataset,names,values."
                .formatted(Shown.quoted(line)));
      }
      table.put(folded(sides[0]), Release.parts(sides[1].strip()));
    }
    return new ReleasePolicy(table);
  }

  /** What may leave of a scan of that type. */
  public Release of(String userType) {
    Set<Release.Part> parts = byType.get(folded(userType));
    if (parts == null) {
      return new Release(
          Set.of(),
          "ReleasePolicy has no line for the type %s, so nothing leaves."
              .formatted(Shown.quoted(userType)));
    }
    var release = new Release(parts, "");
    return new Release(parts, "ReleasePolicy: " + folded(userType) + "=" + release.text() + ".");
  }

  /**
   * What may leave of a scan: what its own type and the type of every place may show in which its
   * data, one of its files or one of its pictures lie.
   */
  public Release of(Scan scan) {
    Release release = of(scan.belonging().userType());
    for (String type : ScanFiles.types(scan)) {
      release = release.and(of(type));
    }
    return release;
  }

  private static String folded(String type) {
    return type.strip().toLowerCase(Locale.ROOT);
  }
}
