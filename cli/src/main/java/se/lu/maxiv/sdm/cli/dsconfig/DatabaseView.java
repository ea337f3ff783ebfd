package se.lu.maxiv.sdm.cli.dsconfig;

import java.util.List;
import java.util.Optional;

/** What a Tango database has now, as far as a dsconfig file asks. */
public interface DatabaseView {
  /** The server that has the device, empty if it is not in the database. */
  Optional<String> serverOf(String device);

  /** The devices of a class in a server. */
  List<String> devicesOf(String server, String deviceClass);

  /** The short name of a device. */
  Optional<String> aliasOf(String device);

  /** All properties of a device, or of a class. */
  PropertyValues propertiesOf(Owner owner);

  /** All properties of an attribute of a device, or of a class. */
  PropertyValues attributePropertiesOf(Owner owner, String attribute);
}
