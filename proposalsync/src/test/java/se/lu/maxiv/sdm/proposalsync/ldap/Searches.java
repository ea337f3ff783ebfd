package se.lu.maxiv.sdm.proposalsync.ldap;

import se.lu.maxiv.sdm.proposalsync.core.DirectorySession;

/** How many searches a session has made, for benchmarks. */
public final class Searches {
  private Searches() {}

  /** Its number. */
  public static int of(DirectorySession session) {
    return ((LdapDirectorySession) session).searches();
  }
}
