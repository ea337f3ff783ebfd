package se.lu.maxiv.sdm.proposalsync.embedded;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Attribute;
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
      if (!isMember(one)) {
        modifications.add(withKeptPassword(one));
      }
    }
    checkAfter(before, modifications);
    modifications.addAll(members(before, request.getRequest().getModifications()));
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
    if (isMember(one)) {
      return;
    }
    if (!one.getModificationType().equals(ModificationType.ADD)) {
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

  /**
   * What is to be done about members, once it is allowed. The server compares every new value with
   * every old one, which takes a minute for large groups: these it is given as a whole, though a
   * change by another connection at the same moment would be lost.
   */
  private List<Modification> members(Entry group, List<Modification> all) throws LDAPException {
    MemberList members = MemberList.of(store, group);
    List<Modification> given = new ArrayList<>();
    for (Modification one : all) {
      if (isMember(one)) {
        members.apply(one);
        given.add(one);
      }
    }
    return given.isEmpty() || members.isSmall() ? given : List.of(members.replacement());
  }

  private static boolean isMember(Modification one) {
    return one.getAttributeName().equalsIgnoreCase(MemberList.MEMBER);
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
    if (modifications.isEmpty()) {
      return;
    }
    Entry after = Entry.applyModifications(before, false, modifications);
    Checks.names(store, after);
    Checks.password(after);
  }
}
