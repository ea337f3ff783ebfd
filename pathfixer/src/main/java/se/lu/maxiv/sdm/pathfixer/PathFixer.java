package se.lu.maxiv.sdm.pathfixer;

import fr.esrf.Tango.DevFailed;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tango.server.annotation.Command;
import org.tango.server.annotation.Device;
import org.tango.server.annotation.TransactionType;
import se.lu.maxiv.sdm.model.Groups;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.UserType;
import se.lu.maxiv.sdm.pathfixer.core.Chooser;
import se.lu.maxiv.sdm.pathfixer.core.PathCheck;
import se.lu.maxiv.sdm.pathfixer.core.Selection;
import se.lu.maxiv.sdm.pathfixer.core.View;
import se.lu.maxiv.sdm.pathfixer.core.Wish;
import se.lu.maxiv.sdm.support.groups.LdapGroups;
import se.lu.maxiv.sdm.support.tango.AttributeTable;
import se.lu.maxiv.sdm.support.tango.DeviceServer;
import se.lu.maxiv.sdm.support.tango.DeviceThreads;
import se.lu.maxiv.sdm.support.tango.LogBook;
import se.lu.maxiv.sdm.support.tango.Published;

/**
 * The Tango device of one endstation: the beamline user chooses user, proposal, visit and sample;
 * it makes the folders, shows the path and puts it into the acquisition systems. No session, no
 * data.
 */
@Device(transactionType = TransactionType.NONE, deviceType = "PathFixer")
public class PathFixer extends PathFixerProperties implements Attributes.Writes {
  private static final Duration OFFICE_LIMIT = Duration.ofMillis(2200);

  private final Clock clock = Clock.systemUTC();
  private volatile @Nullable Running running;

  /** For JTango. */
  public PathFixer() {}

  /**
   * What runs between a start and the next stop.
   *
   * @param config the properties
   * @param setup the parts
   * @param session the selection
   * @param keeper what goes on without a client
   * @param log the lines of Log
   */
  private record Running(
      Config config, Setup setup, Session session, Keeper keeper, LogBook<View> log) {}

  /** Runs the server. */
  public static void main(String[] args) {
    DeviceServer.run(args, PathFixer.class);
  }

  @Override
  protected AttributeTable<View> table() {
    return Attributes.table(this, this::beamline, this::zone, clock);
  }

  @Override
  protected View firstView() {
    return View.STARTING;
  }

  @Override
  protected void start(Map<String, String[]> properties) {
    try {
      run(Config.of(name(), properties));
    } catch (SdmException e) {
      // what a former run has shown and handed out is no longer watched by anybody
      published().update(view -> view.halted(e.sentence()));
      Halt.closeTargets(properties, clock);
      throw e;
    }
  }

  private void run(Config config) {
    Setup setup = Composition.of(config, name(), clock);
    LogBook<View> log = log(published(), config.rules().visitFormat().zone());
    Session session = new Session(setup, published(), log);
    Keeper keeper =
        new Keeper(setup, session, published(), log, DeviceThreads.of(name(), "keeper"));
    running = new Running(config, setup, session, keeper, log);
    keeper.restore();
    keeper.start(config.office().period());
  }

  static LogBook<View> log(Published<View> shown, ZoneId zone) {
    var lines = new LogBook.Lines<>(View::log, View::withLog);
    return new LogBook<>(shown, lines, PathFixer.class, Clock.system(zone));
  }

  @Override
  protected void stop() {
    Running last = running;
    running = null;
    if (last != null) {
      last.keeper().close();
      last.session().close();
      closeGroups(last.setup().groups());
    }
  }

  @Override
  public void username(String text) {
    change("Username", chooser -> present -> chooser.username(present, text));
  }

  @Override
  public void proposal(String text) {
    running().session().proposal(text);
  }

  @Override
  public void visit(String text) {
    change("Visit", chooser -> present -> chooser.visit(present, text));
  }

  @Override
  public void sample(String text) {
    change("Sample", chooser -> present -> chooser.sample(present, text));
  }

  @Override
  public void endstation(String text) {
    running().session().endstation(text);
  }

  /** Chooses everything at once. */
  @Command(
      name = "Select",
      inTypeDesc = "JSON object: username, proposal, visit, optionally sample and endstation",
      outTypeDesc = "the new SamplePath")
  public String select(String json) throws DevFailed {
    return guard(
        "Select",
        () -> {
          Wish wish = logged("Select", () -> Json.select(json));
          return change("Select", chooser -> present -> chooser.select(present, wish)).samplePath();
        });
  }

  /** Makes and proves the folders of a visit; selects nothing. */
  @Command(
      name = "MakeVisit",
      inTypeDesc =
          "JSON object: proposal, visit, optionally userType (what is expected; for a proposal of"
              + " unknown type what staff confirm) and username",
      outTypeDesc = "the raw path")
  public String makeVisit(String json) throws DevFailed {
    return guard(
        "MakeVisit",
        () -> running().session().makeVisit(logged("MakeVisit", () -> Json.makeVisit(json))));
  }

  /** What the user office says of a proposal. */
  @Command(
      name = "ProposalInfo",
      inTypeDesc = "a proposal, eight digits",
      outTypeDesc = "JSON object with the office's raw type, beamlines, PI and proposer")
  public String proposalInfo(String id) throws DevFailed {
    return guard("ProposalInfo", () -> logged("ProposalInfo", () -> info(id)));
  }

  /** What somebody may choose from, with what helps to find it. */
  @Command(
      name = "Choices",
      inTypeDesc = "an account, as for Username",
      outTypeDesc = "JSON object: endstations, and proposals with title, PI and visits")
  public String choices(String username) throws DevFailed {
    return guard(
        "Choices",
        () -> {
          Running now = running();
          return Json.choices(
              now.session().chooser().choicesOf(username),
              now.config().rules().endstations(),
              zone());
        });
  }

  /** Ends the session: targets are closed, nothing is selected any more. */
  @Command(name = "EndSession")
  public void endSession() throws DevFailed {
    guard(
        "EndSession",
        () -> {
          running().session().end();
          return true;
        });
  }

  /** Asks the user office again. */
  @Command(name = "Refresh")
  public void refresh() throws DevFailed {
    guard(
        "Refresh",
        () ->
            logged(
                "Refresh",
                () -> {
                  Running now = running();
                  now.keeper().refreshStaffSoon();
                  now.setup().desk().refreshOffice(OFFICE_LIMIT);
                  return now.session().show(UnaryOperator.identity());
                }));
  }

  /** Tells all targets the path again. */
  @Command(name = "Repropagate")
  public void repropagate() throws DevFailed {
    guard(
        "Repropagate",
        () -> {
          running().session().repropagate();
          return true;
        });
  }

  /** Says whether a program that holds a path may still write there. */
  @Command(
      name = "CheckPath",
      inTypeDesc = "a path",
      outTypeDesc = "OK, NO_SESSION, OTHER_SAMPLE, OTHER_VISIT, OTHER_PROPOSAL or OUTSIDE")
  public String checkPath(String path) throws DevFailed {
    return guard("CheckPath", () -> PathCheck.of(published().view().place(), path).name());
  }

  /** Makes and selects the next numbered sample. */
  @Command(
      name = "NextSample",
      inTypeDesc = "the sample's name without number",
      outTypeDesc = "the name with its number, for instance 0003_name")
  public String nextSample(String name) throws DevFailed {
    return guard("NextSample", () -> running().session().nextSample(name));
  }

  /** The samples of the visit as they are on disk. */
  @Command(
      name = "Samples",
      outTypeDesc = "names of sample folders in raw, the last changed one first; 500 at most")
  public String[] samples() throws DevFailed {
    return guard("Samples", () -> running().session().samples().toArray(String[]::new));
  }

  /** Acknowledges what is wrong and tries again what failed. */
  @Command(name = "Reset")
  public void reset() throws DevFailed {
    guard(
        "Reset",
        () -> {
          Running now = running();
          now.session().diagnosis().acknowledge(published().view(), now.session().known());
          now.session().repropagate();
          now.keeper().checkSoon();
          return now.session().show(UnaryOperator.identity());
        });
  }

  /** A directory keeps a connection. */
  private static void closeGroups(Groups groups) {
    if (groups instanceof LdapGroups directory) {
      directory.close();
    }
  }

  private View change(
      String what, java.util.function.Function<Chooser, UnaryOperator<Selection>> choice) {
    return running().session().change(what, choice);
  }

  private String info(String id) {
    Running now = running();
    Chooser chooser = now.session().chooser();
    Proposal proposal = chooser.info(id);
    return Json.proposal(
        proposal,
        chooser.userTypeOf(proposal).map(UserType::folder).orElse(""),
        now.config().rules().groupOf(proposal.id()));
  }

  /** Requests that are refused before they get a turn are in the log all the same. */
  private <T> T logged(String what, Supplier<T> work) {
    try {
      return work.get();
    } catch (SdmException e) {
      Running now = running;
      if (now != null) {
        now.log().warn(what + ": " + e.sentence());
      }
      throw e;
    }
  }

  private Running running() {
    return whenStarted(() -> running);
  }

  private String beamline() {
    Running now = running;
    return now == null ? "" : now.config().rules().beamline();
  }

  private ZoneId zone() {
    Running now = running;
    return now == null ? ZoneOffset.UTC : now.config().rules().visitFormat().zone();
  }
}
