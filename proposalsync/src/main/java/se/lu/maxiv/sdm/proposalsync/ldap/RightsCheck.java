package se.lu.maxiv.sdm.proposalsync.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.lu.maxiv.sdm.model.Shown;

/**
 * A look at what the account of ProposalSync may write, without writing: the directory itself says
 * it in {@code allowedChildClassesEffective} and {@code allowedAttributesEffective}, [MS-ADTS]
 * 3.1.1.4.5. The right to take an account out of an OU is not among them.
 */
final class RightsCheck {
  private static final String CHILDREN = "allowedChildClassesEffective";
  private static final String ATTRIBUTES = "allowedAttributesEffective";
  private static final Filter GROUP = Filter.createEqualityFilter("objectClass", "group");
  private static final Filter USER = Filter.createEqualityFilter("objectClass", "user");

  private final Link link;
  private final DirectoryLayout layout;
  private final List<String> missing = new ArrayList<>();

  RightsCheck(Link link, DirectoryLayout layout) {
    this.link = link;
    this.layout = layout;
  }

  /** A sentence for each right that is missing, or could not be checked. */
  List<String> missing() throws LDAPException {
    checkChildren(layout.groupsOu(), "group");
    checkChildren(layout.activeOu(), "user");
    checkSample(layout.groupsOu(), GROUP, groupAttributes());
    checkSample(layout.activeOu(), USER, accountAttributes());
    for (DN ou : layout.sourceOus()) {
      checkSample(ou, USER, movedAttributes());
    }
    for (String group : new TreeSet<>(layout.sharedGroups())) {
      checkShared(group);
    }
    return List.copyOf(missing);
  }

  private void checkChildren(DN ou, String objectClass) throws LDAPException {
    Optional<SearchResultEntry> entry = link.one(ou.toString(), CHILDREN);
    if (entry.isEmpty()) {
      missing.add("%s does not exist or may not be read.".formatted(shown(ou)));
    } else if (!values(entry.get(), CHILDREN).contains(objectClass)) {
      missing.add("The right to make objects of class %s in %s.".formatted(objectClass, shown(ou)));
    }
  }

  /** An OU passes its rights on to what is in it, so one object stands for all. */
  private void checkSample(DN ou, Filter filter, Set<String> attributes) throws LDAPException {
    if (link.one(ou.toString(), "1.1").isEmpty()) {
      return; // said already, or by the snapshot
    }
    Optional<SearchResultEntry> sample = link.any(ou.toString(), filter, ATTRIBUTES);
    if (sample.isPresent()) {
      checkAttributes(sample.get(), attributes, "what lies in " + shown(ou));
    } else {
      missing.add(
          "The right to write %s of what lies in %s could not be checked, since there is none yet."
              .formatted(String.join(", ", new TreeSet<>(attributes)), shown(ou)));
    }
  }

  private void checkShared(String group) throws LDAPException {
    Filter filter =
        Filter.createANDFilter(GROUP, Filter.createEqualityFilter("sAMAccountName", group));
    Optional<SearchResultEntry> entry = link.any(layout.base().toString(), filter, ATTRIBUTES);
    if (entry.isEmpty()) {
      missing.add("Group %s does not exist or may not be read.".formatted(Shown.quoted(group)));
    } else {
      checkAttributes(entry.get(), Set.of(GroupAttributes.MEMBER), "group " + Shown.quoted(group));
    }
  }

  private void checkAttributes(SearchResultEntry entry, Set<String> wanted, String of) {
    Set<String> allowed = values(entry, ATTRIBUTES);
    String refused =
        new TreeSet<>(wanted)
            .stream()
                .filter(attribute -> !allowed.contains(attribute.toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(", "));
    if (!refused.isEmpty()) {
      missing.add("The right to write %s of %s.".formatted(refused, of));
    }
  }

  private static Set<String> groupAttributes() {
    return Set.of(
        GroupAttributes.MEMBER,
        GroupAttributes.GID,
        GroupAttributes.MARK,
        GroupAttributes.DESCRIPTION);
  }

  private Set<String> accountAttributes() {
    return Stream.concat(Stream.of(Modifications.FLAGS), layout.extraAttributes().stream())
        .collect(Collectors.toSet());
  }

  /** A move writes the name. */
  private Set<String> movedAttributes() {
    return Stream.concat(accountAttributes().stream(), Stream.of("cn")).collect(Collectors.toSet());
  }

  private static Set<String> values(SearchResultEntry entry, String attribute) {
    String[] values = entry.getAttributeValues(attribute);
    return values == null
        ? Set.of()
        : Arrays.stream(values)
            .map(value -> value.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
  }

  private static String shown(DN ou) {
    return Shown.quoted(ou.toString());
  }
}
