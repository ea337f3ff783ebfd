package se.lu.maxiv.sdm.proposalsync.ldap;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.proposalsync.core.Change;
import se.lu.maxiv.sdm.proposalsync.core.GroupMark;
import se.lu.maxiv.sdm.proposalsync.core.ObjectId;
import se.lu.maxiv.sdm.proposalsync.core.ObjectRef;

/**
 * A small facility below an OU of its own, arranged and looked at by an administrator's connection,
 * as its administrators do while ProposalSync is at work.
 */
public final class TestSite implements AutoCloseable {
  /** The proposal of all its changes. */
  public static final ProposalId PROPOSAL = new ProposalId("20170251");

  static final String DISABLED = "514";
  static final String ENABLED = "512";

  private final LDAPConnection administrator;
  private final String prefix;
  private final String root;

  /**
   * Makes the OUs and, since a directory without any is taken for unreadable, an account and a
   * group of staff.
   *
   * @param name its OU and the beginning of all account and group names, which a domain has once
   */
  public TestSite(LDAPConnection administrator, String base, String name) throws LDAPException {
    this.administrator = administrator;
    this.prefix = name;
    this.root = "OU=" + name + "," + base;
    for (String ou : List.of(root, source(), active(), groups(), staff())) {
      administrator.add(ou, new Attribute("objectClass", "organizationalUnit"));
    }
    ObjectRef employee = user("staffer", name("staffer"), staff());
    groupIn(staff(), "staff", dn(employee));
  }

  /** Where things lie, without extra attributes. */
  public DirectoryLayout layout() {
    return layout(Set.of(), Set.of());
  }

  public DirectoryLayout layout(Set<String> extraAttributes, Set<String> sharedGroups) {
    return new DirectoryLayout(
        DirectoryLayout.dn("BaseDn", root),
        DirectoryLayout.dn("ActiveOu", active()),
        List.of(DirectoryLayout.dn("SourceOus", source())),
        DirectoryLayout.dn("GroupsOu", groups()),
        extraAttributes,
        sharedGroups);
  }

  public String root() {
    return root;
  }

  public String source() {
    return "OU=DUOINACTIVE," + root;
  }

  public String active() {
    return "OU=DUOACTIVE," + root;
  }

  public String groups() {
    return "OU=Groups," + root;
  }

  public String staff() {
    return "OU=Staff," + root;
  }

  /** The full name of an account or group. */
  public String name(String name) {
    return prefix + "-" + name;
  }

  /** Makes a disabled account in the source OU whose common name is its username. */
  public ObjectRef user(String name) throws LDAPException {
    return user(name, name(name), source());
  }

  /** As {@link #user(String)} but without a password, which takes a real domain 20 ms. */
  public ObjectRef bareUser(String name) throws LDAPException {
    String dn = CommonName.dn(name(name), new DN(source()));
    administrator.add(
        dn,
        new Attribute("objectClass", "top", "person", "organizationalPerson", "user"),
        new Attribute("sAMAccountName", name(name)),
        new Attribute("userAccountControl", DISABLED));
    return ref(dn, name);
  }

  public ObjectRef user(String name, String commonName, String ou) throws LDAPException {
    String dn = CommonName.dn(commonName, new DN(ou));
    administrator.add(
        dn,
        new Attribute("objectClass", "top", "person", "organizationalPerson", "user"),
        new Attribute("sAMAccountName", name(name)),
        new Attribute("unicodePwd", quoted("S0me.Passw0rd")),
        new Attribute("userAccountControl", DISABLED));
    return ref(dn, name);
  }

  /** Makes a group with these members, by DN. */
  public ObjectRef group(String name, String... members) throws LDAPException {
    return groupIn(groups(), name, members);
  }

  public ObjectRef groupIn(String ou, String name, String... members) throws LDAPException {
    String dn = CommonName.dn(name(name), new DN(ou));
    List<Attribute> attributes = new ArrayList<>();
    attributes.add(new Attribute("objectClass", "top", "group"));
    attributes.add(new Attribute("sAMAccountName", name(name)));
    attributes.add(new Attribute("groupType", GroupAttributes.GLOBAL_SECURITY));
    if (members.length > 0) {
      attributes.add(new Attribute("member", members));
    }
    administrator.add(dn, attributes.toArray(Attribute[]::new));
    return ref(dn, name);
  }

  public String dn(ObjectRef object) throws LDAPException {
    return read(object, "1.1").getDN();
  }

  public SearchResultEntry read(ObjectRef object, String... attributes) throws LDAPException {
    return administrator.getEntry(Guid.address(object.existingId()), attributes);
  }

  public String value(ObjectRef object, String attribute) throws LDAPException {
    return String.valueOf(read(object, attribute).getAttributeValue(attribute));
  }

  /** The DNs of a group's members, of at most 1,500. */
  public List<String> members(ObjectRef group) throws LDAPException {
    String[] members = read(group, "member").getAttributeValues("member");
    return members == null ? List.of() : Arrays.asList(members);
  }

  /** What an administrator does by hand. */
  public void modify(ObjectRef object, ModificationType type, String attribute, String... values)
      throws LDAPException {
    administrator.modify(
        Guid.address(object.existingId()), new Modification(type, attribute, values));
  }

  LDAPConnection administrator() {
    return administrator;
  }

  public Change add(ObjectRef group, ObjectRef member) {
    return new Change.AddMember(group, member, PROPOSAL, "test");
  }

  public Change remove(ObjectRef group, ObjectRef member) {
    return new Change.RemoveMember(group, member, PROPOSAL, "test");
  }

  public Change.CreateGroup create(String name, int gid, String description) {
    return new Change.CreateGroup(
        ObjectRef.planned(name(name)), PROPOSAL, gid, description, GroupMark.of(PROPOSAL), "test");
  }

  /** Enables an account that is disabled and nothing else. */
  public Change enable(ObjectRef account) {
    return new Change.EnableAccount(account, PROPOSAL, 514, 512, "test");
  }

  /** Gives an attribute to an account that has none. */
  public Change fill(ObjectRef account, String attribute, String value) {
    return new Change.SetAttributes(account, PROPOSAL, Map.of(), Map.of(attribute, value), "test");
  }

  /** A move from where the account is now. */
  public Change.MoveAccount move(ObjectRef account, String name) throws LDAPException {
    String dn = dn(account);
    String old = new DN(dn).getRDN().getAttributeValues()[0];
    return new Change.MoveAccount(account, PROPOSAL, dn, old, name, "test");
  }

  @Override
  public void close() {
    administrator.close();
  }

  private ObjectRef ref(String dn, String name) throws LDAPException {
    byte[] guid = administrator.getEntry(dn, "objectGUID").getAttributeValueBytes("objectGUID");
    ObjectId id = Guid.read(guid);
    return ObjectRef.of(id, name(name));
  }

  private static byte[] quoted(String password) {
    return ("\"" + password + "\"").getBytes(StandardCharsets.UTF_16LE);
  }
}
