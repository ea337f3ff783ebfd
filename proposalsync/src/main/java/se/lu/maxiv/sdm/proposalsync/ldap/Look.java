package se.lu.maxiv.sdm.proposalsync.ldap;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.List;
import java.util.Optional;
import se.lu.maxiv.sdm.proposalsync.core.Change;
import se.lu.maxiv.sdm.proposalsync.core.DirectoryAccount;

/** A look whether the directory is already as a change would make it. */
final class Look {
  private final Link link;

  Look(Link link) {
    this.link = link;
  }

  boolean isSo(Change change) throws LDAPException {
    if (change instanceof Change.AddMember) {
      return isMember((Change.Membership) change).orElse(false);
    }
    if (change instanceof Change.RemoveMember) {
      return !isMember((Change.Membership) change).orElse(true);
    }
    if (change instanceof Change.EnableAccount) {
      return isEnabled(change);
    }
    return hasValues(change, Value.of(change));
  }

  /** Empty when group or member is not there any more. */
  private Optional<Boolean> isMember(Change.Membership change) throws LDAPException {
    Optional<SearchResultEntry> member =
        link.one(Guid.address(change.member().existingId()), "1.1");
    String group = Guid.address(change.group().existingId());
    if (member.isEmpty() || link.one(group, "1.1").isEmpty()) {
      return Optional.empty();
    }
    Filter filter = Filter.createEqualityFilter(GroupAttributes.MEMBER, member.get().getDN());
    return Optional.of(link.one(group, filter, "1.1").isPresent());
  }

  /** With whatever other flags: those are not what the change is about. */
  private boolean isEnabled(Change change) throws LDAPException {
    return link.one(Guid.address(change.object().existingId()), Modifications.FLAGS)
        .map(entry -> entry.getAttributeValueAsInteger(Modifications.FLAGS))
        .map(flags -> (flags & DirectoryAccount.DISABLED) == 0)
        .orElse(false);
  }

  private boolean hasValues(Change change, List<Value> values) throws LDAPException {
    String[] attributes = values.stream().map(Value::attribute).toArray(String[]::new);
    return !values.isEmpty()
        && link.one(Guid.address(change.object().existingId()), attributes)
            .map(entry -> values.stream().allMatch(value -> has(entry, value)))
            .orElse(false);
  }

  /** All of them: which one comes first may change from answer to answer. */
  private static List<String> values(SearchResultEntry entry, String attribute) {
    String[] values = entry.getAttributeValues(attribute);
    return values == null ? List.of() : List.of(values);
  }

  private static boolean has(SearchResultEntry entry, Value value) {
    return value.wanted().isEmpty()
        ? !entry.hasAttribute(value.attribute())
        : values(entry, value.attribute()).contains(value.wanted());
  }
}
