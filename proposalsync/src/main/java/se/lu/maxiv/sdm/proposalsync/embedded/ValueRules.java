package se.lu.maxiv.sdm.proposalsync.embedded;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.schema.AttributeTypeDefinition;
import com.unboundid.ldap.sdk.schema.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The rules for values that are added, removed or replaced. */
final class ValueRules extends InMemoryOperationInterceptor {
  private static final String MEMBER = "member";

  private final Store store;
  private final Schema schema;

  ValueRules(Store store, Schema schema) {
    this.store = store;
    this.schema = schema;
  }

  @Override
  public void processModifyRequest(InMemoryInterceptedModifyRequest request) throws LDAPException {
    String dn = request.getRequest().getDN();
    Entry before = store.get(dn).orElseThrow(() -> Store.missing(dn));
    List<Modification> modifications = new ArrayList<>();
    Set<String> cleared = new HashSet<>();
    for (Modification one : request.getRequest().getModifications()) {
      check(before, one, cleared);
      modifications.add(withKeptPassword(one));
    }
    checkAfter(before, modifications);
    ModifyRequest checked = request.getRequest().duplicate();
    checked.setModifications(modifications);
    request.setRequest(checked);
  }

  private void check(Entry before, Modification one, Set<String> cleared) throws LDAPException {
    String attribute = one.getAttributeName().toLowerCase(Locale.ROOT);
    checkAttribute(attribute);
    for (String value : one.getValues()) {
      Checks.value(attribute, value);
    }
    boolean isAdd = one.getModificationType().equals(ModificationType.ADD);
    if (attribute.equals(MEMBER)) {
      checkMembers(before, one, isAdd);
    } else if (!isAdd) {
      cleared.add(attribute);
    } else if (isSingle(attribute)
        && before.hasAttribute(attribute)
        && !cleared.contains(attribute)) {
      throw new LDAPException(
          ResultCode.ATTRIBUTE_OR_VALUE_EXISTS, "00002083: AtrErr: problem 1006, " + attribute);
    }
  }

  private void checkAttribute(String attribute) throws LDAPException {
    if (attribute.equals("memberof")) {
      throw Checks.unwilling("0000209A: SvcErr: problem 5003, memberOf is a back link");
    }
    if (schema.getAttributeType(attribute) == null) {
      throw new LDAPException(
          ResultCode.NO_SUCH_ATTRIBUTE,
          "00000057: LdapErr: " + attribute + " was not found in the schema");
    }
  }

  /** A description has many values by the schema and one by the rules for accounts and groups. */
  private boolean isSingle(String attribute) {
    AttributeTypeDefinition type = schema.getAttributeType(attribute);
    return attribute.equals("description") || (type != null && type.isSingleValued());
  }

  private void checkMembers(Entry group, Modification one, boolean isAdd) throws LDAPException {
    Set<DN> members = members(group);
    for (String value : one.getValues()) {
      DN member = new DN(value);
      if (isAdd && store.get(value).isEmpty()) {
        throw Store.missing(value);
      }
      if (isAdd && !members.add(member)) {
        throw new LDAPException(
            ResultCode.ENTRY_ALREADY_EXISTS, "00000562: UpdErr: problem 6005 (ENTRY_EXISTS)");
      }
      boolean isDelete = one.getModificationType().equals(ModificationType.DELETE);
      if (isDelete && !members.remove(member)) {
        throw Checks.unwilling("00000561: SvcErr: problem 5003 (WILL_NOT_PERFORM)");
      }
    }
  }

  private static Set<DN> members(Entry group) throws LDAPException {
    Set<DN> members = new HashSet<>();
    String[] values = group.getAttributeValues(MEMBER);
    for (String value : values == null ? new String[0] : values) {
      members.add(new DN(value));
    }
    return members;
  }

  private static Modification withKeptPassword(Modification one) throws LDAPException {
    if (!Checks.isPassword(one.getAttributeName())) {
      return one;
    }
    Entry entry = new Entry("", new Attribute(one.getAttributeName(), one.getValueByteArrays()));
    Checks.keepPassword(entry);
    return new Modification(
        ModificationType.REPLACE, Checks.PASSWORD, entry.getAttributeValue(Checks.PASSWORD));
  }

  private void checkAfter(Entry before, List<Modification> modifications) throws LDAPException {
    Entry after = Entry.applyModifications(before, false, modifications);
    Checks.names(store, after);
    Checks.password(after);
  }
}
