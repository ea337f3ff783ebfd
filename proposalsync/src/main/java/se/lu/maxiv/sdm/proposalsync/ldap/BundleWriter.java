package se.lu.maxiv.sdm.proposalsync.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.proposalsync.core.Change;
import se.lu.maxiv.sdm.proposalsync.core.Outcome;
import se.lu.maxiv.sdm.proposalsync.core.Outcome.NotTried;
import se.lu.maxiv.sdm.proposalsync.core.Outcome.Refused;
import se.lu.maxiv.sdm.proposalsync.core.Outcome.Unknown;

/**
 * Writes the changes of one object: a new group and a move by a request each, all else together in
 * modifies of at most {@value #MOST_VALUES} values.
 *
 * <p>A modify is done as a whole or not at all, so a refused one is halved until it is known which
 * changes are to blame. Once an answer stayed away nothing more is sent, and what follows a refused
 * move or adoption of the same object is refused too. A lack of rights, a referral and a busy
 * server are no reason to halve: they would meet every part. For one bundle.
 */
final class BundleWriter {
  /** Servers refuse modifies of more than some 2,500 values (adminLimitExceeded). */
  private static final int MOST_VALUES = 1000;

  private final Link link;
  private final SingleWriter single;
  private final Sentences sentences;
  private final Standing standing;
  private @Nullable Outcome missed;

  BundleWriter(Link link, DirectoryLayout layout, String controller) {
    this.link = link;
    this.sentences = new Sentences(controller);
    this.single = new SingleWriter(link, layout, sentences);
    this.standing = new Standing(link, layout, sentences, single);
  }

  /** One outcome for each change, in the same order. */
  List<Outcome> apply(List<Change> bundle) {
    List<Outcome> refusals = Standing.matters(bundle) ? standing.refusals(bundle) : List.of();
    return refusals.isEmpty() ? inTurn(parts(bundle)) : refusals;
  }

  private static List<List<Change>> parts(List<Change> bundle) {
    List<List<Change>> parts = new ArrayList<>();
    for (Change change : bundle) {
      List<Change> last = parts.isEmpty() ? List.of() : parts.get(parts.size() - 1);
      boolean joins = !last.isEmpty() && last.size() < MOST_VALUES;
      if (joins && !isAlone(change) && !isAlone(last.get(0))) {
        last.add(change);
      } else {
        parts.add(new ArrayList<>(List.of(change)));
      }
    }
    return parts;
  }

  private static boolean isAlone(Change change) {
    return change instanceof Change.CreateGroup || change instanceof Change.MoveAccount;
  }

  private List<Outcome> inTurn(List<List<Change>> parts) {
    List<Outcome> outcomes = new ArrayList<>();
    for (List<Change> part : parts) {
      List<Outcome> some = write(part);
      for (int i = 0; i < part.size(); i++) {
        note(part.get(i), some.get(i));
      }
      outcomes.addAll(some);
    }
    return outcomes;
  }

  /** What is not where it is to be, or not SDM's, is neither enabled nor numbered there. */
  private void note(Change change, Outcome outcome) {
    boolean isFirst = change instanceof Change.MoveAccount || change instanceof Change.AdoptGroup;
    if (isFirst && (outcome instanceof Refused || outcome instanceof Unknown)) {
      missed = outcome;
    }
  }

  private List<Outcome> write(List<Change> part) {
    if (link.isLost()) {
      return each(part, c -> new NotTried(sentences.notTried(c)));
    }
    if (missed != null) {
      boolean isRefused = missed instanceof Refused;
      return each(
          part, c -> isRefused ? new Refused(sentences.held(c)) : new NotTried(sentences.held(c)));
    }
    if (part.get(0) instanceof Change.CreateGroup group) {
      return List.of(single.create(group));
    }
    return part.get(0) instanceof Change.MoveAccount move
        ? List.of(single.move(move))
        : modify(part);
  }

  private List<Outcome> modify(List<Change> changes) {
    try {
      ModifyRequest request =
          new ModifyRequest(
              Guid.address(changes.get(0).object().existingId()), Modifications.of(changes));
      link.write(connection -> connection.modify(request));
      return each(changes, c -> Outcome.done());
    } catch (LDAPException e) {
      return afterFailure(changes, e);
    }
  }

  private List<Outcome> afterFailure(List<Change> changes, LDAPException e) {
    if (link.isUnknown(e)) {
      return each(changes, c -> new Unknown(sentences.unknown(c, e)));
    }
    if (SingleWriter.isBusy(e)) {
      return each(changes, c -> new Unknown(sentences.refused(c, e)));
    }
    if (meetsEverything(e)) {
      return each(changes, c -> new Refused(sentences.refused(c, e)));
    }
    if (changes.size() == 1) {
      return List.of(single.judge(changes.get(0), e));
    }
    int half = changes.size() / 2;
    return inTurn(List.of(changes.subList(0, half), changes.subList(half, changes.size())));
  }

  /** Rights are the same for all, or told as missing; and another server is not asked. */
  private static boolean meetsEverything(LDAPException e) {
    return e.getResultCode().equals(ResultCode.INSUFFICIENT_ACCESS_RIGHTS)
        || e.getResultCode().equals(ResultCode.REFERRAL);
  }

  static List<Outcome> each(List<Change> changes, Function<Change, Outcome> outcome) {
    return changes.stream().map(outcome).toList();
  }
}
