package se.lu.maxiv.sdm.support.groups;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.support.ldap.MemberRange;

/** The accounts in a group of the directory, through nested groups, loops among them included. */
final class MemberWalk {
  private static final int MOST_ENTRIES = 10_000;

  private final LDAPConnection connection;
  private final Set<DN> seen = new HashSet<>();
  private final Deque<DN> waiting = new ArrayDeque<>();
  private final Set<String> accounts = new LinkedHashSet<>();

  private MemberWalk(LDAPConnection connection) {
    this.connection = connection;
  }

  /** The names of all accounts in it. */
  static Set<String> of(LDAPConnection connection, DN group) throws LDAPException {
    MemberWalk walk = new MemberWalk(connection);
    walk.meet(group);
    while (!walk.waiting.isEmpty()) {
      walk.visit(walk.waiting.remove());
    }
    return Set.copyOf(walk.accounts);
  }

  private void meet(DN dn) {
    if (seen.add(dn)) {
      waiting.add(dn);
    }
    if (seen.size() > MOST_ENTRIES) {
      throw SdmException.dependency(
          "The group has more than "
              + MOST_ENTRIES
              + " members with those of the groups in it; name a smaller one.");
    }
  }

  private void visit(DN dn) throws LDAPException {
    SearchResultEntry entry =
        connection.getEntry(dn.toString(), "objectClass", "sAMAccountName", MemberRange.MEMBER);
    if (entry == null) {
      return; // removed since, or not ours to see: no account that could be named
    }
    if (entry.hasAttributeValue("objectClass", "group")) {
      for (String member : members(dn, entry)) {
        meet(new DN(member));
      }
    } else if (entry.hasAttribute("sAMAccountName")) {
      accounts.add(entry.getAttributeValue("sAMAccountName"));
    }
  }

  private List<String> members(DN dn, SearchResultEntry first) throws LDAPException {
    List<String> members = new ArrayList<>();
    SearchResultEntry entry = first;
    while (entry != null) {
      MemberRange range = MemberRange.of(entry);
      members.addAll(range.values());
      OptionalInt next = range.next();
      entry =
          next.isEmpty()
              ? null
              : connection.getEntry(dn.toString(), MemberRange.asking(next.getAsInt()));
    }
    return members;
  }
}
