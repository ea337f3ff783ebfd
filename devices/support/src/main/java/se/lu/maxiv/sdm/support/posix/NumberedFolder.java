package se.lu.maxiv.sdm.support.posix;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.lu.maxiv.sdm.model.Folder;
import se.lu.maxiv.sdm.model.SdmException;

/** The next sample's folder: {@code NNNN_<name>}, numbered by what stands there. */
final class NumberedFolder {
  /** Exactly four digits: {@code 20240131_lysozyme} is a date, not a number. */
  private static final Pattern NUMBERED = Pattern.compile("([0-9]{4})_.*", Pattern.DOTALL);

  private static final int HIGHEST = 9999;
  private static final int TRIES = 100;

  private NumberedFolder() {}

  /** Makes it below the innermost folder of the walk and returns its name. */
  static String make(Walk walk, Folder unnumbered) {
    Dir parent = walk.here();
    int first = highest(parent.names()) + 1;
    for (int number = first; number < first + TRIES; number++) {
      Folder folder = numbered(parent, number, unnumbered);
      Optional<Dir> made = NewFolder.make(parent, folder);
      if (made.isPresent()) {
        walk.made(made.get());
        return folder.name();
      }
    }
    throw SdmException.notAllowed(
        "No number was free for "
            + unnumbered.name()
            + " in "
            + parent.path()
            + ": somebody else took "
            + TRIES
            + " of them in the meantime; find out who makes folders there and try again.");
  }

  /** The highest number in use, 0 when there is none. */
  static int highest(List<String> names) {
    return names.stream()
        .map(NUMBERED::matcher)
        .filter(Matcher::matches)
        .mapToInt(match -> Integer.parseInt(match.group(1)))
        .max()
        .orElse(0);
  }

  private static Folder numbered(Dir parent, int number, Folder folder) {
    if (number > HIGHEST) {
      throw SdmException.notAllowed(
          "There is no number left for "
              + folder.name()
              + ": a sample with number 9999 stands in "
              + parent.path()
              + " already; rename it or name the sample yourself.");
    }
    String name = String.format(Locale.ROOT, "%04d_%s", number, folder.name());
    return new Folder(name, folder.kind(), folder.uid(), folder.gid(), folder.mode());
  }
}
