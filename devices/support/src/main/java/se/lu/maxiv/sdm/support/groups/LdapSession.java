package se.lu.maxiv.sdm.support.groups;

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
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * One encrypted and authenticated connection to the directory, made when it is needed and made anew
 * after a failure. Not thread-safe: its user takes turns.
 */
final class LdapSession implements AutoCloseable {
  private final LdapConfig config;
  private final LDAPConnectionOptions options;
  private @Nullable LDAPConnection connection;

  LdapSession(LdapConfig config, Duration limit, NameResolver resolver) {
    this.config = config;
    this.options = options((int) limit.toMillis(), resolver);
  }

  /** A question to the directory. */
  interface Question<T> {
    T ask(LDAPConnection connection) throws LDAPException;
  }

  /**
   * Asks. A connection that turns out to be dead, as one is that stood idle too long or whose
   * server was restarted, is replaced once: questions change nothing, so asking twice is safe.
   *
   * @throws SdmException telling "cannot be reached" from "refused"
   */
  <T> T ask(Question<T> question) {
    LDAPConnection kept = connection;
    if (kept != null && kept.isConnected()) {
      try {
        return question.ask(kept);
      } catch (LDAPException e) {
        close();
        if (!LdapFailure.isDeadConnection(e)) {
          throw LdapFailure.of(config, e);
        }
      }
    }
    return askAnew(question);
  }

  private <T> T askAnew(Question<T> question) {
    close();
    try {
      LDAPConnection fresh = connect();
      connection = fresh;
      return question.ask(fresh);
    } catch (LDAPException e) {
      close();
      throw LdapFailure.of(config, e);
    }
  }

  @Override
  public void close() {
    LDAPConnection old = connection;
    connection = null;
    if (old != null) {
      old.close();
    }
  }

  private LDAPConnection connect() throws LDAPException {
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
