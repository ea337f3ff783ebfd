package se.lu.maxiv.sdm.metadatacollector.store;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;

/**
 * Where the store is.
 *
 * @param file the SQLite file; empty for PostgreSQL
 * @param server {@code jdbc:postgresql://host:port/database?options}; empty for SQLite
 * @param user PostgreSQL's user; empty: the server's account
 * @param passwordFile holds PostgreSQL's password, 0600; empty when it wants none
 */
public record StoreUrl(
    Optional<Path> file, String server, String user, Optional<Path> passwordFile) {
  private static final Pattern POSTGRESQL =
      Pattern.compile(
          "(?:jdbc:)?postgres(?:ql)?://(?:([^@/?:]*)(:[^@/?]*)?@)?([^@/?]+)/([^/?]+)(\\?.*)?");
  private static final Pattern SECRET = Pattern.compile("[?&](?:ssl)?password=");

  /**
   * Reads the property {@code StoreUrl}.
   *
   * @param url an absolute path, with or without {@code jdbc:sqlite:} in front, or {@code
   *     postgresql://[user@]host[:port]/database[?options]}, with or without {@code jdbc:} in front
   * @param passwordFile of PostgreSQL; empty when it wants none
   * @throws SdmException (CONFIGURATION_ERROR) when it is neither, or holds a password
   */
  public static StoreUrl of(String url, String passwordFile) {
    String plain = url.strip();
    Matcher server = POSTGRESQL.matcher(plain);
    if (!server.matches()) {
      return ofFile(plain);
    }
    String options = server.group(5) == null ? "" : server.group(5);
    if (server.group(2) != null || SECRET.matcher(options).find()) {
      throw SdmException.configuration(
          "StoreUrl was refused: it holds a password; put that into a file of mode 0600 and name it in StorePasswordFile.");
    }
    return new StoreUrl(
        Optional.empty(),
        "jdbc:postgresql://" + server.group(3) + "/" + server.group(4) + options,
        server.group(1) == null ? "" : server.group(1),
        passwordFile.isBlank() ? Optional.empty() : Optional.of(Path.of(passwordFile.strip())));
  }

  /** As a sentence names it. */
  public String shown() {
    return file.map(Path::toString)
        .orElseGet(() -> server.substring("jdbc:".length()).replaceFirst("\\?.*", ""));
  }

  private static StoreUrl ofFile(String url) {
    String path = url.startsWith("jdbc:sqlite:") ? url.substring("jdbc:sqlite:".length()) : url;
    if (!path.startsWith("/") || path.endsWith("/") || path.contains("?")) {
      throw SdmException.configuration(
          "StoreUrl %s was refused: write the absolute path of a file, or postgresql://user@host/database."
              .formatted(Shown.quoted(url)));
    }
    return new StoreUrl(Optional.of(Path.of(path)), "", "", Optional.empty());
  }
}
