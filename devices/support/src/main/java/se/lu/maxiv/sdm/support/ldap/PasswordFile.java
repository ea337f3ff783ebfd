package se.lu.maxiv.sdm.support.ldap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/** A secret in a file that only its owner can read. */
public final class PasswordFile {
  private static final Set<PosixFilePermission> ALLOWED =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private PasswordFile() {}

  /**
   * The first line. The secret is never part of an error.
   *
   * @throws SdmException (CONFIGURATION_ERROR) when others can read the file, or it holds nothing
   */
  public static String read(Path file) {
    try {
      if (!ALLOWED.containsAll(Files.getPosixFilePermissions(file))) {
        throw SdmException.configuration(
            "The password file " + file + " can be read by others; run chmod 0600 on it.");
      }
      String password =
          Files.readString(file, StandardCharsets.UTF_8).lines().findFirst().orElse("");
      if (password.isEmpty()) {
        throw SdmException.configuration("The password file " + file + " is empty; fill it.");
      }
      return password;
    } catch (IOException e) {
      throw new SdmException(
          Reason.CONFIGURATION_ERROR,
          "The password file " + file + " cannot be read (" + e.getClass().getSimpleName() + ").",
          e);
    }
  }
}
