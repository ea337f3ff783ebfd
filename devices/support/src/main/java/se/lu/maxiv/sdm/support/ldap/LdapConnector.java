package se.lu.maxiv.sdm.support.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.NameResolver;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import java.security.GeneralSecurityException;
import java.security.KeyStoreException;
import java.time.Duration;
import javax.net.SocketFactory;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * The one way to the directory: an encrypted connection to a host whose certificate leads to the
 * given ones and carries its name, authenticated by a password that never travels in the clear.
 */
public final class LdapConnector {
  private final LdapConfig config;
  private final LDAPConnectionOptions options;

  /**
   * Names the directory.
   *
   * @param limit for each step: connecting, the TLS handshake, one answer
   */
  public LdapConnector(LdapConfig config, Duration limit) {
    this(config, limit, LDAPConnectionOptions.DEFAULT_NAME_RESOLVER);
  }

  /** As {@link #LdapConnector(LdapConfig, Duration)}, with host names looked up elsewhere. */
  public LdapConnector(LdapConfig config, Duration limit, NameResolver resolver) {
    this.config = config;
    this.options = options((int) limit.toMillis(), resolver);
  }

  /**
   * Connects and binds; the caller closes the connection and uses it in one thread.
   *
   * @throws LDAPException when the directory cannot be reached or refuses; {@link LdapFailure}
   *     makes a sentence of it
   * @throws SdmException (CONFIGURATION_ERROR) when a file of the configuration cannot be used
   */
  public LDAPConnection connect() throws LDAPException {
    String password = PasswordFile.read(config.passwordFile());
    LDAPConnection fresh = encrypted(trust());
    try {
      fresh.bind(config.bindDn(), password);
      return fresh;
    } catch (LDAPException e) {
      fresh.close();
      throw e;
    }
  }

  private LDAPConnection encrypted(SSLUtil trust) throws LDAPException {
    LDAPConnection fresh = null;
    try {
      if (!config.isStartTls()) {
        return new LDAPConnection(
            timed(trust.createSSLSocketFactory()), options, config.host(), config.port());
      }
      fresh =
          new LDAPConnection(
              timed(SocketFactory.getDefault()), options, config.host(), config.port());
      fresh.processExtendedOperation(new StartTLSExtendedRequest(trust.createSSLContext()));
      return fresh;
    } catch (GeneralSecurityException e) {
      throw new SdmException(
          Reason.CONFIGURATION_ERROR, "This Java cannot encrypt: " + e.getMessage() + ".", e);
    } catch (LDAPException e) {
      if (fresh != null) {
        fresh.close();
      }
      throw e;
    }
  }

  private SocketFactory timed(SocketFactory factory) {
    return new TimedSockets(factory, options.getConnectTimeoutMillis());
  }

  private SSLUtil trust() {
    try {
      return new SSLUtil(new PEMFileTrustManager(config.caFile().toFile()));
    } catch (KeyStoreException e) {
      throw new SdmException(
          Reason.CONFIGURATION_ERROR,
          "The certificates in " + config.caFile() + " cannot be read (" + e.getMessage() + ").",
          e);
    }
  }

  /**
   * The host name is checked here because the library does not by itself. It lets every loopback
   * address pass, whatever its certificate says.
   */
  private static LDAPConnectionOptions options(int limitMillis, NameResolver resolver) {
    LDAPConnectionOptions options = new LDAPConnectionOptions();
    options.setConnectTimeoutMillis(limitMillis);
    options.setResponseTimeoutMillis(limitMillis);
    options.setUseSynchronousMode(true);
    options.setFollowReferrals(false);
    options.setNameResolver(resolver);
    options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
    return options;
  }
}
