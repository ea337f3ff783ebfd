package se.lu.maxiv.sdm.cli.dsconfig;

import fr.esrf.Tango.DevFailed;
import fr.esrf.TangoApi.Database;
import fr.esrf.TangoApi.DbAttribute;
import fr.esrf.TangoApi.DbDatum;
import fr.esrf.TangoApi.DbDevInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.lu.maxiv.sdm.cli.tango.TangoCall;

/** The Tango database behind {@code TANGO_HOST}, read and changed through TangORB. */
public final class TangoDatabase implements DatabaseView {
  private final Database database;

  /** Uses a connection that somebody else made. */
  public TangoDatabase(Database database) {
    this.database = database;
  }

  /** Connects to the database that {@code TANGO_HOST} names. */
  public static TangoDatabase connect() {
    return new TangoDatabase(
        TangoCall.of("Connecting to the Tango database", () -> new Database()));
  }

  @Override
  public Optional<String> serverOf(String device) {
    // A search tells "not there" from "not reachable"; the question for one device does not.
    return ask(
        "server of " + device,
        () ->
            database.get_device_list(device).length == 0
                ? Optional.empty()
                : Optional.of(database.get_device_info(device).server));
  }

  @Override
  public List<String> devicesOf(String server, String deviceClass) {
    return List.of(
        ask("devices of " + server, () -> database.get_device_name(server, deviceClass)));
  }

  @Override
  public Optional<String> aliasOf(String device) {
    try {
      return Optional.of(database.get_alias_from_device(device));
    } catch (DevFailed none) {
      return Optional.empty();
    }
  }

  @Override
  public PropertyValues propertiesOf(Owner owner) {
    return ask("properties of " + owner.name(), () -> valuesOf(properties(owner)));
  }

  @Override
  public PropertyValues attributePropertiesOf(Owner owner, String attribute) {
    return ask(
        "properties of %s/%s".formatted(owner.name(), attribute),
        () -> valuesOf(attributeProperties(owner, attribute).toArray(DbDatum[]::new)));
  }

  /** Applies the changes in their order; a failure leaves the rest undone. */
  public void apply(List<Change> changes) {
    for (Change change : changes) {
      TangoCall.run("Change '%s'".formatted(change.shown().get(0)), () -> make(change));
    }
  }

  private DbDatum[] properties(Owner owner) throws DevFailed {
    String[] names =
        owner instanceof Owner.Device
            ? database.get_device_property_list(owner.name(), "*")
            : database.get_class_property_list(owner.name(), "*");
    if (names.length == 0) {
      return new DbDatum[0];
    }
    return owner instanceof Owner.Device
        ? database.get_device_property(owner.name(), names)
        : database.get_class_property(owner.name(), names);
  }

  private DbAttribute attributeProperties(Owner owner, String attribute) throws DevFailed {
    return owner instanceof Owner.Device
        ? database.get_device_attribute_property(owner.name(), attribute)
        : database.get_class_attribute_property(owner.name(), attribute);
  }

  private void make(Change change) throws DevFailed {
    if (change instanceof Change.AddDevice add) {
      database.add_device(new DbDevInfo(add.device(), add.deviceClass(), add.server()));
    } else if (change instanceof Change.DeleteDevice delete) {
      database.delete_device(delete.device());
    } else if (change instanceof Change.PutAlias put) {
      database.put_device_alias(put.device(), put.alias());
    } else if (change instanceof Change.PutProperties put) {
      put(put.owner(), dataOf(put.values()));
    } else if (change instanceof Change.DeleteProperties delete) {
      database.delete_device_property(
          delete.owner().name(), delete.values().byName().keySet().toArray(String[]::new));
    } else {
      put((Change.PutAttributeProperties) change);
    }
  }

  private void put(Owner owner, DbDatum[] data) throws DevFailed {
    if (owner instanceof Owner.Device) {
      database.put_device_property(owner.name(), data);
    } else {
      database.put_class_property(owner.name(), data);
    }
  }

  private void put(Change.PutAttributeProperties put) throws DevFailed {
    DbAttribute attribute = new DbAttribute(put.attribute());
    attribute.addAll(Arrays.asList(dataOf(put.values())));
    if (put.owner() instanceof Owner.Device) {
      database.put_device_attribute_property(put.owner().name(), attribute);
    } else {
      database.put_class_attribute_property(put.owner().name(), attribute);
    }
  }

  private static DbDatum[] dataOf(PropertyValues values) {
    List<DbDatum> data = new ArrayList<>();
    values
        .byName()
        .forEach((name, lines) -> data.add(new DbDatum(name, lines.toArray(String[]::new))));
    return data.toArray(DbDatum[]::new);
  }

  private static PropertyValues valuesOf(DbDatum[] data) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (DbDatum datum : data) {
      if (!datum.is_empty()) {
        values.put(datum.name, List.of(datum.extractStringArray()));
      }
    }
    return PropertyValues.of(values);
  }

  private static <T> T ask(String what, TangoCall<T> call) {
    return TangoCall.of("Reading the %s from the Tango database".formatted(what), call);
  }
}
