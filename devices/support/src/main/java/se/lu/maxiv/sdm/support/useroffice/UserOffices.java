package se.lu.maxiv.sdm.support.useroffice;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;
import se.lu.maxiv.sdm.model.UserOffice;

/**
 * Opens the user office that a property names: {@code embedded}, a file ({@code /…} or {@code
 * file:/…}) an address ({@code http://…}, {@code https://…}) that gives the neutral form, or a DUO
 * ({@code duo:https://HOST/duo/api.php/v1?facility=NAME}, see {@link DuoSettings}).
 */
public final class UserOffices {
  private UserOffices() {}

  /**
   * The user office of that address; nothing is asked yet, so it need not be up.
   *
   * @param url the property {@code UserOfficeUrl}
   * @param keyFile holds the key (mode 0600 or 0400), or null: none is sent
   * @param beamline whose proposals are wanted; empty: those of all. Only a DUO is asked for less
   * @param zone the site's zone
   * @param clock the time
   * @throws SdmException (CONFIGURATION_ERROR) for an address of another form
   */
  public static UserOffice open(
      String url, @Nullable Path keyFile, String beamline, ZoneId zone, Clock clock) {
    String address = url.strip();
    if (address.equals("embedded")) {
      return new EmbeddedUserOffice(zone, clock);
    }
    if (address.startsWith("/") || address.startsWith("file:")) {
      return new FileUserOffice(file(address), zone);
    }
    if (address.startsWith("http:") || address.startsWith("https:")) {
      return new HttpUserOffice(OfficeUrl.web(address), http(keyFile), zone, clock);
    }
    if (DuoSettings.isDuo(address)) {
      return new DuoUserOffice(DuoSettings.of(address, beamline), http(keyFile), zone, clock);
    }
    throw unknown(address);
  }

  private static OfficeHttp http(@Nullable Path keyFile) {
    return new OfficeHttp(keyFile == null ? null : new KeyFile(keyFile), HttpUserOffice.WHOLE);
  }

  private static Path file(String address) {
    try {
      return address.startsWith("/") ? Path.of(address) : Path.of(new URI(address));
    } catch (java.net.URISyntaxException | IllegalArgumentException e) {
      throw OfficeUrl.refused(address, "it is no absolute file such as file:/var/lib/office.json");
    }
  }

  private static SdmException unknown(String address) {
    return SdmException.configuration(
        "UserOfficeUrl "
            + Shown.quoted(address)
            + " was refused: it is none of embedded, /path, file:/path, http://…, https://… and"
            + " duo:https://HOST/duo/api.php/v1?facility=NAME; correct the property.");
  }
}
