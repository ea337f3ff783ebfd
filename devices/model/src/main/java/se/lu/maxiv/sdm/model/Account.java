package se.lu.maxiv.sdm.model;

/**
 * The account that owns the folders and writes the data: the beamline's service account.
 *
 * @param name as people know it, for sentences
 * @param uid its number, 0 or more
 * @param gid its primary group's number, 0 or more
 */
public record Account(String name, int uid, int gid) {
  /** Refuses negative numbers, which the system would read as "leave as it is". */
  public Account {
    if (uid < 0 || gid < 0) {
      throw SdmException.configuration(
          "The service account " + Shown.plain(name) + " has a negative number; correct it.");
    }
  }
}
