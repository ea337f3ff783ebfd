package se.lu.maxiv.sdm.proposalsync.embedded;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The members of a group, each of them once however its DN is written, and the rules for them. */
final class MemberList {
  static final String MEMBER = "member";
  private static final int SMALL = 200;

  private final Store store;
  private final Map<DN, String> members = new LinkedHashMap<>();

  private MemberList(Store store) {
    this.store = store;
  }

  static MemberList of(Store store, Entry group) throws LDAPException {
    MemberList list = new MemberList(store);
    String[] values = group.getAttributeValues(MEMBER);
    for (String value : values == null ? new String[0] : values) {
      list.members.put(new DN(value), value);
    }
    return list;
  }

  /** Adds, removes or replaces, or refuses as Active Directory does. */
  void apply(Modification one) throws LDAPException {
    ModificationType type = one.getModificationType();
    boolean isDelete = type.equals(ModificationType.DELETE);
    if (type.equals(ModificationType.REPLACE) || (isDelete && !one.hasValue())) {
      members.clear();
    }
    for (String value : one.getValues()) {
      if (isDelete) {
        remove(value);
      } else {
        add(value);
      }
    }
  }

  boolean isSmall() {
    return members.size() < SMALL;
  }

  Modification replacement() {
    return new Modification(
        ModificationType.REPLACE, MEMBER, members.values().toArray(String[]::new));
  }

  private void add(String value) throws LDAPException {
    if (store.get(value).isEmpty()) {
      throw Store.missing(value);
    }
    if (members.putIfAbsent(new DN(value), value) != null) {
      throw new LDAPException(
          ResultCode.ENTRY_ALREADY_EXISTS, "00000562: UpdErr: problem 6005 (ENTRY_EXISTS)");
    }
  }

  private void remove(String value) throws LDAPException {
    if (members.remove(new DN(value)) == null) {
      throw Checks.unwilling("00000561: SvcErr: problem 5003 (WILL_NOT_PERFORM)");
    }
  }
}
