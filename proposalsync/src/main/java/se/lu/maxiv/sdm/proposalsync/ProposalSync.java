package se.lu.maxiv.sdm.proposalsync;

import fr.esrf.Tango.DevFailed;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tango.server.annotation.Command;
import org.tango.server.annotation.Device;
import org.tango.server.annotation.TransactionType;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.proposalsync.core.SyncPlan;
import se.lu.maxiv.sdm.support.tango.AttributeTable;
import se.lu.maxiv.sdm.support.tango.Clients;
import se.lu.maxiv.sdm.support.tango.DeviceServer;
import se.lu.maxiv.sdm.support.tango.DeviceThreads;
import se.lu.maxiv.sdm.support.tango.LogBook;
import se.lu.maxiv.sdm.support.tango.TangoText;

/**
 * The Tango device of one facility: it makes the directory match the user office, by a plan one can
 * read first.
 */
@Device(transactionType = TransactionType.NONE, deviceType = "ProposalSync")
public class ProposalSync extends ProposalSyncProperties {
  /** Clients wait 3 s; the answer itself needs a little. */
  private static final Duration CLIENT_LIMIT = Duration.ofMillis(2300);

  private volatile @Nullable Running running;

  /** For JTango. */
  public ProposalSync() {}

  /**
   * What runs between a start and the next stop.
   *
   * @param setup the parts
   * @param runs the runs
   * @param log the lines of Log
   */
  private record Running(Setup setup, Runs runs, LogBook<SyncView> log) {}

  /** Runs the server. */
  public static void main(String[] args) {
    DeviceServer.run(args, ProposalSync.class);
  }

  @Override
  protected AttributeTable<SyncView> table() {
    return Attributes.table(this::dryRun, this::zone);
  }

  @Override
  protected SyncView firstView() {
    return SyncView.STARTING;
  }

  @Override
  protected void start(Map<String, String[]> properties) {
    Config config = Config.of(name(), properties);
    Setup setup = Setup.of(config, name(), Clock.systemUTC());
    var lines = new LogBook.Lines<>(SyncView::log, SyncView::withLog);
    var log = new LogBook<>(published(), lines, ProposalSync.class, setup.clock());
    var jobs = new Jobs(DeviceThreads.of(name(), "runs"));
    Runs runs = new Runs(setup, new Screen(published()), log, jobs);
    running = new Running(setup, runs, log);
    published().update(view -> view.withDryRun(config.dryRun()).withNext(null));
    runs.start(config.period());
  }

  @Override
  protected void stop() {
    Running last = running;
    running = null;
    if (last != null) {
      last.runs().close();
      last.setup().close();
    }
  }

  /** Plans for all proposals. */
  @Command(
      name = "Plan",
      outTypeDesc = "the plan's hash; empty when it takes longer: see PlanHash when State is ON")
  public String plan() throws DevFailed {
    return guard("Plan", () -> hash(null));
  }

  /** Plans for one proposal. */
  @Command(
      name = "PlanProposal",
      inTypeDesc = "a proposal, eight digits",
      outTypeDesc = "the plan's hash; empty when it takes longer: see PlanHash when State is ON")
  public String planProposal(String id) throws DevFailed {
    return guard("PlanProposal", () -> hash(new ProposalId(id.strip())));
  }

  /** Begins a run for all proposals. */
  @Command(name = "Sync")
  public void sync() throws DevFailed {
    guard("Sync", () -> running().runs().sync(null, Clients.host()));
  }

  /** Begins a run for one proposal. */
  @Command(name = "SyncProposal", inTypeDesc = "a proposal, eight digits")
  public void syncProposal(String id) throws DevFailed {
    guard("SyncProposal", () -> running().runs().sync(new ProposalId(id.strip()), Clients.host()));
  }

  /** Begins to apply the plan with that hash, all of it, if it is still the plan. */
  @Command(name = "Approve", inTypeDesc = "the hash of the plan that is shown")
  public void approve(String hash) throws DevFailed {
    guard("Approve", () -> running().runs().approve(hash, Clients.host()));
  }

  /** Ends the run that goes on. */
  @Command(name = "Abort")
  public void abort() throws DevFailed {
    guard(
        "Abort",
        () -> {
          running().runs().abort(Clients.host());
          return true;
        });
  }

  /** Begins to put back the members that a run removed. */
  @Command(name = "Undo", inTypeDesc = "a run of the last 30 days, from ReportJson or Log")
  public void undo(String run) throws DevFailed {
    guard("Undo", () -> running().runs().undo(run, Clients.host()));
  }

  /** Says why somebody has access to a proposal, or why not. */
  @Command(
      name = "ExplainAccess",
      inTypeDesc = "user@proposal",
      outTypeDesc = "sentences: the user office, the account, the group, the next run")
  public String[] explainAccess(String question) throws DevFailed {
    return guard("ExplainAccess", () -> texts(running().runs().explain(question, CLIENT_LIMIT)));
  }

  /** Says which rights are missing, without writing. */
  @Command(name = "Preflight", outTypeDesc = "a sentence for each right that is missing")
  public String[] preflight() throws DevFailed {
    return guard("Preflight", () -> texts(running().runs().preflight(CLIENT_LIMIT)));
  }

  /** Acknowledges what is wrong. */
  @Command(name = "Reset")
  public void reset() throws DevFailed {
    guard(
        "Reset",
        () -> {
          running().log().info("Reset from " + Clients.host() + ".");
          return published().update(view -> view.withTroubles(List.of()));
        });
  }

  private void dryRun(boolean on) {
    running().log().info("DryRun was set to " + on + " from " + Clients.host() + ".");
    published().update(view -> view.withDryRun(on));
  }

  private String hash(@Nullable ProposalId only) {
    var plan = running().runs().plan(only);
    return Jobs.within(CLIENT_LIMIT, plan).map(SyncPlan::hash).orElse("");
  }

  private static String[] texts(List<String> sentences) {
    return sentences.stream().map(TangoText::of).toArray(String[]::new);
  }

  @Override
  protected void refused(String sentence) {
    Running now = running;
    if (now != null) {
      now.log().warn(sentence);
    }
  }

  private Running running() {
    return whenStarted(() -> running);
  }

  private ZoneId zone() {
    Running now = running;
    return now == null ? ZoneOffset.UTC : now.setup().clock().getZone();
  }
}
