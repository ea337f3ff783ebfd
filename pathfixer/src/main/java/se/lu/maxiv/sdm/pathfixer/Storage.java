package se.lu.maxiv.sdm.pathfixer;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.Account;
import se.lu.maxiv.sdm.model.DataPath;
import se.lu.maxiv.sdm.model.FolderPlan;
import se.lu.maxiv.sdm.model.FolderState;
import se.lu.maxiv.sdm.model.Folders;
import se.lu.maxiv.sdm.model.SampleName;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.UserType;
import se.lu.maxiv.sdm.pathfixer.core.ChosenProposal;
import se.lu.maxiv.sdm.pathfixer.core.Place;
import se.lu.maxiv.sdm.pathfixer.core.Selection;
import se.lu.maxiv.sdm.pathfixer.core.Tree;
import se.lu.maxiv.sdm.support.worker.BoundedWorker;

/**
 * What a session needs of the storage, each call within a limit: at most one of them ever hangs.
 */
final class Storage {
  /** The regular file below which a closed path lies. */
  static final String BAR = "NO-SESSION";

  private static final String ADVICE = "choose-proposal-and-visit-in-PathFixer";

  /** Below a device file nothing can be made, whatever becomes of the data root. */
  static final Path NOWHERE = Path.of("/dev/null", BAR, ADVICE);

  private final Folders folders;
  private final Tree tree;
  private final Clock clock;
  private final BoundedWorker worker;

  Storage(Folders folders, Tree tree, BoundedWorker worker, Clock clock) {
    this.folders = folders;
    this.tree = tree;
    this.clock = clock;
    this.worker = worker;
  }

  /** The same tree on other folders. */
  Storage on(Folders others) {
    return new Storage(others, tree, worker, clock);
  }

  /**
   * A place and what had to be repaired for it.
   *
   * @param place made and, unless only checked, proved
   * @param repairs sentences for the log
   * @param freeSpace in GB (10⁹ bytes), to a tenth
   */
  record Prepared(Place place, List<String> repairs, double freeSpace) {}

  /** Makes, checks and proves the folders of a complete selection. */
  Prepared prepare(Selection selection, int gid, Duration limit) {
    return worker.call(
        "making the folders of " + visitOf(selection),
        () -> {
          DataPath path = pathOf(selection);
          var repairs = make(path, gid, selection.sample());
          folders.prove(tree.data(path, gid, selection.sample()), tree.account());
          return new Prepared(place(path, gid, selection.sample()), repairs, freeSpace(path));
        },
        limit);
  }

  /**
   * The user type under which a proposal has a folder already, which another endstation may have
   * made; the wished one if there are several, empty if there is none.
   */
  Optional<UserType> typeOnDisk(ChosenProposal wished, Duration limit) {
    return worker.call(
        "looking for the folder of proposal " + wished.id(),
        () ->
            Stream.concat(Stream.of(wished.userType()), Arrays.stream(UserType.values()))
                .filter(type -> folders.exists(tree.proposalFolder(type, wished.id())))
                .findFirst(),
        limit);
  }

  /** Makes and selects the next numbered sample folder in the visit's raw. */
  SampleName nextSample(Place present, String name, Duration limit) {
    return worker.call(
        "making the next sample folder in " + present.data().raw(),
        () -> {
          FolderPlan raw = tree.data(present.data(), present.gid(), null);
          folders.make(raw);
          return new SampleName(folders.makeNumbered(raw, tree.sampleFolder(name, present.gid())));
        },
        limit);
  }

  /**
   * The samples in a place's raw, the last changed one first; folders whose name is none are left
   * out. Blocks with the storage, so it is for a worker other than the one of all other calls.
   *
   * @param most how many at most
   */
  List<String> samples(Place present, int most) {
    return folders.newest(tree.data(present.data(), present.gid(), null), most).stream()
        .filter(SampleName::isValid)
        .toList();
  }

  /** Checks again that a place is as it was made; repairs what is ours. */
  List<String> check(Place place, @Nullable SampleName sample, Duration limit) {
    return worker.call(
        "checking " + place.samplePath(), () -> make(place.data(), place.gid(), sample), limit);
  }

  /** Removes what an interrupted proof of that selection may have left. */
  void sweep(Selection selection, int gid, Duration limit) {
    worker.call(
        "sweeping " + visitOf(selection),
        () -> {
          folders.sweep(tree.data(pathOf(selection), gid, selection.sample()));
          return true;
        },
        limit);
  }

  /**
   * What keeps closed targets from writing.
   *
   * @param closedPath the path they are given: nothing can be made there
   * @param trouble why the file is not in the first place it could be in, empty when it is
   * @param isMade whether it stands anywhere
   */
  record Bar(Path closedPath, String trouble, boolean isMade) {}

  /**
   * Makes sure that closed targets cannot write: a regular file in one of the beamline's folders.
   *
   * @throws SdmException when the storage does not answer; then nothing is known of the file
   */
  Bar bar(Duration limit) {
    return worker.call("making " + BAR, this::barSomewhere, limit);
  }

  /** Free space where a place is, in GB (10⁹ bytes), to a tenth. */
  double freeSpace(Place place, Duration limit) {
    return worker.call(
        "asking for the free space of " + place.data().root(),
        () -> freeSpace(place.data()),
        limit);
  }

  private double freeSpace(DataPath path) {
    return Math.round(folders.freeBytes(path.raw()) / 1e8) / 10.0;
  }

  private Bar barSomewhere() {
    String trouble = "";
    for (UserType type : UserType.values()) {
      try {
        folders.bar(tree.beamlineFolder(type), BAR, tree.account());
        return new Bar(closedPath(type), trouble, true);
      } catch (SdmException e) {
        trouble = trouble.isEmpty() ? e.sentence() : trouble;
      }
    }
    return new Bar(NOWHERE, trouble, false);
  }

  private Path closedPath(UserType type) {
    return tree.beamlineFolder(type).leaf().resolve(BAR).resolve(ADVICE);
  }

  private List<String> make(DataPath path, int gid, @Nullable SampleName sample) {
    var states = new ArrayList<>(folders.make(tree.process(path, gid)));
    states.addAll(folders.make(tree.data(path, gid, sample)));
    return states.stream().map(FolderState::note).filter(note -> !note.isEmpty()).toList();
  }

  private Place place(DataPath path, int gid, @Nullable SampleName sample) {
    return new Place(path, path.samplePath(sample), gid, nameOf(tree.account()), clock.instant());
  }

  private DataPath pathOf(Selection selection) {
    return selection.dataPath(tree.root(), tree.beamline()).orElseThrow();
  }

  private static String visitOf(Selection selection) {
    return selection.requireProposal().id() + "/" + selection.requireVisit().folder();
  }

  private static String nameOf(Account account) {
    return account.name();
  }
}
