package se.lu.maxiv.sdm.cli.dsconfig;

import java.util.List;

/**
 * What a dsconfig file wants a Tango database to hold.
 *
 * @param devices the devices of its servers
 * @param classes properties of its classes
 */
public record DsConfig(List<DeviceEntry> devices, List<Settings> classes) {
  /** Copies the lists. */
  public DsConfig {
    devices = List.copyOf(devices);
    classes = List.copyOf(classes);
  }
}
