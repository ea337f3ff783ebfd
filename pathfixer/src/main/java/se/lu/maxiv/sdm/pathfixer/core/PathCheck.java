package se.lu.maxiv.sdm.pathfixer.core;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.DataPath;
import se.lu.maxiv.sdm.model.UserType;

/** The answers of {@code CheckPath}: may a program that holds this path still write there? */
public enum PathCheck {
  /** In the present sample's folder, or in process of the present visit. */
  OK,
  /** Nothing is selected, or its place is not proved. */
  NO_SESSION,
  /** In raw of the present visit, but not in the present sample's folder. */
  OTHER_SAMPLE,
  /** In another visit of the present proposal. */
  OTHER_VISIT,
  /** In another proposal of this beamline, or in the tree of another user type. */
  OTHER_PROPOSAL,
  /** Not in raw or process of any visit of this beamline. */
  OUTSIDE;

  /** Names from the data root to raw: user type, beamline, proposal, visit. */
  private static final int ABOVE_RAW = 4;

  /**
   * Compares a path with a place, by its text alone: no link is followed, nothing is touched.
   *
   * @param place where data go now, null when nowhere
   */
  public static PathCheck of(@Nullable Place place, String text) {
    if (place == null) {
      return NO_SESSION;
    }
    Path path = parse(text);
    DataPath data = place.data();
    if (path == null || !path.startsWith(data.root())) {
      return OUTSIDE;
    }
    if (path.startsWith(place.samplePath()) || path.startsWith(data.process())) {
      return OK;
    }
    if (path.startsWith(data.raw())) {
      return OTHER_SAMPLE;
    }
    return elsewhere(data, data.root().relativize(path));
  }

  private static PathCheck elsewhere(DataPath data, Path below) {
    if (below.getNameCount() <= ABOVE_RAW
        || !isTypeFolder(below.getName(0).toString())
        || !below.getName(1).toString().equals(data.beamline())
        || !isDataFolder(below.getName(ABOVE_RAW).toString())) {
      return OUTSIDE;
    }
    boolean sameProposal = data.root().resolve(below).startsWith(data.visitFolder().getParent());
    return sameProposal ? OTHER_VISIT : OTHER_PROPOSAL;
  }

  private static boolean isTypeFolder(String name) {
    return Arrays.stream(UserType.values()).anyMatch(type -> type.folder().equals(name));
  }

  private static boolean isDataFolder(String name) {
    return name.equals("raw") || name.equals("process");
  }

  private static @Nullable Path parse(String text) {
    try {
      Path path = Path.of(text);
      boolean isPlain = path.isAbsolute() && path.equals(path.normalize());
      return isPlain ? path : null;
    } catch (InvalidPathException noPath) {
      return null;
    }
  }
}
