package se.lu.maxiv.sdm.cli.dsconfig;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A Tango database in memory, which changes as the real one does. */
final class MemoryDatabase implements DatabaseView {
  private final Map<String, DeviceEntry> devices = new LinkedHashMap<>();
  private final Map<String, String> aliases = new HashMap<>();
  private final Map<String, Map<String, List<String>>> values = new HashMap<>();

  void apply(List<Change> changes) {
    changes.forEach(this::apply);
  }

  @Override
  public Optional<String> serverOf(String device) {
    return Optional.ofNullable(devices.get(key(device))).map(DeviceEntry::server);
  }

  @Override
  public List<String> devicesOf(String server, String deviceClass) {
    return devices.values().stream()
        .filter(entry -> entry.server().equalsIgnoreCase(server))
        .filter(entry -> entry.deviceClass().equalsIgnoreCase(deviceClass))
        .map(DeviceEntry::name)
        .toList();
  }

  @Override
  public Optional<String> aliasOf(String device) {
    return Optional.ofNullable(aliases.get(key(device)));
  }

  @Override
  public PropertyValues propertiesOf(Owner owner) {
    return PropertyValues.of(values.getOrDefault(key(owner.name()), Map.of()));
  }

  @Override
  public PropertyValues attributePropertiesOf(Owner owner, String attribute) {
    return PropertyValues.of(values.getOrDefault(key(owner.name() + "/" + attribute), Map.of()));
  }

  private void apply(Change change) {
    if (change instanceof Change.AddDevice add) {
      var settings = new Settings(new Owner.Device(add.device()), null, Map.of());
      devices.put(
          key(add.device()),
          new DeviceEntry(add.server(), add.deviceClass(), add.device(), null, settings));
    } else if (change instanceof Change.DeleteDevice delete) {
      devices.remove(key(delete.device()));
    } else if (change instanceof Change.PutAlias put) {
      aliases.put(key(put.device()), put.alias());
    } else if (change instanceof Change.PutProperties put) {
      put(put.owner().name(), put.values());
    } else if (change instanceof Change.PutAttributeProperties put) {
      put(put.owner().name() + "/" + put.attribute(), put.values());
    } else if (change instanceof Change.DeleteProperties delete) {
      Map<String, List<String>> kept =
          new LinkedHashMap<>(
              propertiesOf(delete.owner())
                  .only(name -> !delete.values().byName().containsKey(name))
                  .byName());
      values.put(key(delete.owner().name()), kept);
    }
  }

  private void put(String of, PropertyValues added) {
    values.computeIfAbsent(key(of), any -> new LinkedHashMap<>()).putAll(added.byName());
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
