package se.lu.maxiv.sdm.cli.inspect;

import se.lu.maxiv.sdm.cli.tango.DeviceClient;
import se.lu.maxiv.sdm.model.SdmException;

/** Whether another device, which a property names, is there and answers. */
final class Neighbour {
  private Neighbour() {}

  /**
   * Looks.
   *
   * @param property that names it
   * @param wantedClass its class; empty when any will do
   */
  static Finding look(String property, String device, String wantedClass) {
    try {
      var registered = Registered.lookUp(device);
      if (!wantedClass.isEmpty() && !wantedClass.equalsIgnoreCase(registered.deviceClass())) {
        return Finding.wrong(
            property,
            "%s is a %s and must be a %s; correct the property."
                .formatted(device, registered.deviceClass(), wantedClass));
      }
      if (!registered.isExported()) {
        return Finding.wrong(
            property, "%s is not exported: start %s.".formatted(device, registered.server()));
      }
      return Finding.ok(
          property, "%s answers: %s.".formatted(device, DeviceClient.of(device).state()));
    } catch (SdmException e) {
      return Finding.wrong(property, e.sentence());
    }
  }
}
