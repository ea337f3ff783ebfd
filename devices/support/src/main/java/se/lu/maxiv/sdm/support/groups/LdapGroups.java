package se.lu.maxiv.sdm.support.groups;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.NameResolver;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import se.lu.maxiv.sdm.model.Group;
import se.lu.maxiv.sdm.model.Groups;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;
import se.lu.maxiv.sdm.support.ldap.LdapConfig;
import se.lu.maxiv.sdm.support.posix.NameService;
import se.lu.maxiv.sdm.support.worker.BoundedWorker;
import se.lu.maxiv.sdm.support.worker.Workers;

/**
 * Groups as the directory (Active Directory, Samba) has them, which knows a new group before any
 * host's cache does. Read-only. Thread-safe; questions take turns and may take 2 s each step.
 */
public final class LdapGroups implements Groups, AutoCloseable {
  /** For each step: connecting, binding, one answer, and the look-up on this host. */
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final LdapConfig config;
  private final LdapSession session;
  private final HostCheck host;

  /** Names the directory; it is reached with the first question. */
  public LdapGroups(LdapConfig config) {
    this(
        config,
        LIMIT,
        LDAPConnectionOptions.DEFAULT_NAME_RESOLVER,
        new HostCheck(LdapGroups::numberOnThisHost, LIMIT, nameService()));
  }

  LdapGroups(LdapConfig config, Duration limit, NameResolver resolver, HostCheck host) {
    this.config = config;
    this.session = new LdapSession(config, limit, resolver);
    this.host = host;
  }

  /** One for the whole process, as there is one name service. */
  private static BoundedWorker nameService() {
    return new Workers("").of("name service of this host", "");
  }

  private static OptionalInt numberOnThisHost(String name) {
    return NameService.group(name)
        .map(entry -> OptionalInt.of(entry.gid()))
        .orElse(OptionalInt.empty());
  }

  @Override
  public Group find(String name) {
    SearchResultEntry entry = entry(name, "gidNumber");
    String text = entry.getAttributeValue("gidNumber");
    if (text == null) {
      throw SdmException.dependency(
          "Group "
              + Shown.quoted(name)
              + " has no gidNumber in the directory; give it one, or run `sdm sync <proposal>`.");
    }
    Group group = new Group(name, GroupRules.gid(name, text), List.of());
    return host.checked(name, group.gid());
  }

  @Override
  public Set<String> members(String name) {
    SearchResultEntry entry = entry(name, SearchRequest.NO_ATTRIBUTES);
    return ask(connection -> MemberWalk.of(connection, new DN(entry.getDN())));
  }

  @Override
  public String description() {
    return "directory at " + config.url();
  }

  /** Ends the connection. */
  @Override
  public void close() {
    synchronized (session) {
      session.close();
    }
  }

  private SearchResultEntry entry(String name, String attribute) {
    GroupRules.checkedName(name);
    List<SearchResultEntry> found = ask(connection -> search(connection, name, attribute));
    if (found.isEmpty()) {
      throw GroupRules.noSuchGroup(name, "the " + description());
    }
    if (found.size() > 1) {
      throw SdmException.dependency(
          "The "
              + description()
              + " has more than one group "
              + Shown.quoted(name)
              + " ("
              + Shown.plain(found.get(0).getDN())
              + " and "
              + Shown.plain(found.get(1).getDN())
              + "); keep one.");
    }
    return found.get(0);
  }

  private List<SearchResultEntry> search(LDAPConnection connection, String name, String attribute)
      throws LDAPException {
    Filter filter =
        Filter.createANDFilter(
            Filter.createEqualityFilter("objectClass", "group"),
            Filter.createEqualityFilter("sAMAccountName", name));
    SearchRequest request = new SearchRequest(config.baseDn(), SearchScope.SUB, filter, attribute);
    request.setSizeLimit(2);
    try {
      return connection.search(request).getSearchEntries();
    } catch (LDAPSearchException e) {
      if (e.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED) && e.getEntryCount() > 1) {
        return e.getSearchEntries();
      }
      throw e;
    }
  }

  private <T> T ask(LdapSession.Question<T> question) {
    synchronized (session) {
      return session.ask(question);
    }
  }
}
