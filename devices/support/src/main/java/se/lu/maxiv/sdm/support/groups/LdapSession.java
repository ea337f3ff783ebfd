package se.lu.maxiv.sdm.support.groups;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.NameResolver;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.support.ldap.LdapConfig;
import se.lu.maxiv.sdm.support.ldap.LdapConnector;
import se.lu.maxiv.sdm.support.ldap.LdapFailure;

/**
 * One encrypted and authenticated connection to the directory, made when it is needed and made anew
 * after a failure. Not thread-safe: its user takes turns.
 */
final class LdapSession implements AutoCloseable {
  private final LdapConfig config;
  private final LdapConnector connector;
  private @Nullable LDAPConnection connection;

  LdapSession(LdapConfig config, Duration limit, NameResolver resolver) {
    this.config = config;
    this.connector = new LdapConnector(config, limit, resolver);
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
      LDAPConnection fresh = connector.connect();
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
}
