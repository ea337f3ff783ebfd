package se.lu.maxiv.sdm.model;

import java.util.List;

/**
 * A group whose number is known for certain.
 *
 * @param name its name in the directory
 * @param gid its number, at least 1: group 0 is never given to data
 * @param warnings sentences an operator should know, such as members who may have to wait
 */
public record Group(String name, int gid, List<String> warnings) {
  /**
   * Copies the warnings.
   *
   * @throws SdmException (DEPENDENCY_ERROR) for gid 0 or less
   */
  public Group {
    warnings = List.copyOf(warnings);
    if (gid <= 0) {
      throw SdmException.dependency(
          "Group "
              + Shown.quoted(name)
              + " has the number "
              + gid
              + ", which is never given to data; correct its gidNumber in the directory.");
    }
  }
}
