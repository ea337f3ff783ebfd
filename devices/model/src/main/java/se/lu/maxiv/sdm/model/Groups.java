package se.lu.maxiv.sdm.model;

import java.util.Set;

/** Where group numbers and members come from: NSS, LDAP or a file. A port; calls may block. */
public interface Groups {
  /**
   * The group with exactly that name.
   *
   * @throws SdmException when the name is all digits (systems take it for a number), the group does
   *     not exist (the sentence says what to do), has no usable number, or two sources disagree
   */
  Group find(String name);

  /**
   * The accounts in that group, nested groups resolved as far as the source does.
   *
   * @throws SdmException as {@link #find}
   */
  Set<String> members(String name);

  /** What it is, for Status. */
  String description();
}
