package se.lu.maxiv.sdm.proposalsync.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.List;
import java.util.Set;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;
import se.lu.maxiv.sdm.proposalsync.core.Place;

/**
 * Where things lie in the directory.
 *
 * @param base below which everything is read
 * @param activeOu {@code ActiveOu}, where the accounts of accepted proposals go
 * @param sourceOus {@code SourceOus}, from which they come
 * @param groupsOu {@code GroupsOu}, where proposal groups are made
 * @param extraAttributes the configured extra attributes of accounts
 * @param sharedGroups sAMAccountNames of the groups that proposals share: Visitors, beamlines,
 *     resources
 */
public record DirectoryLayout(
    DN base,
    DN activeOu,
    List<DN> sourceOus,
    DN groupsOu,
    Set<String> extraAttributes,
    Set<String> sharedGroups) {

  /**
   * Copies the collections.
   *
   * @throws SdmException (CONFIGURATION_ERROR) when an OU does not lie below the base
   */
  public DirectoryLayout {
    sourceOus = List.copyOf(sourceOus);
    extraAttributes = Set.copyOf(extraAttributes);
    sharedGroups = Set.copyOf(sharedGroups);
    requireBelow(base, activeOu);
    requireBelow(base, groupsOu);
    for (DN ou : sourceOus) {
      requireBelow(base, ou);
    }
  }

  /** Where an account lies. */
  Place placeOf(DN account) {
    if (isIn(account, activeOu)) {
      return Place.ACTIVE;
    }
    return sourceOus.stream().anyMatch(ou -> isIn(account, ou)) ? Place.SOURCE : Place.ELSEWHERE;
  }

  boolean isInActiveOu(DN dn) {
    return isIn(dn, activeOu);
  }

  boolean isInGroupsOu(DN dn) {
    return isIn(dn, groupsOu);
  }

  /**
   * Reads a DN of the configuration.
   *
   * @param property the name of its property, for the sentence
   * @throws SdmException (CONFIGURATION_ERROR) when it is none
   */
  public static DN dn(String property, String text) {
    try {
      DN dn = new DN(text);
      if (dn.isNullDN()) {
        throw SdmException.configuration(
            property + " is empty; write a distinguished name, such as OU=MAXIV,DC=maxiv,DC=lu.");
      }
      return dn;
    } catch (LDAPException e) {
      throw new SdmException(
          Reason.CONFIGURATION_ERROR,
          property
              + " "
              + Shown.quoted(text)
              + " is no distinguished name; write it like OU=MAXIV,DC=maxiv,DC=lu.",
          e);
    }
  }

  private static boolean isIn(DN dn, DN ou) {
    return dn.isDescendantOf(ou, false);
  }

  private static void requireBelow(DN base, DN ou) {
    if (!ou.isDescendantOf(base, false)) {
      throw SdmException.configuration(
          Shown.quoted(ou.toString())
              + " does not lie below BaseDn "
              + Shown.quoted(base.toString())
              + "; correct one of them.");
    }
  }
}
