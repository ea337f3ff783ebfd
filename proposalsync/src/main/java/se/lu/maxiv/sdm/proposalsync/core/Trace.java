package se.lu.maxiv.sdm.proposalsync.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.ProposalId;

/**
 * A change as programs see it: in the plan's JSON, below its hash and in the journal. It has the
 * identities and the values before and after; values that are personal data (names, DNs, extra
 * attributes) stand in it as {@link Fingerprint}s.
 *
 * @param kind which change
 * @param object what is written
 * @param member who comes or goes, null when it is no change of members
 * @param proposal the proposal because of which, empty when it is none in particular
 * @param before the values that are replaced, by name; absent: there is none
 * @param after the values to be, by name
 */
public record Trace(
    Kind kind,
    ObjectRef object,
    @Nullable ObjectRef member,
    String proposal,
    Map<String, String> before,
    Map<String, String> after) {

  /** The kinds of change, in the order in which one object's are written. */
  public enum Kind {
    /** {@link Change.CreateGroup}. */
    CREATE_GROUP,
    /** {@link Change.AdoptGroup}. */
    ADOPT_GROUP,
    /** {@link Change.SetGid}. */
    SET_GID,
    /** {@link Change.SetDescription}. */
    SET_DESCRIPTION,
    /** {@link Change.MoveAccount}. */
    MOVE_ACCOUNT,
    /** {@link Change.SetAttributes}. */
    SET_ATTRIBUTES,
    /** {@link Change.EnableAccount}. */
    ENABLE_ACCOUNT,
    /** {@link Change.CreateHome}. */
    CREATE_HOME,
    /** {@link Change.AddMember}. */
    ADD_MEMBER,
    /** {@link Change.RemoveMember}. */
    REMOVE_MEMBER
  }

  /** Copies the values, sorted by name. */
  public Trace {
    before = sorted(before);
    after = sorted(after);
  }

  /** Of a facility's plan nearly all are changes of members, which have no values. */
  private static SortedMap<String, String> sorted(Map<String, String> values) {
    return values.isEmpty()
        ? Collections.emptySortedMap()
        : Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /** What is left of a change when reasons and personal data are taken away. */
  public static Trace of(Change change) {
    return new Trace(
        kind(change),
        change.object(),
        change instanceof Change.Membership m ? m.member() : null,
        text(change.proposal()),
        before(change),
        after(change));
  }

  /** The kind of a change. */
  public static Kind kind(Change change) {
    if (change instanceof Change.Membership) {
      return change instanceof Change.AddMember ? Kind.ADD_MEMBER : Kind.REMOVE_MEMBER;
    }
    if (change instanceof Change.CreateGroup || change instanceof Change.AdoptGroup) {
      return change instanceof Change.CreateGroup ? Kind.CREATE_GROUP : Kind.ADOPT_GROUP;
    }
    if (change instanceof Change.SetGid || change instanceof Change.SetDescription) {
      return change instanceof Change.SetGid ? Kind.SET_GID : Kind.SET_DESCRIPTION;
    }
    return accountKind(change);
  }

  /** The membership this is about. */
  public MembershipKey membership() {
    return new MembershipKey(object.existingId(), Objects.requireNonNull(member).existingId());
  }

  private static Kind accountKind(Change change) {
    if (change instanceof Change.MoveAccount) {
      return Kind.MOVE_ACCOUNT;
    }
    if (change instanceof Change.SetAttributes) {
      return Kind.SET_ATTRIBUTES;
    }
    return change instanceof Change.EnableAccount ? Kind.ENABLE_ACCOUNT : Kind.CREATE_HOME;
  }

  private static String text(@Nullable ProposalId proposal) {
    return proposal == null ? "" : proposal.text();
  }

  private static Map<String, String> before(Change change) {
    if (change instanceof Change.AdoptGroup c) {
      return Map.of("mark", c.oldMark(), "members", Fingerprint.of(String.join("\n", c.members())));
    }
    if (change instanceof Change.SetDescription c) {
      return Map.of("description", c.old());
    }
    if (change instanceof Change.MoveAccount c) {
      return Map.of("cn", Fingerprint.of(c.oldName()), "dn", Fingerprint.of(c.oldDn()));
    }
    if (change instanceof Change.SetAttributes c) {
      return fingerprints(c.old());
    }
    return change instanceof Change.EnableAccount c
        ? Map.of("userAccountControl", String.valueOf(c.old()))
        : Map.of();
  }

  private static Map<String, String> after(Change change) {
    if (change instanceof Change.CreateGroup c) {
      return Map.of(
          "gidNumber", String.valueOf(c.gid()), "description", c.description(), "mark", c.mark());
    }
    if (change instanceof Change.AdoptGroup c) {
      return Map.of("mark", c.mark());
    }
    if (change instanceof Change.SetGid c) {
      return Map.of("gidNumber", String.valueOf(c.gid()));
    }
    return change instanceof Change.SetDescription c
        ? Map.of("description", c.description())
        : afterOfAccount(change);
  }

  private static Map<String, String> afterOfAccount(Change change) {
    if (change instanceof Change.MoveAccount c) {
      return Map.of("cn", Fingerprint.of(c.name()));
    }
    if (change instanceof Change.SetAttributes c) {
      return fingerprints(c.values());
    }
    if (change instanceof Change.EnableAccount c) {
      return Map.of("userAccountControl", String.valueOf(c.value()));
    }
    return change instanceof Change.CreateHome c
        ? Map.of("uid", String.valueOf(c.uid()), "gid", String.valueOf(c.gid()))
        : Map.of();
  }

  private static Map<String, String> fingerprints(Map<String, String> values) {
    var prints = new LinkedHashMap<String, String>();
    values.forEach((name, value) -> prints.put(name, Fingerprint.of(value)));
    return prints;
  }
}
