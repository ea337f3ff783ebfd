package se.lu.maxiv.sdm.cli.dsconfig;

/** What has properties in the Tango database: a device or a class. */
public sealed interface Owner {
  /** Its name; the case does not matter. */
  String name();

  /** A device, {@code domain/family/member}. */
  record Device(String name) implements Owner {}

  /** A device class, whose properties hold for all its devices. */
  record TangoClass(String name) implements Owner {}
}
