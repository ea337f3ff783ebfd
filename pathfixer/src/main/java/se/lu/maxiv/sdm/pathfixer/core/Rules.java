package se.lu.maxiv.sdm.pathfixer.core;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.UserTypes;
import se.lu.maxiv.sdm.model.VisitFormat;

/**
 * The site's rules for choosing, as they stand in the device's properties.
 *
 * @param beamline lower case
 * @param dataRoot absolute
 * @param beamlineGroup group of the beamline's staff, which owns commissioning
 * @param groupTemplate a proposal's group, with {@code {proposal}} in it
 * @param visitFormat how a visit's folder is named
 * @param visitGap office entries closer than this are one visit
 * @param userTypes from the office's types to ours
 * @param window how long before and after a visit it may be selected
 * @param autoVisit whether a running visit is taken by itself
 * @param endstations the labels that may be written to Endstation
 */
public record Rules(
    String beamline,
    Path dataRoot,
    String beamlineGroup,
    String groupTemplate,
    VisitFormat visitFormat,
    Duration visitGap,
    UserTypes userTypes,
    Window window,
    boolean autoVisit,
    List<String> endstations) {

  /** Copies the labels. */
  public Rules {
    endstations = List.copyOf(endstations);
  }

  /**
   * How far from a visit it may be selected.
   *
   * @param before days before its start, 0 or more
   * @param after days after its end, 0 or more
   */
  public record Window(int before, int after) {}

  /** The name of the group that may see the data of a proposal. */
  public String groupOf(ProposalId proposal) {
    return proposal.isCommissioning()
        ? beamlineGroup
        : groupTemplate.replace("{proposal}", proposal.text());
  }
}
