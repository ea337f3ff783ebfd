package se.lu.maxiv.sdm.proposalsync.ldap;

/** What a group's attributes are called, [MS-ADA1] and following. */
final class GroupAttributes {
  /** Holds SDM's mark; shown as "Notes" by Windows' tools, and with one value only. */
  static final String MARK = "info";

  static final String MEMBER = "member";
  static final String DESCRIPTION = "description";
  static final String GID = "gidNumber";

  /** A global security group: the kind whose members may be accounts of its domain. */
  static final String GLOBAL_SECURITY = String.valueOf(0x80000002);

  private GroupAttributes() {}
}
