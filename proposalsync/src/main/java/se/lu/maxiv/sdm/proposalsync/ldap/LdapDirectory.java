package se.lu.maxiv.sdm.proposalsync.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import se.lu.maxiv.sdm.proposalsync.core.Directory;
import se.lu.maxiv.sdm.proposalsync.core.DirectorySession;
import se.lu.maxiv.sdm.support.ldap.LdapConfig;
import se.lu.maxiv.sdm.support.ldap.LdapConnector;
import se.lu.maxiv.sdm.support.ldap.LdapFailure;

/** An Active Directory, reached by LDAPS or STARTTLS. */
public final class LdapDirectory implements Directory {
  /** How long connecting and each answer may take: adding 1,000 members takes 0.2 s. */
  public static final Duration LIMIT = Duration.ofSeconds(10);

  private final LdapConfig config;
  private final DirectoryLayout layout;
  private final LdapConnector connector;
  private final String description;
  private final AtomicBoolean limited = new AtomicBoolean();

  /** Names the directory; it is reached when a session is opened. */
  public LdapDirectory(LdapConfig config, DirectoryLayout layout) {
    this(config, layout, LIMIT, "directory at " + config.url());
  }

  /**
   * As {@link #LdapDirectory(LdapConfig, DirectoryLayout)}.
   *
   * @param limit for each step: connecting, one answer
   * @param description what it is, for Status
   */
  public LdapDirectory(
      LdapConfig config, DirectoryLayout layout, Duration limit, String description) {
    this.config = config;
    this.layout = layout;
    this.connector = new LdapConnector(config, limit);
    this.description = description;
  }

  @Override
  public DirectorySession open() {
    return session();
  }

  /** Asks page by page from now on, as of a directory that limits its answers. */
  LdapDirectory inPages() {
    limited.set(true);
    return this;
  }

  LdapDirectorySession session() {
    try {
      return LdapDirectorySession.on(new Link(connector.connect(), limited), config, layout);
    } catch (LDAPException e) {
      throw LdapFailure.of(config, e);
    }
  }

  @Override
  public String description() {
    return description;
  }
}
