package se.lu.maxiv.sdm.cli.dsconfig;

import java.util.List;

/** One call to the Tango database that changes it, as data: to be read first, then applied. */
public sealed interface Change {
  /** What it does, for a person: lines that begin with {@code +}, {@code ~} or {@code -}. */
  List<String> shown();

  /**
   * Adds a device to a server; the database moves it there if another server has it.
   *
   * @param before the server it is taken from, empty for none
   */
  record AddDevice(String server, String deviceClass, String device, String before)
      implements Change {
    @Override
    public List<String> shown() {
      String moved = before.isEmpty() ? "" : ", until now of " + before;
      return List.of("+ device %s, a %s of %s%s".formatted(device, deviceClass, server, moved));
    }
  }

  /** Deletes a device of a server that the file describes without it. */
  record DeleteDevice(String server, String device) implements Change {
    @Override
    public List<String> shown() {
      return List.of("- device %s of %s".formatted(device, server));
    }
  }

  /** Gives a device its short name. */
  record PutAlias(String device, String alias) implements Change {
    @Override
    public List<String> shown() {
      return List.of("~ %s alias = %s".formatted(device, alias));
    }
  }

  /**
   * Writes properties, all others stay.
   *
   * @param before what the database has of them
   */
  record PutProperties(Owner owner, PropertyValues values, PropertyValues before)
      implements Change {
    @Override
    public List<String> shown() {
      return describe(owner.name(), values, before);
    }
  }

  /** Deletes properties. */
  record DeleteProperties(Owner owner, PropertyValues values) implements Change {
    @Override
    public List<String> shown() {
      return values.byName().entrySet().stream()
          .map(e -> "- %s %s, was %s".formatted(owner.name(), e.getKey(), e.getValue()))
          .toList();
    }
  }

  /**
   * Writes properties of an attribute, all others stay.
   *
   * @param before what the database has of them
   */
  record PutAttributeProperties(
      Owner owner, String attribute, PropertyValues values, PropertyValues before)
      implements Change {
    @Override
    public List<String> shown() {
      return describe(owner.name() + "/" + attribute, values, before);
    }
  }

  private static List<String> describe(String of, PropertyValues values, PropertyValues before) {
    return values.byName().entrySet().stream()
        .map(
            e -> {
              List<String> old = before.lines(e.getKey());
              return old.isEmpty()
                  ? "+ %s %s = %s".formatted(of, e.getKey(), e.getValue())
                  : "~ %s %s = %s, was %s".formatted(of, e.getKey(), e.getValue(), old);
            })
        .toList();
  }
}
