package se.lu.maxiv.sdm.pathfixer.core;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.DataPath;
import se.lu.maxiv.sdm.model.SampleName;
import se.lu.maxiv.sdm.model.UserType;

/**
 * What is chosen: user, proposal, visit, sample, endstation. One immutable value, replaced as a
 * whole.
 *
 * @param username the account of the person at the beamline; empty: none. It is no authentication
 * @param proposal null: none
 * @param visit null: none; only with a proposal
 * @param sample null: none, data go to raw itself; only with a visit
 * @param endstation a label of the site; empty: none
 */
public record Selection(
    String username,
    @Nullable ChosenProposal proposal,
    @Nullable ChosenVisit visit,
    @Nullable SampleName sample,
    String endstation) {

  /** Nothing is chosen. */
  public static final Selection NONE = new Selection("", null, null, null, "");

  /** Refuses a visit without proposal and a sample without visit, which the program never makes. */
  public Selection {
    if ((visit != null && proposal == null) || (sample != null && visit == null)) {
      throw new IllegalArgumentException("incomplete selection with a later part");
    }
  }

  /** Whether it names a place for data. */
  public boolean isComplete() {
    return visit != null;
  }

  /** Where its data are, when it is complete. */
  public Optional<DataPath> dataPath(Path root, String beamline) {
    ChosenProposal p = proposal;
    ChosenVisit v = visit;
    return p == null || v == null
        ? Optional.empty()
        : Optional.of(new DataPath(root, p.userType(), beamline, p.id(), v.folder()));
  }

  /** Whether data go to the same visit as with another selection. */
  public boolean isSameVisitAs(Selection other) {
    return proposal != null
        && other.proposal != null
        && visit != null
        && other.visit != null
        && proposal.id().equals(other.proposal.id())
        && proposal.userType() == other.proposal.userType()
        && visit.folder().equals(other.visit.folder());
  }

  /** The chosen proposal of a selection that has one. */
  public ChosenProposal requireProposal() {
    return Objects.requireNonNull(proposal);
  }

  /** The chosen visit of a complete selection. */
  public ChosenVisit requireVisit() {
    return Objects.requireNonNull(visit);
  }

  /** The same with the proposal's data under another user type. */
  public Selection withUserType(UserType type) {
    return new Selection(username, requireProposal().under(type), visit, sample, endstation);
  }

  /** The same without the proposal's title and PI. */
  Selection withBareProposal() {
    return new Selection(username, requireProposal().bare(), visit, sample, endstation);
  }

  /** The same with another user and nothing else but the endstation. */
  public Selection withUsername(String name) {
    return new Selection(name, null, null, null, endstation);
  }

  /** The same with another proposal, and neither visit nor sample. */
  public Selection withProposal(@Nullable ChosenProposal other) {
    return new Selection(username, other, null, null, endstation);
  }

  /** The same with another visit, and no sample. */
  public Selection withVisit(@Nullable ChosenVisit other) {
    return new Selection(username, proposal, other, null, endstation);
  }

  /** The same with another sample. */
  public Selection withSample(@Nullable SampleName other) {
    return new Selection(username, proposal, visit, other, endstation);
  }

  /** The same with another endstation. */
  public Selection withEndstation(String label) {
    return new Selection(username, proposal, visit, sample, label);
  }
}
