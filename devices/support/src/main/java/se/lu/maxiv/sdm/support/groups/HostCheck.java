package se.lu.maxiv.sdm.support.groups;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import se.lu.maxiv.sdm.model.Group;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;
import se.lu.maxiv.sdm.support.worker.BoundedWorker;

/**
 * The question to this host's name service whether it knows a group by the number the directory
 * gave, asked with a limit of its own: it may hang for a minute, and it may not know a new group
 * yet.
 */
final class HostCheck {
  private final Function<String, OptionalInt> host;
  private final Duration limit;
  private final BoundedWorker worker;

  HostCheck(Function<String, OptionalInt> host, Duration limit, BoundedWorker worker) {
    this.host = host;
    this.limit = limit;
    this.worker = worker;
  }

  /**
   * The group, with a warning when this host does not know it yet or could not be asked.
   *
   * @throws SdmException (DEPENDENCY_ERROR) when this host has another number for it
   */
  Group checked(String name, int gid) {
    OptionalInt seen;
    try {
      seen = worker.call("looking up group " + Shown.plain(name), () -> host.apply(name), limit);
    } catch (SdmException e) {
      return new Group(
          name,
          gid,
          List.of(
              "Group "
                  + Shown.quoted(name)
                  + " was taken from the directory alone: "
                  + e.sentence()));
    }
    if (seen.isPresent() && seen.getAsInt() != gid) {
      throw differs(name, gid, seen.getAsInt());
    }
    return new Group(name, gid, seen.isPresent() ? List.of() : List.of(unknownYet(name, gid)));
  }

  private static String unknownYet(String name, int gid) {
    return "Group "
        + Shown.quoted(name)
        + " ("
        + gid
        + ") is not known to this host yet: members on other hosts may wait for caches.";
  }

  private static SdmException differs(String name, int inDirectory, int here) {
    return SdmException.dependency(
        "Group "
            + Shown.quoted(name)
            + " has the number "
            + inDirectory
            + " in the directory but "
            + Integer.toUnsignedString(here)
            + " on this host; clear the host's cache or correct one of them.");
  }
}
