package se.lu.maxiv.sdm.metadatacollector.core;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import se.lu.maxiv.sdm.model.ProposalId;

/**
 * What the place of a scan's files tells: {@code <root>/<user type>/<beamline>/<proposal>/<visit>/
 * raw[/<sample>]}, under whatever root the storage is mounted.
 *
 * @param userType the folder's name: visitors, staff, proprietary
 * @param beamline lower case
 * @param proposal whose data they are
 * @param visit the visit's folder
 * @param sample below raw, empty for none
 */
public record ScanFolder(
    String userType, String beamline, ProposalId proposal, String visit, String sample) {
  private static final Pattern PROPOSAL = Pattern.compile("[0-9]{8}|commissioning");
  private static final Set<String> TYPES = Set.of("visitors", "staff", "proprietary");
  private static final int BEFORE_RAW = 4;

  /**
   * The visit that a folder or file lies in; empty when the path does not say so, is relative, or
   * has steps such as {@code ..} in it, which could say one thing and mean another.
   *
   * @param path as an acquisition system names it
   */
  public static Optional<ScanFolder> of(String path) {
    if (!path.startsWith("/")) {
      return Optional.empty();
    }
    List<String> parts = List.of(path.substring(1).split("/+"));
    if (parts.contains("..") || parts.contains(".")) {
      return Optional.empty();
    }
    int raw = parts.indexOf("raw");
    if (raw < BEFORE_RAW || !PROPOSAL.matcher(parts.get(raw - 2)).matches()) {
      return Optional.empty();
    }
    // a tree within another proposal's, for instance a copy in its process folder, is that one's
    boolean isWithin =
        parts.subList(0, raw - BEFORE_RAW).stream()
            .anyMatch(part -> PROPOSAL.matcher(part).matches() || TYPES.contains(part));
    if (isWithin) {
      return Optional.empty();
    }
    return Optional.of(
        new ScanFolder(
            parts.get(raw - 4),
            parts.get(raw - 3),
            new ProposalId(parts.get(raw - 2)),
            parts.get(raw - 1),
            String.join("/", parts.subList(raw + 1, parts.size()))));
  }

  /** The visit that a file lies in; its name is no sample. */
  public static Optional<ScanFolder> ofFile(String path) {
    return of(path.substring(0, Math.max(0, path.lastIndexOf('/'))));
  }
}
