package se.lu.maxiv.sdm.proposalsync.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.proposalsync.core.ObjectId;
import se.lu.maxiv.sdm.support.ldap.MemberRange;

/** Finds who the members of groups are among what was read. */
final class Members {
  private final Link link;
  private final List<Found> found;
  private final Map<String, ObjectId> byText = new HashMap<>();
  private final Map<DN, ObjectId> byDn = new HashMap<>();

  /** Knows accounts and groups, not what else has a number. */
  Members(Link link, List<Found> all) {
    this.link = link;
    this.found = all.stream().filter(one -> one.isAccount() || one.isGroup()).toList();
    found.forEach(one -> byText.put(one.entry().getDN(), one.id()));
  }

  /** Members that are known, and the DNs of the others. */
  record Split(Set<ObjectId> known, Set<String> others) {}

  /** All direct members, however many answers it takes. */
  Split of(Found group) throws LDAPException {
    Split split = new Split(new HashSet<>(), new HashSet<>());
    for (String member : all(group)) {
      ObjectId id = find(member);
      if (id == null) {
        split.others.add(member);
      } else {
        split.known.add(id);
      }
    }
    return split;
  }

  /** Mostly the text is the one that stands in the entry; only then is there no need to parse. */
  private @Nullable ObjectId find(String member) throws LDAPException {
    ObjectId id = byText.get(member);
    return id == null ? byDn().get(new DN(member)) : id;
  }

  /** Filled when somebody asks for the first time: comparing DNs takes long. */
  private Map<DN, ObjectId> byDn() {
    if (byDn.isEmpty()) {
      found.forEach(one -> byDn.put(one.dn(), one.id()));
    }
    return byDn;
  }

  private List<String> all(Found group) throws LDAPException {
    MemberRange range = MemberRange.of(group.entry());
    if (range.next().isEmpty()) {
      return range.values();
    }
    List<String> members = new ArrayList<>(range.values());
    for (OptionalInt next = range.next(); next.isPresent(); next = range.next()) {
      range = part(group, next.getAsInt());
      members.addAll(range.values());
    }
    return members;
  }

  private MemberRange part(Found group, int first) throws LDAPException {
    MemberRange range =
        link.one(Guid.address(group.id()), MemberRange.asking(first))
            .map(MemberRange::of)
            .orElseThrow(() -> gone(group));
    if (range.next().isPresent() && range.next().getAsInt() <= first) {
      throw SdmException.dependency(
          "The directory gave the same members of " + name(group) + " again and again.");
    }
    return range;
  }

  private static SdmException gone(Found group) {
    return SdmException.dependency(
        "Group " + name(group) + " disappeared while its members were read; try again.");
  }

  private static String name(Found group) {
    return group.required("sAMAccountName");
  }
}
