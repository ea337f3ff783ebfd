package se.lu.maxiv.sdm.proposalsync.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The files by which a client gets in, made anew with every directory.
 *
 * @param caFile the certificate to trust
 * @param passwordFile the service account's password, readable by this account only
 */
record AccessFiles(Path caFile, Path passwordFile, String password) {
  private static final int PASSWORD_BYTES = 16;

  static AccessFiles in(Path folder) {
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    return new AccessFiles(
        folder.resolve("directory-ca.pem"),
        folder.resolve("directory-password"),
        HexFormat.of().formatHex(random));
  }

  void write(String certificate) throws IOException {
    Files.writeString(caFile, certificate, StandardCharsets.US_ASCII);
    Files.deleteIfExists(passwordFile);
    Files.createFile(
        passwordFile,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(passwordFile, password + "\n", StandardCharsets.US_ASCII);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "files in " + caFile.getParent();
  }
}
