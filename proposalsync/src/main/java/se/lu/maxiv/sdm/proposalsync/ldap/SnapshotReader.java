package se.lu.maxiv.sdm.proposalsync.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;
import se.lu.maxiv.sdm.proposalsync.core.DirectoryAccount;
import se.lu.maxiv.sdm.proposalsync.core.DirectoryGroup;
import se.lu.maxiv.sdm.proposalsync.core.DirectorySnapshot;
import se.lu.maxiv.sdm.proposalsync.core.GroupMark;
import se.lu.maxiv.sdm.proposalsync.core.Place;

/**
 * Reads everything that matters with one search for the accounts, groups and numbers, one for the
 * other names in {@code ActiveOu}, and one small one for each other OU.
 *
 * <p>An answer that succeeds but is empty, as it is after rights were taken away, is no snapshot.
 */
final class SnapshotReader {
  private static final Filter ALL =
      Filter.createORFilter(
          Filter.createEqualityFilter("objectClass", "user"),
          Filter.createEqualityFilter("objectClass", "group"),
          Filter.createPresenceFilter("gidNumber"));
  private static final Filter NEITHER_ACCOUNT_NOR_GROUP =
      Filter.createNOTFilter(
          Filter.createORFilter(
              Filter.createEqualityFilter("objectClass", "user"),
              Filter.createEqualityFilter("objectClass", "group")));
  private static final String[] ATTRIBUTES = {
    "objectClass",
    "objectGUID",
    "sAMAccountName",
    "objectSid",
    "userAccountControl",
    "adminCount",
    "isCriticalSystemObject",
    "uidNumber",
    "gidNumber",
    "description",
    GroupAttributes.MARK,
    "member"
  };

  private final Link link;
  private final DirectoryLayout layout;

  SnapshotReader(Link link, DirectoryLayout layout) {
    this.link = link;
    this.layout = layout;
  }

  DirectorySnapshot read(String controller) throws LDAPException {
    requireOus();
    Set<String> names = otherActiveNames();
    Parents parents = new Parents();
    List<Found> found = new ArrayList<>();
    for (SearchResultEntry entry :
        link.all(layout.base().toString(), SearchScope.SUB, ALL, attributes())) {
      found.add(Found.of(entry, parents));
    }
    List<DirectoryAccount> accounts =
        found.stream().filter(Found::isAccount).map(this::account).toList();
    List<DirectoryGroup> groups = groups(found);
    requireSome("account", accounts);
    requireSome("group", groups);
    found.stream().filter(one -> isChildOfActiveOu(one.dn())).forEach(one -> add(names, one));
    return new DirectorySnapshot(controller, accounts, groups, names, gids(found));
  }

  private void requireOus() throws LDAPException {
    List<DN> ous = new ArrayList<>(layout.sourceOus());
    ous.add(layout.groupsOu());
    ous.add(layout.activeOu());
    for (DN ou : ous) {
      if (link.one(ou.toString(), "1.1").isEmpty()) {
        throw SdmException.dependency(
            "%s does not exist in the directory or may not be read; correct the property, or give"
                    .formatted(Shown.quoted(ou.toString()))
                + " the account of ProposalSync the right.");
      }
    }
  }

  private static void requireSome(String what, List<?> found) {
    if (found.isEmpty()) {
      throw SdmException.dependency(
          "The directory answered without a single "
              + what
              + ", as it does when rights were taken away; nothing is done until the account of"
              + " ProposalSync may read again.");
    }
  }

  private Set<String> otherActiveNames() throws LDAPException {
    Parents parents = new Parents();
    Set<String> names = new HashSet<>();
    for (SearchResultEntry entry :
        link.all(layout.activeOu().toString(), SearchScope.ONE, NEITHER_ACCOUNT_NOR_GROUP, "1.1")) {
      add(names, Found.of(entry, parents));
    }
    return names;
  }

  private static void add(Set<String> names, Found found) {
    if (!found.commonName().isEmpty()) {
      names.add(found.commonName());
    }
  }

  private boolean isChildOfActiveOu(DN dn) {
    return layout.activeOu().equals(dn.getParent());
  }

  private String[] attributes() {
    return Stream.concat(Stream.of(ATTRIBUTES), layout.extraAttributes().stream())
        .toArray(String[]::new);
  }

  private DirectoryAccount account(Found found) {
    return new DirectoryAccount(
        found.id(),
        found.entry().getDN(),
        found.commonName(),
        found.required("sAMAccountName"),
        place(found),
        flags(found),
        found.number("uidNumber"),
        found.number("gidNumber"),
        extras(found));
  }

  /** Accounts of the system get memberships only, whatever OU they were put in. */
  private Place place(Found found) {
    return found.isOfTheSystem() ? Place.ELSEWHERE : layout.placeOf(found.dn());
  }

  /** Protected accounts, administrators for instance, may hide their flags: nobody needs them. */
  private int flags(Found found) {
    Integer flags = found.number("userAccountControl");
    if (flags == null && place(found) != Place.ELSEWHERE) {
      throw found.unreadable("userAccountControl");
    }
    return flags == null ? 0 : flags;
  }

  private Map<String, Set<String>> extras(Found found) {
    Map<String, Set<String>> values = new HashMap<>();
    for (String attribute : layout.extraAttributes()) {
      String[] all = found.entry().getAttributeValues(attribute);
      if (all != null) {
        values.put(attribute, Set.copyOf(Arrays.asList(all)));
      }
    }
    return values;
  }

  private List<DirectoryGroup> groups(List<Found> found) throws LDAPException {
    Members members = new Members(link, found);
    List<DirectoryGroup> groups = new ArrayList<>();
    for (Found one : found) {
      if (one.isGroup()) {
        groups.add(group(one, members.of(one)));
      }
    }
    return groups;
  }

  private DirectoryGroup group(Found found, Members.Split members) {
    return new DirectoryGroup(
        found.id(),
        found.entry().getDN(),
        found.required("sAMAccountName"),
        layout.isInGroupsOu(found.dn()),
        found.number("gidNumber"),
        found.optional("description"),
        mark(found.optional(GroupAttributes.MARK)),
        members.known(),
        members.others());
  }

  private static String mark(String notes) {
    return notes.startsWith(GroupMark.PREFIX) ? notes : "";
  }

  private static Set<Integer> gids(List<Found> found) {
    return found.stream()
        .filter(one -> !one.isAccount())
        .map(SnapshotReader::gid)
        .filter(gid -> gid != null)
        .collect(Collectors.toSet());
  }

  private static @Nullable Integer gid(Found found) {
    return found.number("gidNumber");
  }
}
