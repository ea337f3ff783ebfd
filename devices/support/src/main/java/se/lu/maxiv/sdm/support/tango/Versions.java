package se.lu.maxiv.sdm.support.tango;

import java.util.Objects;

/** The versions of the device servers, as their archives tell them. */
public final class Versions {
  private Versions() {}

  /** Major.minor.patch, or "development" when the class does not come from an archive. */
  public static String of(Class<?> device) {
    return Objects.requireNonNullElse(
        device.getPackage().getImplementationVersion(), "development");
  }
}
