package se.lu.maxiv.sdm.proposalsync.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import se.lu.maxiv.sdm.model.Shown;
import se.lu.maxiv.sdm.proposalsync.core.Change;
import se.lu.maxiv.sdm.support.ldap.LdapWords;

/** What came of a change, for people: what was tried, on what, why refused, what to do. */
final class Sentences {
  private static final String NEXT_RUN = "; the next run looks again.";

  private final String controller;

  Sentences(String controller) {
    this.controller = controller;
  }

  String refused(Change change, LDAPException e) {
    return "%s was refused by %s (%s): %s"
        .formatted(attempt(change), controller, LdapWords.of(e), advice(change, e.getResultCode()));
  }

  String unknown(Change change, LDAPException e) {
    return "%s was sent to %s, but no answer came (%s): it may be done, now or later"
            .formatted(attempt(change), controller, LdapWords.of(e))
        + NEXT_RUN;
  }

  String notTried(Change change) {
    return "%s was not tried, since the connection to %s was lost before"
            .formatted(attempt(change), controller)
        + NEXT_RUN;
  }

  String alreadySo(Change change) {
    return "%s was not needed: somebody else was quicker.".formatted(attempt(change));
  }

  String gone(Change change) {
    return "%s is not possible, since it does not exist any more".formatted(attempt(change))
        + NEXT_RUN;
  }

  String unseen(Change change) {
    return "%s was done by %s, which does not show it: check the right to read"
            .formatted(attempt(change), controller)
        + NEXT_RUN;
  }

  String movedElsewhere(Change change) {
    return "%s was left, since it was moved elsewhere meanwhile".formatted(attempt(change))
        + NEXT_RUN;
  }

  String held(Change change) {
    return "%s was left, since an earlier change of the same object was not made"
            .formatted(attempt(change))
        + NEXT_RUN;
  }

  private static String advice(Change change, ResultCode code) {
    return switch (code.intValue()) {
      case ResultCode.INSUFFICIENT_ACCESS_RIGHTS_INT_VALUE ->
          "give the account of ProposalSync the rights that Preflight lists.";
      case ResultCode.NO_SUCH_OBJECT_INT_VALUE ->
          "it, or the place it belongs to, does not exist any more" + NEXT_RUN;
      case ResultCode.ENTRY_ALREADY_EXISTS_INT_VALUE ->
          "there is another object of that name by now" + NEXT_RUN;
      case ResultCode.UNWILLING_TO_PERFORM_INT_VALUE -> unwilling(change);
      case ResultCode.NO_SUCH_ATTRIBUTE_INT_VALUE, ResultCode.ATTRIBUTE_OR_VALUE_EXISTS_INT_VALUE ->
          "somebody else has changed it meanwhile, or the directory has no such attribute"
              + NEXT_RUN;
      case ResultCode.BUSY_INT_VALUE, ResultCode.UNAVAILABLE_INT_VALUE ->
          "the directory is too busy" + NEXT_RUN;
      case ResultCode.REFERRAL_INT_VALUE ->
          "this one cannot be written to; set LdapUrl to one that can.";
      default -> "call the administrator of the directory.";
    };
  }

  private static String unwilling(Change change) {
    return change instanceof Change.EnableAccount
        ? "accounts without a password cannot be enabled; have one set."
        : "call the administrator of the directory, who may have made it read-only.";
  }

  private static String attempt(Change change) {
    String object = Shown.plain(change.object().name());
    if (change instanceof Change.AddMember add) {
      return "Adding %s to group %s".formatted(Shown.plain(add.member().name()), object);
    }
    if (change instanceof Change.RemoveMember remove) {
      return "Taking %s out of group %s".formatted(Shown.plain(remove.member().name()), object);
    }
    return attemptOnObject(change) + object;
  }

  private static String attemptOnObject(Change change) {
    if (change instanceof Change.CreateGroup) {
      return "Making group ";
    }
    if (change instanceof Change.AdoptGroup) {
      return "Marking group ";
    }
    if (change instanceof Change.SetGid) {
      return "Giving a gidNumber to group ";
    }
    if (change instanceof Change.SetDescription) {
      return "Describing group ";
    }
    if (change instanceof Change.MoveAccount) {
      return "Moving account ";
    }
    return change instanceof Change.EnableAccount ? "Enabling account " : "Setting attributes of ";
  }
}
