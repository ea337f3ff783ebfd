package se.lu.maxiv.sdm.proposalsync.core;

import java.util.Arrays;
import java.util.Locale;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;
import se.lu.maxiv.sdm.model.UserTypes;

/**
 * Which proposals get a resource, that is, whose group becomes a member of the resource's group.
 *
 * @param scope what is looked at
 * @param value the beamline, type or proposal, lower case; empty for {@link Scope#ALL}
 * @param group the resource's group by its sAMAccountName; any characters
 */
public record ResourceRule(Scope scope, String value, String group) {
  /** What of a proposal decides. */
  public enum Scope {
    /** Every accepted proposal. */
    ALL,
    /** Those of a beamline. */
    BEAMLINE,
    /** Those of a type: the user office's own word, or visitors, staff, proprietary. */
    TYPE,
    /** That one. */
    PROPOSAL;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The rule from a line such as {@code beamline:biomax=presto}, {@code type:proprietary=sftp},
   * {@code proposal:20170251=rclone} or {@code all=vpn}.
   *
   * @throws SdmException (CONFIGURATION_ERROR) when it is not of that form
   */
  public static ResourceRule parse(String line) {
    int equals = line.indexOf('=');
    String key = equals < 0 ? "" : line.substring(0, equals).strip();
    int colon = key.indexOf(':');
    String word = colon < 0 ? key : key.substring(0, colon).strip();
    String value = colon < 0 ? "" : key.substring(colon + 1).strip().toLowerCase(Locale.ROOT);
    String group = line.substring(equals + 1).strip();
    var scope =
        Arrays.stream(Scope.values())
            .filter(s -> s.word().equalsIgnoreCase(word))
            .filter(s -> (s == Scope.ALL) == value.isEmpty())
            .findFirst();
    if (scope.isEmpty() || group.isEmpty()) {
      throw SdmException.configuration(
          "Resources has the line "
              + Shown.quoted(line)
              + "; write for instance beamline:biomax=presto, type:staff=vpn,"
              + " proposal:20170251=rclone or all=globus.");
    }
    return new ResourceRule(scope.get(), value, group);
  }

  /** Whether it grants the resource to a proposal. */
  public boolean grants(Proposal proposal, UserTypes types) {
    return switch (scope) {
      case ALL -> true;
      case BEAMLINE -> proposal.beamlines().contains(value);
      case TYPE ->
          proposal.rawType().strip().equalsIgnoreCase(value)
              || types.of(proposal).filter(t -> t.folder().equals(value)).isPresent();
      case PROPOSAL -> proposal.id().text().equals(value);
    };
  }

  /** Whether it may grant it to a proposal of which only the number is known. */
  boolean mayGrant(String proposal) {
    return scope != Scope.PROPOSAL || value.equals(proposal);
  }

  /** Why, for a sentence. */
  public String because() {
    return scope == Scope.ALL ? "every accepted proposal has it" : scope.word() + " " + value;
  }
}
