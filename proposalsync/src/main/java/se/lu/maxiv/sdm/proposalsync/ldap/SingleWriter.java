package se.lu.maxiv.sdm.proposalsync.ldap;

import com.unboundid.ldap.sdk.AddRequest;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ModifyDNRequest;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.lu.maxiv.sdm.proposalsync.core.Change;
import se.lu.maxiv.sdm.proposalsync.core.Outcome;
import se.lu.maxiv.sdm.proposalsync.core.Outcome.AlreadySo;
import se.lu.maxiv.sdm.proposalsync.core.Outcome.Done;
import se.lu.maxiv.sdm.proposalsync.core.Outcome.NotTried;
import se.lu.maxiv.sdm.proposalsync.core.Outcome.Refused;
import se.lu.maxiv.sdm.proposalsync.core.Outcome.Unknown;

/** Makes a group, moves an account, and finds out about a single change that was refused. */
final class SingleWriter {
  private final Link link;
  private final DirectoryLayout layout;
  private final Sentences sentences;
  private final Look look;

  SingleWriter(Link link, DirectoryLayout layout, Sentences sentences) {
    this.link = link;
    this.layout = layout;
    this.sentences = sentences;
    this.look = new Look(link);
  }

  /** Makes a group and reads the objectGUID that it got. */
  Outcome create(Change.CreateGroup change) {
    String dn = CommonName.dn(change.group().name(), layout.groupsOu());
    try {
      AddRequest request = new AddRequest(dn, attributes(change));
      link.write(connection -> connection.add(request));
    } catch (LDAPException e) {
      return failed(change, e);
    }
    return made(change, dn);
  }

  /**
   * Moves an account, found by its objectGUID, from where it was when the change was planned: who
   * has been put elsewhere since is not touched.
   */
  Outcome move(Change.MoveAccount change) {
    try {
      Optional<SearchResultEntry> now = link.one(address(change), "1.1");
      if (now.isEmpty()) {
        return new Refused(sentences.gone(change));
      }
      DN dn = now.get().getParsedDN();
      if (layout.isInActiveOu(dn)) {
        return new AlreadySo(sentences.alreadySo(change));
      }
      if (!dn.equals(new DN(change.oldDn()))) {
        return new Refused(sentences.movedElsewhere(change));
      }
      return move(change, now.get().getDN());
    } catch (LDAPException e) {
      return unread(change, e);
    }
  }

  /**
   * What a refusal of one change means: that it is so already, when the directory says it is, else
   * that it was refused.
   */
  Outcome judge(Change change, LDAPException e) {
    try {
      return mayBeSo(e) && look.isSo(change)
          ? new AlreadySo(sentences.alreadySo(change))
          : new Refused(sentences.refused(change, e));
    } catch (LDAPException lookFailed) {
      return new Refused(sentences.refused(change, e));
    }
  }

  private Outcome move(Change.MoveAccount change, String dn) {
    try {
      ModifyDNRequest request =
          new ModifyDNRequest(
              dn, CommonName.rdn(change.name()), true, layout.activeOu().toString());
      link.write(connection -> connection.modifyDN(request));
      return Outcome.done();
    } catch (LDAPException e) {
      return failed(change, e);
    }
  }

  /** What a failed look before a change means, when nothing of it has been written. */
  Outcome unread(Change change, LDAPException e) {
    return link.isLost()
        ? new NotTried(sentences.notTried(change))
        : new Refused(sentences.refused(change, e));
  }

  private Outcome failed(Change change, LDAPException e) {
    if (link.isUnknown(e)) {
      return new Unknown(sentences.unknown(change, e));
    }
    return isBusy(e)
        ? new Unknown(sentences.refused(change, e))
        : new Refused(sentences.refused(change, e));
  }

  /** Whether it was not the change that was at fault: another look, later, tells more. */
  static boolean isBusy(LDAPException e) {
    return e.getResultCode().equals(ResultCode.BUSY)
        || e.getResultCode().equals(ResultCode.UNAVAILABLE);
  }

  /** It is made: only its identity is still to be read. */
  private Outcome made(Change.CreateGroup change, String dn) {
    try {
      return link.one(dn, "objectGUID")
          .map(entry -> entry.getAttributeValueBytes("objectGUID"))
          .map(bytes -> (Outcome) new Done(Guid.read(bytes)))
          .orElseGet(() -> new Unknown(sentences.unseen(change)));
    } catch (LDAPException e) {
      return new Unknown(sentences.unknown(change, e));
    }
  }

  private static List<Attribute> attributes(Change.CreateGroup change) {
    List<Attribute> attributes = new ArrayList<>();
    attributes.add(new Attribute("objectClass", "top", "group"));
    attributes.add(new Attribute("sAMAccountName", change.group().name()));
    attributes.add(new Attribute("groupType", GroupAttributes.GLOBAL_SECURITY));
    attributes.add(new Attribute(GroupAttributes.GID, String.valueOf(change.gid())));
    attributes.add(new Attribute(GroupAttributes.MARK, change.mark()));
    if (!change.description().isEmpty()) {
      attributes.add(new Attribute(GroupAttributes.DESCRIPTION, change.description()));
    }
    return attributes;
  }

  private static String address(Change.MoveAccount change) {
    return Guid.address(change.account().existingId());
  }

  /**
   * Active Directory answers 68 to a member who is one and 53 to the removal of one who is not;
   * other servers 20 and 16, which are also what a value gets that somebody else has changed.
   */
  private static boolean mayBeSo(LDAPException e) {
    ResultCode code = e.getResultCode();
    return code.equals(ResultCode.ENTRY_ALREADY_EXISTS)
        || code.equals(ResultCode.UNWILLING_TO_PERFORM)
        || code.equals(ResultCode.ATTRIBUTE_OR_VALUE_EXISTS)
        || code.equals(ResultCode.NO_SUCH_ATTRIBUTE)
        || code.equals(ResultCode.CONSTRAINT_VIOLATION);
  }
}
