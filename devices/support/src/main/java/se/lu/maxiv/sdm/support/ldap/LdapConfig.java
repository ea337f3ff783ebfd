package se.lu.maxiv.sdm.support.ldap;

import java.net.URI;
import java.nio.file.Path;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;

/**
 * How the directory is reached: always encrypted.
 *
 * @param url {@code ldaps://host[:636]}, or {@code ldap://host[:389]}, which means STARTTLS
 * @param caFile certificates in PEM form that the server's must lead to
 * @param baseDn where groups and accounts are searched, for instance {@code DC=maxiv,DC=lu,DC=se}
 * @param bindDn the account that asks, or changes: a DN or an AD name such as {@code
 *     sdm@maxiv.lu.se}
 * @param passwordFile its password, one line; readable by its owner only
 */
public record LdapConfig(URI url, Path caFile, String baseDn, String bindDn, Path passwordFile) {
  private static final int LDAP_PORT = 389;
  private static final int LDAPS_PORT = 636;

  /** Refuses other schemes and empty names. */
  public LdapConfig {
    boolean isLdap = "ldap".equals(url.getScheme()) || "ldaps".equals(url.getScheme());
    if (!isLdap || url.getHost() == null) {
      throw SdmException.configuration(
          "The directory's address "
              + Shown.quoted(url.toString())
              + " is not ldaps://host or ldap://host; correct it.");
    }
    if (baseDn.isBlank() || bindDn.isBlank()) {
      throw SdmException.configuration(
          "The directory " + url + " needs a base DN and a bind DN; give both.");
    }
  }

  /** The host's name, which its certificate must carry. */
  public String host() {
    return url.getHost();
  }

  /** The port given or the usual one. */
  public int port() {
    if (url.getPort() > 0) {
      return url.getPort();
    }
    return isStartTls() ? LDAP_PORT : LDAPS_PORT;
  }

  /** Whether the connection begins in the clear and is encrypted before anything is asked. */
  public boolean isStartTls() {
    return "ldap".equals(url.getScheme());
  }
}
