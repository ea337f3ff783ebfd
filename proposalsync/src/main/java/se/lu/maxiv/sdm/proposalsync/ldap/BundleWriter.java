package se.lu.maxiv.sdm.proposalsync.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ModifyRequest;
import java.util.ArrayList;
import java.util.List;
import se.lu.maxiv.sdm.proposalsync.core.Change;
import se.lu.maxiv.sdm.proposalsync.core.Outcome;
import se.lu.maxiv.sdm.proposalsync.core.Outcome.Refused;
import se.lu.maxiv.sdm.proposalsync.core.Outcome.Unknown;

/**
 * Writes the changes of one object: a new group and a move by a request each, all else together in
 * modifies of at most {@value #MOST_VALUES} values.
 *
 * <p>A modify is done as a whole or not at all, so a refused one is halved until it is known which
 * changes are to blame. Once an answer stayed away nothing more is sent.
 */
final class BundleWriter {
  /** Servers refuse modifies of more than some 2,500 values (adminLimitExceeded). */
  private static final int MOST_VALUES = 1000;

  private final Link link;
  private final SingleWriter single;
  private final Sentences sentences;

  BundleWriter(Link link, DirectoryLayout layout, String controller) {
    this.link = link;
    this.sentences = new Sentences(controller);
    this.single = new SingleWriter(link, layout, sentences);
  }

  /** One outcome for each change, in the same order. */
  List<Outcome> apply(List<Change> bundle) {
    List<Outcome> outcomes = new ArrayList<>();
    List<Change> together = new ArrayList<>();
    for (Change change : bundle) {
      boolean alone = change instanceof Change.CreateGroup || change instanceof Change.MoveAccount;
      if (alone || together.size() == MOST_VALUES) {
        outcomes.addAll(modify(together));
        together.clear();
      }
      if (alone) {
        outcomes.add(write(change));
      } else {
        together.add(change);
      }
    }
    outcomes.addAll(modify(together));
    return outcomes;
  }

  private Outcome write(Change change) {
    if (link.isLost()) {
      return new Refused(sentences.notTried(change));
    }
    return change instanceof Change.CreateGroup group
        ? single.create(group)
        : single.move((Change.MoveAccount) change);
  }

  private List<Outcome> modify(List<Change> changes) {
    if (changes.isEmpty()) {
      return List.of();
    }
    if (link.isLost()) {
      return changes.stream().map(c -> (Outcome) new Refused(sentences.notTried(c))).toList();
    }
    try {
      ModifyRequest request =
          new ModifyRequest(
              Guid.address(changes.get(0).object().existingId()), Modifications.of(changes));
      link.write(connection -> connection.modify(request));
      return changes.stream().map(c -> Outcome.done()).toList();
    } catch (LDAPException e) {
      return afterFailure(changes, e);
    }
  }

  private List<Outcome> afterFailure(List<Change> changes, LDAPException e) {
    if (link.isUnknown(e)) {
      return changes.stream().map(c -> (Outcome) new Unknown(sentences.unknown(c, e))).toList();
    }
    if (changes.size() == 1) {
      return List.of(single.judge(changes.get(0), e));
    }
    int half = changes.size() / 2;
    List<Outcome> outcomes = new ArrayList<>(modify(changes.subList(0, half)));
    outcomes.addAll(modify(changes.subList(half, changes.size())));
    return outcomes;
  }
}
