package se.lu.maxiv.sdm.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kind of user, which is the first folder below the data root. */
public enum UserType {
  /** Users from outside with a peer-reviewed proposal. */
  VISITORS,
  /** The facility's own people: in-house research and commissioning. */
  STAFF,
  /** Industrial users; their titles and names are shown nowhere. */
  PROPRIETARY;

  /** The name of the folder: {@code visitors}, {@code staff} or {@code proprietary}. */
  public String folder() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type whose folder has that name, upper or lower case. */
  public static Optional<UserType> ofFolder(String folder) {
    return Arrays.stream(values()).filter(t -> t.folder().equalsIgnoreCase(folder)).findFirst();
  }

  @Override
  public String toString() {
    return folder();
  }
}
