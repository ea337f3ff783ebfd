package se.lu.maxiv.sdm.proposalsync.ldap;

import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.util.ArrayList;
import java.util.List;
import se.lu.maxiv.sdm.proposalsync.core.Change;
import se.lu.maxiv.sdm.proposalsync.core.ObjectRef;

/**
 * What changes are in a modify request. Every value that is replaced is named, so that the
 * directory refuses a change of something that somebody else has changed meanwhile.
 */
final class Modifications {
  static final String FLAGS = "userAccountControl";

  private Modifications() {}

  static List<Modification> of(List<Change> changes) {
    List<Modification> all = new ArrayList<>();
    List<String> joining = new ArrayList<>();
    List<String> leaving = new ArrayList<>();
    for (Change change : changes) {
      if (change instanceof Change.AddMember add) {
        joining.add(address(add.member()));
      } else if (change instanceof Change.RemoveMember remove) {
        leaving.add(address(remove.member()));
      } else {
        all.addAll(ofAttributes(change));
      }
    }
    addMembers(all, ModificationType.ADD, joining);
    addMembers(all, ModificationType.DELETE, leaving);
    return all;
  }

  private static void addMembers(
      List<Modification> all, ModificationType type, List<String> members) {
    if (!members.isEmpty()) {
      all.add(new Modification(type, GroupAttributes.MEMBER, members.toArray(String[]::new)));
    }
  }

  private static String address(ObjectRef member) {
    return Guid.address(member.existingId());
  }

  private static List<Modification> ofAttributes(Change change) {
    List<Modification> all = new ArrayList<>();
    for (Value value : Value.of(change)) {
      if (!value.old().isEmpty()) {
        all.add(new Modification(ModificationType.DELETE, value.attribute(), value.old()));
      }
      if (!value.wanted().isEmpty()) {
        all.add(new Modification(ModificationType.ADD, value.attribute(), value.wanted()));
      }
    }
    return all;
  }
}
