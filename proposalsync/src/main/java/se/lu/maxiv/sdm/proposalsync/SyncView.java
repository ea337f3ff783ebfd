package se.lu.maxiv.sdm.proposalsync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tango.DeviceState;

/**
 * What a ProposalSync shows at one moment.
 *
 * @param activity what is being done, empty when nothing is
 * @param progress of it, 0 to 100
 * @param dryRun whether runs only plan
 * @param last the last run that ended, null before there was one
 * @param next when the next run begins by itself, null when none does
 * @param plan the plan that was made last
 * @param report what came of the last plan that was applied, JSON; empty before
 * @param seen what was read last
 * @param troubles what a person must look at, a sentence each
 * @param log the last lines, oldest first
 */
public record SyncView(
    String activity,
    int progress,
    boolean dryRun,
    @Nullable LastRun last,
    @Nullable Instant next,
    ShownPlan plan,
    String report,
    Seen seen,
    List<String> troubles,
    List<String> log) {

  /** The device before it has read its properties. */
  public static final SyncView STARTING =
      new SyncView("", 0, true, null, null, ShownPlan.NONE, "", Seen.NOTHING, List.of(), List.of());

  /** Copies the lists. */
  public SyncView {
    troubles = List.copyOf(troubles);
    log = List.copyOf(log);
  }

  /**
   * A run that ended.
   *
   * @param at when it ended
   * @param seconds how long it took
   * @param result one sentence
   */
  public record LastRun(Instant at, double seconds, String result) {}

  /**
   * What was read of both sides.
   *
   * @param proposals accepted proposals in the user office's answer
   * @param accounts accounts in the directory
   * @param office how the user office answered, one sentence
   * @param directory how the directory answered, one sentence
   */
  public record Seen(long proposals, long accounts, String office, String directory) {
    static final Seen NOTHING = new Seen(0, 0, "Not asked yet.", "Not asked yet.");

    Seen withOffice(long accepted, String sentence) {
      return new Seen(accepted, accounts, sentence, directory);
    }

    Seen withDirectory(long found, String sentence) {
      return new Seen(proposals, found, office, sentence);
    }
  }

  /** Something goes on. */
  SyncView at(String now, int percent) {
    return new SyncView(now, percent, dryRun, last, next, plan, report, seen, troubles, log);
  }

  SyncView withDryRun(boolean on) {
    return new SyncView(activity, progress, on, last, next, plan, report, seen, troubles, log);
  }

  SyncView withNext(@Nullable Instant begin) {
    return new SyncView(activity, progress, dryRun, last, begin, plan, report, seen, troubles, log);
  }

  SyncView withPlan(ShownPlan made) {
    return new SyncView(activity, progress, dryRun, last, next, made, report, seen, troubles, log);
  }

  SyncView withReport(String json) {
    return new SyncView(activity, progress, dryRun, last, next, plan, json, seen, troubles, log);
  }

  SyncView withSeen(Seen now) {
    return new SyncView(activity, progress, dryRun, last, next, plan, report, now, troubles, log);
  }

  SyncView withTroubles(List<String> sentences) {
    return new SyncView(activity, progress, dryRun, last, next, plan, report, seen, sentences, log);
  }

  /** Nothing goes on any more; a question was answered. */
  SyncView idle() {
    return at("", 100);
  }

  /** Nothing goes on any more, and a run has ended. */
  SyncView ended(LastRun run) {
    return new SyncView("", 100, dryRun, run, next, plan, report, seen, troubles, log);
  }

  SyncView withLog(List<String> lines) {
    return new SyncView(
        activity, progress, dryRun, last, next, plan, report, seen, troubles, lines);
  }

  /** The state that follows from all this. */
  DeviceState state() {
    if (!activity.isEmpty()) {
      return DeviceState.RUNNING;
    }
    return troubles.isEmpty() ? DeviceState.ON : DeviceState.ALARM;
  }

  /** The status in sentences, the most urgent first. */
  List<String> sentences() {
    var all = new ArrayList<String>();
    if (!activity.isEmpty()) {
      all.add(activity + ".");
    }
    all.addAll(troubles);
    if (dryRun) {
      all.add("DryRun is on: plans are made; only Approve and Undo write.");
    }
    if (last != null) {
      all.add(last.result());
    }
    all.add(seen.office());
    all.add(seen.directory());
    return all;
  }
}
