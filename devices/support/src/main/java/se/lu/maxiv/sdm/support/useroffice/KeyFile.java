package se.lu.maxiv.sdm.support.useroffice;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * The file that holds the user office's key: one line, readable by its owner alone (0600 or 0400).
 * The key itself appears in no sentence and no log.
 *
 * @param path where it is
 */
record KeyFile(Path path) {
  private static final int LONGEST = 4096;
  // what may stand in an HTTP header without being taken for something else
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,1000}");
  private static final Set<PosixFilePermission> OWNERS =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  /**
   * The key, read anew, so that a changed file counts without a restart.
   *
   * @throws SdmException (CONFIGURATION_ERROR) when the file is not there, others can read it, or
   *     it holds no key
   */
  String key() {
    try {
      Set<PosixFilePermission> mode = Files.getPosixFilePermissions(path);
      if (!Files.isRegularFile(path) || !OWNERS.containsAll(mode)) {
        throw refused(
            "its mode is " + PosixFilePermissions.toString(mode) + "; make it a file of mode 0600");
      }
      String key = text().strip();
      if (!KEY.matcher(key).matches()) {
        throw refused("it holds no key of 1 to 1000 plain characters in one line; put it there");
      }
      return key;
    } catch (IOException e) {
      // the exception's own message is the path
      throw new SdmException(
          Reason.CONFIGURATION_ERROR,
          sentence(
              "it cannot be read ("
                  + e.getClass().getSimpleName()
                  + "); make it readable for this server's account, and for it alone"),
          e);
    }
  }

  private String text() throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
    }
  }

  private SdmException refused(String why) {
    return SdmException.configuration(sentence(why));
  }

  private String sentence(String why) {
    return "The user office's key file " + path + " was not used: " + why + ".";
  }
}
