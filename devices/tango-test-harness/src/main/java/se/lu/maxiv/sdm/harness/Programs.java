package se.lu.maxiv.sdm.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Programs and files of the Debian packages, found whatever the caller's PATH says. */
public final class Programs {
  private static final List<String> FOLDERS =
      List.of("/usr/bin", "/usr/sbin", "/bin", "/sbin", "/usr/local/bin", "/usr/lib/tango");

  private Programs() {}

  /**
   * Finds a program.
   *
   * @throws IllegalStateException naming the package to install if it is not there
   */
  public static Path find(String name, String debianPackage) {
    return FOLDERS.stream()
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> missing(name, debianPackage));
  }

  /** Refuses with one sentence if a file of a package is not there. */
  static Path file(String path, String debianPackage) {
    return Optional.of(Path.of(path))
        .filter(Files::isReadable)
        .orElseThrow(() -> missing(path, debianPackage));
  }

  /** The numeric user id of this JVM: mariadbd wants to be told when that is 0. */
  static int userId() {
    try {
      return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    } catch (IOException e) {
      throw new IllegalStateException("Could not read the user id from /proc/self.", e);
    }
  }

  private static IllegalStateException missing(String what, String debianPackage) {
    return new IllegalStateException(
        "%s is not on this machine: run \"apt-get install %s\".".formatted(what, debianPackage));
  }
}
