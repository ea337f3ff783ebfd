package se.lu.maxiv.sdm.proposalsync.embedded;

import com.unboundid.ldap.sdk.Entry;

/**
 * The flags of {@code userAccountControl} that matter, [MS-ADTS] 2.2.16.
 *
 * @param value all flags; 0 for what is no account
 */
record Flags(int value) {
  static final String ATTRIBUTE = "userAccountControl";

  /** A normal account, disabled, without the need of a password: what one is made as. */
  static final Flags NEW = new Flags(0x222);

  private static final int DISABLED = 0x2;
  private static final int NO_PASSWORD_NEEDED = 0x20;

  static Flags of(Entry entry) {
    Integer value = entry.getAttributeValueAsInteger(ATTRIBUTE);
    return new Flags(value == null ? 0 : value);
  }

  boolean isDisabled() {
    return (value & DISABLED) != 0;
  }

  boolean mayLackPassword() {
    return value == 0 || isDisabled() || (value & NO_PASSWORD_NEEDED) != 0;
  }
}
