package se.lu.maxiv.sdm.pathfixer;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.Account;
import se.lu.maxiv.sdm.model.Groups;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.UserOffice;
import se.lu.maxiv.sdm.pathfixer.acquisition.PropagateProperty;
import se.lu.maxiv.sdm.pathfixer.acquisition.Targets;
import se.lu.maxiv.sdm.pathfixer.core.Rules;
import se.lu.maxiv.sdm.pathfixer.core.Tree;
import se.lu.maxiv.sdm.pathfixer.core.targets.Acquisition;
import se.lu.maxiv.sdm.support.groups.FileGroups;
import se.lu.maxiv.sdm.support.groups.LdapGroups;
import se.lu.maxiv.sdm.support.groups.NssGroups;
import se.lu.maxiv.sdm.support.ldap.LdapConfig;
import se.lu.maxiv.sdm.support.posix.Accounts;
import se.lu.maxiv.sdm.support.posix.Capabilities;
import se.lu.maxiv.sdm.support.posix.PosixFolders;
import se.lu.maxiv.sdm.support.tango.Problems;
import se.lu.maxiv.sdm.support.useroffice.CachedUserOffice;
import se.lu.maxiv.sdm.support.useroffice.UserOffices;
import se.lu.maxiv.sdm.support.worker.BoundedWorker;
import se.lu.maxiv.sdm.support.worker.Workers;

/** Builds the parts of a PathFixer from its properties; what cannot be built is told at once. */
final class Composition {
  private static final Duration LOOK_UP_LIMIT = Duration.ofSeconds(1);
  private static final String ACCOUNTS = "looking up the accounts of the properties";

  private final Config config;
  private final String device;
  private final Clock clock;
  private final Workers workers;
  private final Problems problems = new Problems();

  private Composition(Config config, String device, Clock clock) {
    this.config = config;
    this.device = device;
    this.clock = clock;
    this.workers = new Workers(device);
  }

  /**
   * The parts of a device.
   *
   * @throws SdmException (CONFIGURATION_ERROR) naming everything that cannot be built
   */
  static Setup of(Config config, String device, Clock clock) {
    return new Composition(config, device, clock).build();
  }

  private Setup build() {
    tried(() -> inTime(stateWorker(), "looking at StateDirectory", this::stateDirectory));
    Account account = tried(this::account);
    Groups groups = tried(() -> groups(config.groups()));
    CachedUserOffice office =
        tried(() -> inTime(stateWorker(), "reading the last list", this::office));
    PropagateProperty targets = PropagateProperty.of(config.propagate(), config.closedValue());
    targets.problems().forEach(problem -> problems.add(withoutStop(problem)));
    Integer beamlineGid =
        groups == null ? null : tried(() -> inTime(names(), ACCOUNTS, () -> beamlineGid(groups)));
    problems.refuseIfAny(device);
    if (account == null || groups == null || office == null || beamlineGid == null) {
      throw new IllegalStateException("a part is missing and no problem was told");
    }
    return setup(account, groups, office, targets.targets(), beamlineGid);
  }

  private Setup setup(
      Account account,
      Groups groups,
      CachedUserOffice office,
      List<Acquisition> targets,
      int beamlineGid) {
    Rules rules = config.rules();
    Tree tree =
        new Tree(
            rules.dataRoot(),
            rules.beamline(),
            account,
            beamlineGid,
            config.visitMode(),
            config.createStatic());
    return new Setup(
        rules,
        new Storage(new PosixFolders(), tree, workers.of("storage", tree.root().toString()), clock),
        groups,
        new OfficeDesk(sources(office, groups), staff(rules)),
        new StateFile(config.stateDirectory(), device, clock),
        listener -> new Targets(targets, clock, listener),
        rights(),
        config.office().maxAge(),
        new Setup.Asking(
            groupsWorker("source of groups"),
            stateWorker(),
            workers.of("list of samples", tree.root().toString())),
        clock);
  }

  private Account account() {
    Account found = inTime(names(), ACCOUNTS, () -> Accounts.find(config.serviceAccount()));
    if (config.serviceAccount().isEmpty() && found.uid() == 0) {
      throw SdmException.configuration(
          "ServiceAccount is empty and the server runs as root, whose folders nobody could use;"
              + " name the beamline's service account");
    }
    return found;
  }

  /** What is asked can hang, and a device that starts must not. */
  private static <T> T inTime(BoundedWorker worker, String what, Callable<T> question) {
    return worker.call(what, question, LOOK_UP_LIMIT);
  }

  private BoundedWorker stateWorker() {
    return workers.of("state directory", config.stateDirectory().toString());
  }

  private BoundedWorker names() {
    return workers.of("name service", "");
  }

  private BoundedWorker groupsWorker(String kind) {
    return workers.of(kind, config.groups().kind() + " " + config.groups().ldapUrl());
  }

  private OfficeDesk.Sources sources(CachedUserOffice office, Groups groups) {
    return new OfficeDesk.Sources(
        office,
        workers.of("user office", config.office().url().toString()),
        groups,
        groupsWorker("source of staff"));
  }

  private OfficeDesk.Staff staff(Rules rules) {
    return new OfficeDesk.Staff(rules.beamline(), config.staffUsers(), rules.beamlineGroup());
  }

  private CachedUserOffice office() {
    Rules rules = config.rules();
    UserOffice office =
        UserOffices.open(
            config.office().url(),
            config.office().keyFile().orElse(null),
            rules.beamline(),
            rules.visitFormat().zone(),
            clock);
    String file = device.toLowerCase(Locale.ROOT).replace('/', '_') + ".office.json";
    return new CachedUserOffice(
        office, config.stateDirectory().resolve(file), rules.visitFormat().zone(), clock);
  }

  /** Needed only where static folders are made, so that nothing waits for it elsewhere. */
  private int beamlineGid(Groups groups) {
    return config.createStatic() ? groups.find(config.rules().beamlineGroup()).gid() : 0;
  }

  private static Groups groups(Config.GroupSource source) {
    if (source.kind().startsWith("file:")) {
      return new FileGroups(Path.of(source.kind().substring("file:".length())));
    }
    return source.kind().equals("ldap") ? ldap(source) : new NssGroups();
  }

  private static Groups ldap(Config.GroupSource source) {
    return new LdapGroups(
        new LdapConfig(
            URI.create(source.ldapUrl()),
            source.caFile().orElseThrow(),
            source.baseDn(),
            source.bindDn(),
            source.passwordFile().orElseThrow()));
  }

  /** With an account of its own the server is meant to give folders to groups it is not in. */
  private List<String> rights() {
    return config.serviceAccount().isEmpty() ? List.of() : Capabilities.current().missing();
  }

  private <T> @Nullable T tried(Supplier<T> part) {
    try {
      return part.get();
    } catch (SdmException e) {
      problems.add(withoutStop(e.sentence()));
      return null;
    }
  }

  private static String withoutStop(String sentence) {
    return sentence.replaceAll("\\.$", "");
  }

  private Path stateDirectory() {
    Path directory = config.stateDirectory();
    if (!Files.isDirectory(directory) || !Files.isWritable(directory)) {
      throw SdmException.configuration(
          "StateDirectory is '"
              + directory
              + "' and must be an existing directory that this server may write in");
    }
    return directory;
  }
}
