package se.lu.maxiv.sdm.model;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The site's table from the user office's proposal types to the three user types.
 *
 * <p>The default words and letters are those that MAX IV's user office has used.
 *
 * @param byType keys in lower case
 */
public record UserTypes(Map<String, UserType> byType) {
  /** The default table, in the form of the property {@code UserTypes}. */
  public static final List<String> DEFAULT =
      List.of(
          "standard=visitors",
          "normal=visitors",
          "N=visitors",
          "training and education=visitors",
          "T=visitors",
          "BAG=visitors",
          "B=visitors",
          "long term=visitors",
          "L=visitors",
          "fast access=visitors",
          "F=visitors",
          "guaranteed access time=visitors",
          "GAT=visitors",
          "G=visitors",
          "director's discretionary time=visitors",
          "DDT=visitors",
          "Y=visitors",
          "in-house=staff",
          "H=staff",
          "in-house commissioning=staff",
          "Z=staff",
          "proprietary=proprietary",
          "P=proprietary");

  /** Copies the table. */
  public UserTypes {
    byType = Map.copyOf(byType);
  }

  /**
   * The table from lines {@code office type=user type}.
   *
   * @throws SdmException (CONFIGURATION_ERROR) naming the first line that is not of that form
   */
  public static UserTypes parse(List<String> lines) {
    var table = new HashMap<String, UserType>();
    for (String line : lines) {
      int at = Math.max(0, line.lastIndexOf('='));
      String officeType = key(line.substring(0, at));
      // A proposal without a type must stay one of unknown type, so none is settled for it here.
      var type =
          officeType.isEmpty()
              ? Optional.<UserType>empty()
              : UserType.ofFolder(line.substring(at + 1).strip());
      table.put(
          officeType,
          type.orElseThrow(
              () ->
                  SdmException.configuration(
                      "UserTypes has the line "
                          + Shown.quoted(line)
                          + "; write for instance N=visitors (or staff, or proprietary).")));
    }
    return new UserTypes(table);
  }

  /**
   * The user type of a proposal: proprietary when it is restricted, else what the office itself
   * names, else the table's entry for its raw type; empty when none of these tells.
   */
  public Optional<UserType> of(Proposal proposal) {
    if (proposal.restricted()) {
      return Optional.of(UserType.PROPRIETARY);
    }
    return proposal
        .namedUserType()
        .or(() -> Optional.ofNullable(byType.get(key(proposal.rawType()))));
  }

  private static String key(String officeType) {
    return officeType.strip().toLowerCase(Locale.ROOT);
  }
}
