package se.lu.maxiv.sdm.proposalsync.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.proposalsync.core.Change;
import se.lu.maxiv.sdm.proposalsync.core.DirectorySession;
import se.lu.maxiv.sdm.proposalsync.core.DirectorySnapshot;
import se.lu.maxiv.sdm.proposalsync.core.Outcome;
import se.lu.maxiv.sdm.support.ldap.LdapConfig;
import se.lu.maxiv.sdm.support.ldap.LdapFailure;

/** One run on one domain controller, on one connection. Not thread-safe. */
final class LdapDirectorySession implements DirectorySession {
  /** Every domain controller gives both, [MS-ADTS] 3.1.1.3.2.2 and 3.1.1.3.2.3. */
  private static final String[] NAMES = {"dnsHostName", "dsServiceName"};

  private final Link link;
  private final LdapConfig config;
  private final DirectoryLayout layout;
  private final String controller;

  private LdapDirectorySession(
      Link link, LdapConfig config, DirectoryLayout layout, String controller) {
    this.link = link;
    this.config = config;
    this.layout = layout;
    this.controller = controller;
  }

  /** Asks the connected server for its name; closes the connection when it does not answer. */
  static LdapDirectorySession on(Link link, LdapConfig config, DirectoryLayout layout)
      throws LDAPException {
    try {
      String name = link.one("", NAMES).map(LdapDirectorySession::name).orElse(null);
      if (name == null) {
        throw SdmException.dependency(
            "The directory "
                + config.url()
                + " does not say which domain controller it is; it must give dnsHostName.");
      }
      return new LdapDirectorySession(link, config, layout, name);
    } catch (LDAPException | RuntimeException e) {
      link.close();
      throw e;
    }
  }

  private static @Nullable String name(SearchResultEntry root) {
    return Arrays.stream(NAMES)
        .map(root::getAttributeValue)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /**
   * The server's own name, as its root DSE has it: two sessions with the same one are on the same
   * domain controller, also when {@code LdapUrl} names a domain that several stand for.
   */
  @Override
  public String controller() {
    return controller;
  }

  @Override
  public DirectorySnapshot snapshot() {
    return ask(() -> new SnapshotReader(link, layout).read(controller));
  }

  @Override
  public List<Outcome> apply(List<Change> bundle) {
    return new BundleWriter(link, layout, controller).apply(bundle);
  }

  @Override
  public List<String> preflight() {
    return ask(() -> new RightsCheck(link, layout).missing());
  }

  /** How many searches this session sent, one for each page. */
  int searches() {
    return link.searches();
  }

  @Override
  public void close() {
    link.close();
  }

  private interface Question<T> {
    T ask() throws LDAPException;
  }

  private <T> T ask(Question<T> question) {
    try {
      return question.ask();
    } catch (LDAPException e) {
      throw LdapFailure.of(config, e);
    }
  }
}
