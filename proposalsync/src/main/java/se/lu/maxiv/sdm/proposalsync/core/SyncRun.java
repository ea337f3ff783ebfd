package se.lu.maxiv.sdm.proposalsync.core;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine.Purpose;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine.Result;
import se.lu.maxiv.sdm.proposalsync.core.SyncReport.Item;
import se.lu.maxiv.sdm.proposalsync.core.SyncReport.Status;

/**
 * Applies one plan. Every object's changes stand in the journal before they are written and with
 * their outcome after, so that whatever interrupts a run, the next one knows what it may claim.
 *
 * <p>For one plan and one thread. Refusals end nothing but what depends on them; a journal that
 * cannot be written ends the run, and a lost connection leaves the rest for another round.
 */
public final class SyncRun {
  /** So many objects in a row without an answer, and the directory is taken for down. */
  private static final int SILENCES = 3;

  private final DirectorySession directory;
  private final @Nullable Homes homes;
  private final Journal journal;
  private final InstantSource time;

  private final List<Item> items = new ArrayList<>();
  private final List<JournalLine> unwritten = new ArrayList<>();
  private final Map<String, ObjectRef> made = new HashMap<>();
  private final Map<ObjectRef, Left> left = new HashMap<>();
  private String run = "";
  private int silences;
  private boolean aborted;
  private boolean cut;

  /**
   * Why an object is left alone for the rest of the run.
   *
   * @param awaitsAnotherLook whether a new look at the directory tells more
   */
  private record Left(String why, boolean awaitsAnotherLook) {}

  /**
   * A run that has not begun.
   *
   * @param homes null when no home folders are made
   */
  public SyncRun(
      DirectorySession directory, @Nullable Homes homes, Journal journal, InstantSource time) {
    this.directory = directory;
    this.homes = homes;
    this.journal = journal;
    this.time = time;
  }

  /**
   * Applies a plan that was made from this session's snapshot. One that is aborted before it begins
   * leaves nothing in the journal and uses up no approval.
   *
   * @throws SdmException when the journal cannot be written; what was written stands in it
   */
  public SyncReport apply(SyncPlan plan, RunOrder order, Progress progress) {
    run = order.run();
    boolean approved = order.purpose() == Purpose.APPROVED;
    List<Change> changes = approved ? plan.approvable() : plan.changes();
    aborted = progress.isAborted();
    if (aborted) {
      changes.forEach(change -> skip(change, "The run was aborted before it began."));
      skipWithheld(plan, approved);
      return new SyncReport(run, plan.hash(), true, items);
    }
    begin(plan, order);
    for (List<Change> bundle : ChangeOrder.bundles(changes)) {
      aborted |= progress.isAborted();
      tryBundle(bundle);
      progress.tried(items.size(), changes.size());
    }
    skipWithheld(plan, approved);
    var report = new SyncReport(run, plan.hash(), aborted, items);
    unwritten.add(
        new JournalLine.Ended(
            run, time.instant(), report.done(), report.skipped(), report.failed()));
    flush();
    return report;
  }

  private void begin(SyncPlan plan, RunOrder order) {
    unwritten.addAll(plan.notes());
    unwritten.add(
        new JournalLine.Started(
            run, time.instant(), order.purpose(), directory.controller(), plan.hash(), order.by()));
    if (order.purpose() == Purpose.APPROVED) {
      unwritten.add(new JournalLine.ApprovalUsed(time.instant(), plan.hash(), run));
    }
    flush();
  }

  private void tryBundle(List<Change> bundle) {
    if (aborted) {
      bundle.forEach(change -> skip(change, "The run was aborted before."));
    } else if (cut) {
      bundle.forEach(
          change -> postpone(change, "The connection to the directory was lost before."));
    } else if (silences >= SILENCES) {
      bundle.forEach(c -> postpone(c, "The directory did not answer several times before."));
    } else {
      writeReady(bundle);
    }
  }

  private void writeReady(List<Change> bundle) {
    List<Change> ready = ready(bundle);
    if (!ready.isEmpty()) {
      write(ready);
    }
  }

  /** Those whose objects exist and are known; names of groups made before become identities. */
  private List<Change> ready(List<Change> bundle) {
    var ready = new ArrayList<Change>();
    for (Change change : bundle) {
      Change resolved = resolved(change);
      Left why = left.get(resolved.object());
      if (why != null) {
        items.add(new Item(change, Status.SKIPPED, why.why(), why.awaitsAnotherLook()));
      } else if (isUnmade(resolved)) {
        skip(change, "The group was not made, as far as is known; plan again.");
      } else {
        ready.add(resolved);
      }
    }
    return ready;
  }

  private Change resolved(Change change) {
    if (change instanceof Change.AddMember c) {
      return new Change.AddMember(known(c.group()), known(c.member()), c.proposal(), c.reason());
    }
    return change;
  }

  private ObjectRef known(ObjectRef ref) {
    return ref.exists() ? ref : made.getOrDefault(ref.name(), ref);
  }

  private static boolean isUnmade(Change change) {
    return change instanceof Change.Membership c && !(c.group().exists() && c.member().exists());
  }

  private void write(List<Change> ready) {
    List<Trace> traces = ready.stream().map(Trace::of).toList();
    unwritten.add(new JournalLine.Intended(run, time.instant(), traces));
    flush();
    List<Outcome> outcomes = outcomes(ready);
    boolean silent = false;
    for (int i = 0; i < ready.size(); i++) {
      Outcome outcome = i < outcomes.size() ? outcomes.get(i) : noAnswer(ready.get(i));
      record(ready.get(i), traces.get(i), outcome);
      silent |= outcome instanceof Outcome.Unknown;
    }
    silences = silent ? silences + 1 : 0;
  }

  private List<Outcome> outcomes(List<Change> ready) {
    try {
      return ready.get(0) instanceof Change.CreateHome home
          ? List.of(create(home))
          : directory.apply(ready);
    } catch (SdmException e) {
      return ready.stream().map(change -> (Outcome) new Outcome.Unknown(e.sentence())).toList();
    }
  }

  private Outcome create(Change.CreateHome home) {
    return homes == null
        ? new Outcome.Refused("Home folders are not set up, so none was made; set HomeRoot.")
        : homes.create(home);
  }

  private static Outcome noAnswer(Change change) {
    return new Outcome.Unknown("The directory said nothing about " + change.object().name() + ".");
  }

  private void record(Change change, Trace trace, Outcome outcome) {
    if (outcome instanceof Outcome.Done done) {
      if (done.created() != null) {
        String name = change.object().name();
        made.put(name, ObjectRef.of(done.created(), name));
      }
      settle(change, trace, Status.DONE, Result.DONE, "");
    } else if (outcome instanceof Outcome.AlreadySo so) {
      settle(change, trace, Status.SKIPPED, Result.ALREADY_SO, so.sentence());
    } else if (outcome instanceof Outcome.Refused refused) {
      settle(change, trace, Status.FAILED, Result.REFUSED, refused.sentence());
      loseRefused(change);
    } else if (outcome instanceof Outcome.Unknown unknown) {
      String why = "An earlier change of the same object has an unknown outcome; plan again.";
      left.put(change.object(), new Left(why, true));
      settle(change, trace, Status.UNKNOWN, Result.UNKNOWN, unknown.sentence());
    } else if (outcome instanceof Outcome.NotTried not) {
      // no line: an earlier write of the same may still come, and stays open in the journal
      cut = true;
      postpone(change, not.sentence());
    }
  }

  /** What is not where it is to be, or not SDM's, is left alone for the rest of the run. */
  private void loseRefused(Change change) {
    if (change instanceof Change.MoveAccount) {
      String why = "The account was not moved, so it is left; plan again.";
      left.put(change.object(), new Left(why, false));
    } else if (change instanceof Change.AdoptGroup) {
      String why = "The group does not bear SDM's mark, so its members are left; plan again.";
      left.put(change.object(), new Left(why, false));
    }
  }

  private void settle(Change change, Trace trace, Status status, Result result, String sentence) {
    items.add(new Item(change, status, sentence));
    unwritten.add(new JournalLine.Happened(run, time.instant(), trace, result, sentence));
  }

  private void skip(Change change, String sentence) {
    items.add(new Item(change, Status.SKIPPED, sentence));
  }

  /** Skips it for this round: the next look may find that it can be done. */
  private void postpone(Change change, String sentence) {
    items.add(new Item(change, Status.SKIPPED, sentence, true));
  }

  private void skipWithheld(SyncPlan plan, boolean approved) {
    for (Withheld withheld : plan.withheld()) {
      if (!approved || withheld.hold() != Withheld.Hold.APPROVAL) {
        skip(withheld.change(), withheld.because());
      }
    }
  }

  /** Outcomes of one object and intentions for the next go to the disk together. */
  private void flush() {
    journal.append(List.copyOf(unwritten));
    unwritten.clear();
  }
}
