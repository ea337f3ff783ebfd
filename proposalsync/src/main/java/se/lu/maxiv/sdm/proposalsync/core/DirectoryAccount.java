package se.lu.maxiv.sdm.proposalsync.core;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account as the directory has it.
 *
 * @param id its objectGUID
 * @param dn its distinguished name, for the moment
 * @param name its common name (CN), a person's name and never shown
 * @param username its sAMAccountName
 * @param place where it lies
 * @param userAccountControl the flags of Active Directory, [MS-ADTS] 2.2.16
 * @param uidNumber null when it has none
 * @param gidNumber the primary group's number, null when it has none
 * @param attributes those of the configured extra attributes that it has, by the name that the
 *     configuration uses, with all values
 */
public record DirectoryAccount(
    ObjectId id,
    String dn,
    String name,
    String username,
    Place place,
    int userAccountControl,
    @Nullable Integer uidNumber,
    @Nullable Integer gidNumber,
    Map<String, Set<String>> attributes) {
  /** The flag ACCOUNTDISABLE. */
  public static final int DISABLED = 2;

  /** Copies the attributes. */
  public DirectoryAccount {
    attributes = Map.copyOf(attributes);
  }

  /** Whether one can log in with it. */
  public boolean isEnabled() {
    return (userAccountControl & DISABLED) == 0;
  }

  /** This account in a change. */
  public ObjectRef ref() {
    return ObjectRef.of(id, username);
  }

  /** The username alone, so that no log shows the person's name by accident. */
  @Override
  public String toString() {
    return "account " + username;
  }
}
