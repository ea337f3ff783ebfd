package se.lu.maxiv.sdm.cli.dsconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The smallest list of database calls that makes a Tango database hold what a dsconfig file wants.
 * As dsconfig does, it removes devices and properties that the servers and devices of the file have
 * beyond it, and touches no other server. Planning again after applying gives an empty list.
 */
public final class Registration {
  // Tango's own administration of a device, which a file may set but never removes.
  private static final Set<String> PROTECTED =
      Set.of("polled_attr", "logging_level", "logging_target");

  private final DatabaseView present;
  private final boolean removing;
  private final List<Change> changes = new ArrayList<>();

  private Registration(DatabaseView present, boolean removing) {
    this.present = present;
    this.removing = removing;
  }

  /**
   * Compares.
   *
   * @param wanted the file
   * @param present the database
   * @param removing whether what the file does not have is removed
   */
  public static List<Change> plan(DsConfig wanted, DatabaseView present, boolean removing) {
    var registration = new Registration(present, removing);
    registration.deleteDevices(wanted.devices());
    wanted.devices().forEach(registration::device);
    wanted.classes().forEach(registration::settings);
    return List.copyOf(registration.changes);
  }

  private void deleteDevices(List<DeviceEntry> wanted) {
    if (!removing) {
      return;
    }
    wanted.stream()
        .map(entry -> List.of(entry.server(), entry.deviceClass()))
        .distinct()
        .forEach(group -> deleteDevices(group.get(0), group.get(1), wanted));
  }

  private void deleteDevices(String server, String deviceClass, List<DeviceEntry> wanted) {
    present.devicesOf(server, deviceClass).stream()
        .filter(device -> wanted.stream().noneMatch(w -> w.name().equalsIgnoreCase(device)))
        .forEach(device -> changes.add(new Change.DeleteDevice(server, device)));
  }

  private void device(DeviceEntry entry) {
    if (!isRegistered(entry)) {
      String before = present.serverOf(entry.name()).orElse("");
      changes.add(new Change.AddDevice(entry.server(), entry.deviceClass(), entry.name(), before));
    }
    alias(entry.name(), entry.alias());
    settings(entry.settings());
  }

  private boolean isRegistered(DeviceEntry entry) {
    return present.devicesOf(entry.server(), entry.deviceClass()).stream()
        .anyMatch(entry.name()::equalsIgnoreCase);
  }

  private void alias(String device, @Nullable String wanted) {
    if (wanted != null && !present.aliasOf(device).equals(Optional.of(wanted))) {
      changes.add(new Change.PutAlias(device, wanted));
    }
  }

  private void settings(Settings settings) {
    properties(settings.owner(), settings.properties());
    settings.attributes().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> attribute(settings.owner(), entry.getKey(), entry.getValue()));
  }

  private void properties(Owner owner, @Nullable PropertyValues wanted) {
    if (wanted == null) {
      return;
    }
    PropertyValues now = present.propertiesOf(owner);
    PropertyValues surplus = surplus(owner, wanted, now);
    if (!surplus.isEmpty()) {
      changes.add(new Change.DeleteProperties(owner, surplus));
    }
    PropertyValues different = wanted.notIn(now);
    if (!different.isEmpty()) {
      changes.add(new Change.PutProperties(owner, different, now.namedIn(different)));
    }
  }

  // A class is shared by servers that the file does not know, so it loses nothing.
  private PropertyValues surplus(Owner owner, PropertyValues wanted, PropertyValues now) {
    if (!removing || owner instanceof Owner.TangoClass) {
      return PropertyValues.none();
    }
    return now.only(name -> !wanted.byName().containsKey(name) && !isProtected(name));
  }

  private static boolean isProtected(String name) {
    return name.startsWith("_") || PROTECTED.contains(name.toLowerCase(Locale.ROOT));
  }

  private void attribute(Owner owner, String attribute, PropertyValues wanted) {
    PropertyValues now = present.attributePropertiesOf(owner, attribute);
    PropertyValues different = wanted.notIn(now);
    if (!different.isEmpty()) {
      changes.add(
          new Change.PutAttributeProperties(owner, attribute, different, now.namedIn(different)));
    }
  }
}
