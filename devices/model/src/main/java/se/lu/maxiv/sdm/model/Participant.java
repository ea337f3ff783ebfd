package se.lu.maxiv.sdm.model;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person named by a proposal.
 *
 * @param username the account in the directory; null when there is none yet: reported, never
 *     invented
 * @param firstName given name, possibly empty
 * @param lastName family name, possibly empty
 * @param email address, possibly empty
 * @param externalId the user office's own id of the person, possibly empty
 * @param accountActive whether the office says that the account may be used
 * @param roles lower case: pi, proposer, coproposer, visitor, staff
 */
public record Participant(
    @Nullable String username,
    String firstName,
    String lastName,
    String email,
    String externalId,
    boolean accountActive,
    Set<String> roles) {

  /** Copies the roles. */
  public Participant {
    roles = Set.copyOf(roles);
  }

  /** The account in the directory, if there is one. */
  public Optional<String> account() {
    return Optional.ofNullable(username);
  }

  /** First and last name as they are shown to people. */
  public String fullName() {
    return (firstName + " " + lastName).strip();
  }
}
