package se.lu.maxiv.sdm.cli.watch;

import fr.esrf.Tango.DevFailed;
import fr.esrf.TangoApi.ApiUtil;
import fr.esrf.TangoApi.Database;
import fr.esrf.TangoApi.DbDatum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import se.lu.maxiv.sdm.cli.inspect.Registered;
import se.lu.maxiv.sdm.cli.tango.TangoCall;
import se.lu.maxiv.sdm.model.SdmException;

/** Finds what belongs together: a PathFixer and the MetadataCollectors that name it. */
public final class Subjects {
  private Subjects() {}

  /**
   * What to watch when somebody names a device.
   *
   * @param device of any class; empty for the only PathFixer of the database
   * @return it and its companions
   * @throws SdmException when there is no such device, or more than one PathFixer
   */
  public static List<Subject> of(String device) {
    String name = device.isEmpty() ? onlyPathFixer() : device;
    String deviceClass = Registered.lookUp(name).deviceClass();
    List<Subject> subjects = new ArrayList<>(List.of(new Subject(name, deviceClass)));
    if (deviceClass.equals(Subject.PATH_FIXER)) {
      collectorsOf(name)
          .forEach(found -> subjects.add(new Subject(found, Subject.METADATA_COLLECTOR)));
    }
    return List.copyOf(subjects);
  }

  private static String onlyPathFixer() {
    List<String> all =
        TangoCall.of(
            "Looking for a PathFixer",
            () -> List.of(ApiUtil.get_db_obj().get_device_name("*", Subject.PATH_FIXER)));
    if (all.size() != 1) {
      throw SdmException.outOfRange(
          "The Tango database has %d devices of class PathFixer%s; name one."
              .formatted(all.size(), all.isEmpty() ? "" : ": " + String.join(", ", all)));
    }
    return all.get(0);
  }

  private static List<String> collectorsOf(String pathFixer) {
    return TangoCall.of(
        "Looking for the MetadataCollector of " + pathFixer,
        () -> {
          List<String> found = new ArrayList<>();
          Database database = ApiUtil.get_db_obj();
          for (String device : database.get_device_name("*", Subject.METADATA_COLLECTOR)) {
            if (names(database, device, pathFixer)) {
              found.add(device);
            }
          }
          return found;
        });
  }

  private static boolean names(Database database, String device, String pathFixer)
      throws DevFailed {
    DbDatum named = database.get_device_property(device, "PathFixerDevice");
    return !named.is_empty()
        && Arrays.stream(named.extractStringArray())
            .anyMatch(line -> plain(line).equals(plain(pathFixer)));
  }

  private static String plain(String device) {
    return device.strip().toLowerCase(Locale.ROOT).replaceFirst("^(tango:)?//[^/]*/", "");
  }
}
