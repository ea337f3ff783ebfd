package se.lu.maxiv.sdm.metadatacollector.core;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;

/**
 * What of a scan may leave the facility for the catalogue.
 *
 * @param parts what may leave; empty: nothing
 * @param because the line of the policy that says so
 */
public record Release(Set<Part> parts, String because) {
  /** Nothing may leave, since nobody has decided yet. */
  public static final Release UNDECIDED = new Release(Set.of(), "Nobody has decided yet.");

  /** A part of what describes a scan. */
  public enum Part {
    /** That the scan exists, whose it is and where its files are. */
    DATASET,
    /** The names of people and samples, titles, comments. */
    NAMES,
    /** The values of the metadata. */
    VALUES,
    /** Pictures. */
    THUMBNAILS;

    /** As a property writes it. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Copies the parts; without the dataset itself nothing can leave. */
  public Release {
    parts = parts.contains(Part.DATASET) ? Set.copyOf(parts) : Set.of();
  }

  /** Whether that part may leave. */
  public boolean allows(Part part) {
    return parts.contains(part);
  }

  /** What both let leave; the reason is the stricter one's. */
  Release and(Release other) {
    if (other.parts.containsAll(parts)) {
      return this;
    }
    var both = new TreeSet<>(parts);
    both.retainAll(other.parts);
    return new Release(both, other.because);
  }

  /** As a property writes it: {@code dataset,names} or {@code nothing}. */
  public String text() {
    return parts.isEmpty()
        ? "nothing"
        : new TreeSet<>(parts).stream().map(Part::text).collect(Collectors.joining(","));
  }

  /**
   * Reads {@code dataset,names,values,thumbnails} or {@code nothing}.
   *
   * @throws SdmException (CONFIGURATION_ERROR) for any other word
   */
  static Set<Part> parts(String text) {
    var parts = new TreeSet<Part>();
    for (String word : text.equals("nothing") ? new String[0] : text.split(",", -1)) {
      parts.add(part(word.strip().toLowerCase(Locale.ROOT)));
    }
    return parts;
  }

  private static Part part(String word) {
    for (Part part : Part.values()) {
      if (part.text().equals(word)) {
        return part;
      }
    }
    throw SdmException.configuration(
        "ReleasePolicy has the word %s; write nothing, or some of dataset,names,values,thumbnails."
            .formatted(Shown.quoted(word)));
  }
}
