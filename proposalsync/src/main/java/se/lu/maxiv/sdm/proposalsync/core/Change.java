package se.lu.maxiv.sdm.proposalsync.core;

import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.ProposalId;

/**
 * One thing to be written, with the values it replaces: a plan is a list of these.
 *
 * <p>A {@link CreateHome} is done by {@link Homes}, everything else by a {@link DirectorySession}.
 */
public sealed interface Change {
  /** The object that is written. */
  ObjectRef object();

  /** The proposal because of which; of several the first; null when it is none in particular. */
  @Nullable ProposalId proposal();

  /** Why, one sentence without personal data beyond username and proposal. */
  String reason();

  /** A change of who is in a group. */
  sealed interface Membership extends Change permits AddMember, RemoveMember {
    /** The group that is written. */
    ObjectRef group();

    /** The account or group that comes or goes. */
    ObjectRef member();

    @Override
    default ObjectRef object() {
      return group();
    }
  }

  /**
   * Makes a global security group in {@code GroupsOu}, its common name like its sAMAccountName,
   * with number, description and mark at once.
   *
   * @param group has no objectGUID yet
   * @param gid its gidNumber
   * @param description its description
   * @param mark SDM's mark
   */
  record CreateGroup(
      ObjectRef group, ProposalId proposal, int gid, String description, String mark, String reason)
      implements Change {
    @Override
    public ObjectRef object() {
      return group;
    }
  }

  /**
   * Puts SDM's mark on a group that matches the template; only ever by an approved plan.
   *
   * @param oldMark what it bore, normally empty
   * @param members who is in it, by objectGUID or DN: the approval is for these
   */
  record AdoptGroup(
      ObjectRef group,
      ProposalId proposal,
      String oldMark,
      String mark,
      SortedSet<String> members,
      String reason)
      implements Change {
    /** Copies the members. */
    public AdoptGroup {
      members = Collections.unmodifiableSortedSet(new TreeSet<>(members));
    }

    /** Of a group without members. */
    public AdoptGroup(
        ObjectRef group, ProposalId proposal, String oldMark, String mark, String reason) {
      this(group, proposal, oldMark, mark, new TreeSet<>(), reason);
    }

    @Override
    public ObjectRef object() {
      return group;
    }
  }

  /** Gives a number to a group that has none; a number once given is never changed. */
  record SetGid(ObjectRef group, ProposalId proposal, int gid, String reason) implements Change {
    @Override
    public ObjectRef object() {
      return group;
    }
  }

  /**
   * Sets a group's description.
   *
   * @param old what it says now, possibly empty: none
   */
  record SetDescription(
      ObjectRef group, ProposalId proposal, String old, String description, String reason)
      implements Change {
    @Override
    public ObjectRef object() {
      return group;
    }
  }

  /** Adds a member. */
  record AddMember(ObjectRef group, ObjectRef member, @Nullable ProposalId proposal, String reason)
      implements Membership {}

  /** Takes a member away. */
  record RemoveMember(
      ObjectRef group, ObjectRef member, @Nullable ProposalId proposal, String reason)
      implements Membership {}

  /**
   * Moves an account into {@code ActiveOu}.
   *
   * @param oldDn where it is
   * @param oldName its common name
   * @param name its common name there, the same unless that is taken
   */
  record MoveAccount(
      ObjectRef account,
      ProposalId proposal,
      String oldDn,
      String oldName,
      String name,
      String reason)
      implements Change {
    @Override
    public ObjectRef object() {
      return account;
    }

    /** Whether it gets another name. */
    public boolean isRenamed() {
      return !name.equals(oldName);
    }
  }

  /**
   * Sets extra attributes of an account.
   *
   * @param old the values that are replaced; of an attribute that is absent here none is
   * @param values the values to be, none of them empty, besides those that are not replaced
   */
  record SetAttributes(
      ObjectRef account,
      ProposalId proposal,
      Map<String, String> old,
      Map<String, String> values,
      String reason)
      implements Change {
    /** Copies both, sorted by attribute. */
    public SetAttributes {
      old = Collections.unmodifiableMap(new TreeMap<>(old));
      values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    @Override
    public ObjectRef object() {
      return account;
    }
  }

  /**
   * Enables an account.
   *
   * @param old the flags now
   * @param value the same without ACCOUNTDISABLE
   */
  record EnableAccount(ObjectRef account, ProposalId proposal, int old, int value, String reason)
      implements Change {
    @Override
    public ObjectRef object() {
      return account;
    }
  }

  /**
   * Makes the home folder named like the account.
   *
   * @param uid its owner
   * @param gid its group
   */
  record CreateHome(ObjectRef account, ProposalId proposal, int uid, int gid, String reason)
      implements Change {
    @Override
    public ObjectRef object() {
      return account;
    }
  }
}
