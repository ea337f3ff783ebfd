package se.lu.maxiv.sdm.proposalsync.core;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A group as the directory has it, with all its direct members, however many.
 *
 * @param id its objectGUID
 * @param dn its distinguished name, for the moment
 * @param name its sAMAccountName
 * @param inGroupsOu whether it lies in {@code GroupsOu}
 * @param gidNumber null when it has none
 * @param description empty when it has none
 * @param mark the text by which SDM knows its own groups ({@link GroupMark}); empty when the group
 *     bears none
 * @param members direct members that are accounts or groups of the snapshot
 * @param others the DNs of all other direct members: computers, contacts, principals of other
 *     domains; they are left alone
 */
public record DirectoryGroup(
    ObjectId id,
    String dn,
    String name,
    boolean inGroupsOu,
    @Nullable Integer gidNumber,
    String description,
    String mark,
    Set<ObjectId> members,
    Set<String> others) {

  /** Copies the members. */
  public DirectoryGroup {
    members = Set.copyOf(members);
    others = Set.copyOf(others);
  }

  /** This group in a change. */
  public ObjectRef ref() {
    return ObjectRef.of(id, name);
  }

  @Override
  public String toString() {
    return "group " + name;
  }
}
