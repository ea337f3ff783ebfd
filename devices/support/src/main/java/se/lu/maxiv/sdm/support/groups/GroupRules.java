package se.lu.maxiv.sdm.support.groups;

import java.util.regex.Pattern;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;

/** What all sources of groups refuse alike. */
final class GroupRules {
  private static final Pattern ALL_DIGITS = Pattern.compile("[0-9]+");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");

  private GroupRules() {}

  /** The same name, unless it is empty or a number, which systems take for a gid. */
  static String checkedName(String name) {
    if (name.isBlank() || ALL_DIGITS.matcher(name).matches()) {
      throw SdmException.configuration(
          "A group cannot be named "
              + Shown.quoted(name)
              + ": a bare number would be taken for a gid; give it a name with letters (property"
              + " ProposalGroupTemplate).");
    }
    return name;
  }

  /**
   * The gid a text stands for, 0 to 2147483647.
   *
   * <p>It is compared as a number before it becomes an int: directories have been seen to wrap
   * 4294967296 to 0, root's group.
   *
   * @throws SdmException when it is no number or out of range
   */
  static int gid(String group, String text) {
    long number = NUMBER.matcher(text).matches() ? Long.parseLong(text) : -1;
    if (number < 0 || number > Integer.MAX_VALUE) {
      throw SdmException.dependency(
          "Group "
              + Shown.quoted(group)
              + " has the number "
              + Shown.quoted(text)
              + ", which is not 1 to 2147483647; correct its gidNumber in the directory.");
    }
    return (int) number;
  }

  static SdmException noSuchGroup(String name, String where) {
    return SdmException.dependency(
        "Group "
            + Shown.quoted(name)
            + " does not exist in "
            + where
            + "; if it is a proposal's, run `sdm sync <proposal>` or ask the user office.");
  }
}
