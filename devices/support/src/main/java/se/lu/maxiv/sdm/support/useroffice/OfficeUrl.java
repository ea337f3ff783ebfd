package se.lu.maxiv.sdm.support.useroffice;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;

/** The web addresses that a user office may have, and how they are shown. */
final class OfficeUrl {
  private static final Set<String> SCHEMES = Set.of("http", "https");

  private OfficeUrl() {}

  /**
   * The address of a user office on the web.
   *
   * @throws SdmException (CONFIGURATION_ERROR) when it is none, or holds a password
   */
  static URI web(String text) {
    URI uri = parsed(text);
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!SCHEMES.contains(scheme) || uri.getHost() == null) {
      throw refused(text, "it is no address such as https://office.example.org/proposals");
    }
    if (uri.getUserInfo() != null) {
      throw SdmException.configuration(
          "UserOfficeUrl was refused: it holds a name or password; put the key into the file that"
              + " UserOfficeKeyFile names.");
    }
    return uri;
  }

  /** Scheme, host, port and path, without the query, which may hold what is secret. */
  static String shown(URI uri) {
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return Shown.plain(uri.getScheme() + "://" + uri.getHost() + port + uri.getRawPath());
  }

  /** The refusal of an address for that reason. */
  static SdmException refused(String text, String why) {
    return SdmException.configuration(
        "UserOfficeUrl " + Shown.quoted(text) + " was refused: " + why + "; correct the property.");
  }

  private static URI parsed(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw refused(text, "it is no web address (" + Shown.plain(e.getReason()) + ")");
    }
  }
}
