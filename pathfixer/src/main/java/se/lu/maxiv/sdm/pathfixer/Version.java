package se.lu.maxiv.sdm.pathfixer;

import java.util.Objects;

/** The version of this server, as its archive tells it. */
final class Version {
  /** Major.minor.patch, or "development" when it does not run from an archive. */
  static final String TEXT =
      Objects.requireNonNullElse(
          Version.class.getPackage().getImplementationVersion(), "development");

  private Version() {}
}
