package se.lu.maxiv.sdm.metadatacollector.scicat;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;

/**
 * Where a SciCat is. Passwords and tokens go there, so it is {@code https}, or {@code http} on this
 * host.
 *
 * @param base without {@code /api} and without a slash at the end
 */
public record ScicatUrl(String base) {
  private static final Pattern API = Pattern.compile("(?:/+api(?:/+v[0-9]+)?)?/*$");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(?:\\.[0-9]{1,3}){3}|\\[::1\\]");

  /**
   * Reads an address, with or without {@code /api/v3} at its end.
   *
   * @throws SdmException (CONFIGURATION_ERROR) when it is none, is not encrypted on its way, or
   *     holds a name, a password or a query
   */
  public static ScicatUrl of(String text) {
    URI uri = parsed(text.strip());
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    String host = uri.getHost();
    if (host == null || !(scheme.equals("https") || scheme.equals("http"))) {
      throw refused(text, "it is no address such as https://scicat.example.org");
    }
    if (uri.getRawUserInfo() != null) {
      throw SdmException.configuration(
          "ScicatUrl was refused: it holds a name or password; put them into ScicatUser and ScicatPasswordFile.");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw refused(text, "it has a ? or # in it");
    }
    if (scheme.equals("http") && !LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches()) {
      throw refused(text, "the password would travel in the clear; write https");
    }
    return new ScicatUrl(API.matcher(uri.toString()).replaceFirst(""));
  }

  /** The address of a path below it, whose parts are {@linkplain #part encoded} already. */
  URI at(String path) {
    return URI.create(base + path);
  }

  /** One part of a path: a slash in it becomes {@code %2F}, as SciCat wants it. */
  static String part(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return Shown.plain(base);
  }

  private static URI parsed(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw refused(text, "it is no web address (" + Shown.plain(reason(e)) + ")");
    }
  }

  private static String reason(URISyntaxException e) {
    @Nullable String reason = e.getReason();
    return reason == null ? "it cannot be read" : reason;
  }

  private static SdmException refused(String text, String why) {
    return SdmException.configuration(
        "ScicatUrl %s was refused: %s; correct the property.".formatted(Shown.quoted(text), why));
  }
}
