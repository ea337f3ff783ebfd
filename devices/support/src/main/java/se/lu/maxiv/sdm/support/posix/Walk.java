package se.lu.maxiv.sdm.support.posix;

import com.sun.jna.LastErrorException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.lu.maxiv.sdm.model.Folder;
import se.lu.maxiv.sdm.model.Folder.Kind;
import se.lu.maxiv.sdm.model.FolderPlan;
import se.lu.maxiv.sdm.model.FolderState;
import se.lu.maxiv.sdm.model.FolderState.Outcome;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * The way from the root to a plan's leaf, one open folder after the other. It keeps all of them
 * open until it is closed, so that what was changed can be synced in the end. Not thread-safe.
 */
final class Walk implements AutoCloseable {
  private static final int TRIES = 20;

  private final Deque<Dir> open = new ArrayDeque<>();
  private final Set<Dir> changed = new LinkedHashSet<>();

  private Walk(Dir root) {
    open.push(root);
  }

  /** Begins at the root, which may be reached through links. */
  static Walk from(Path root) {
    try {
      return new Walk(Dir.root(root));
    } catch (LastErrorException e) {
      throw SdmException.configuration(
          "The data root "
              + root
              + " cannot be opened ("
              + e.getMessage()
              + "); mount it or correct the property DataRoot.");
    }
  }

  /** The innermost folder reached. */
  Dir here() {
    return open.getFirst();
  }

  /** Goes the whole way, making and checking; what was made is synced whatever comes after it. */
  List<FolderState> make(FolderPlan plan) {
    List<FolderState> states = new ArrayList<>();
    try {
      for (Folder folder : plan.chain()) {
        states.add(enter(folder, plan.makeStatic()));
      }
    } catch (SdmException e) {
      syncBeside(e);
      throw e;
    }
    sync();
    return states;
  }

  /** Goes one down if it is there; false when it is missing. */
  boolean enterExisting(String name) {
    Optional<Dir> child = look(name);
    child.ifPresent(open::push);
    return child.isPresent();
  }

  /** Notes a new entry in the innermost folder, to be synced. */
  void changedHere() {
    changed.add(here());
  }

  /** Makes what was changed survive a power loss: the new folders and the entries above them. */
  void sync() {
    for (Dir dir : changed) {
      try (Dir readable = dir.readable()) {
        Libc.fsync(readable.fd());
      } catch (LastErrorException e) {
        throw Failure.of("sync", dir.path(), e);
      }
    }
    changed.clear();
  }

  @Override
  public void close() {
    open.forEach(Dir::close);
  }

  private void syncBeside(SdmException first) {
    try {
      sync();
    } catch (SdmException e) {
      first.addSuppressed(e);
    }
  }

  private FolderState enter(Folder wanted, boolean makeStatic) {
    for (int i = 0; i < TRIES; i++) {
      Optional<Dir> child = look(wanted.name());
      if (child.isPresent()) {
        open.push(child.get());
        return verified(wanted);
      }
      refuseMissingStatic(wanted, makeStatic);
      Optional<Dir> made = NewFolder.make(here(), wanted);
      if (made.isPresent()) {
        return made(made.get());
      }
    }
    throw SdmException.notAllowed(
        here().path().resolve(wanted.name())
            + " was replaced again and again while it was made; find out who is changing "
            + here().path()
            + " and try again.");
  }

  /** Goes down into a folder just made. */
  FolderState made(Dir dir) {
    changed.add(here());
    changed.add(dir);
    open.push(dir);
    return state(dir.path(), Outcome.MADE, dir.stat(), "");
  }

  private FolderState verified(Folder wanted) {
    Dir dir = here();
    Stat found = dir.stat();
    FolderCheck check = FolderCheck.of(wanted, dir.path(), found);
    if (check.outcome() == Outcome.REPAIRED) {
      found = Rights.set(dir, wanted);
      changed.add(dir);
    }
    return state(dir.path(), check.outcome(), found, check.note());
  }

  private static FolderState state(Path path, Outcome outcome, Stat stat, String note) {
    return new FolderState(path, outcome, stat.uid(), stat.gid(), stat.mode(), note);
  }

  /** The folder of that name, empty when nothing is there; anything but a folder is refused. */
  private Optional<Dir> look(String name) {
    try {
      return Optional.of(here().child(name));
    } catch (LastErrorException e) {
      return switch (e.getErrorCode()) {
        case Libc.ENOENT -> Optional.empty();
        case Libc.ENOTDIR, Libc.ELOOP -> throw inTheWay(name);
        default -> throw Failure.of("enter", here().path().resolve(name), e);
      };
    }
  }

  private SdmException inTheWay(String name) {
    return SdmException.notAllowed(
        here().path().resolve(name)
            + " is "
            + kindOf(name)
            + " where a folder belongs; ask beamline staff to move it away.");
  }

  private String kindOf(String name) {
    try {
      return here().entry(name).kind();
    } catch (LastErrorException e) {
      return "no folder"; // gone or changed since: what it was is not known any more
    }
  }

  private void refuseMissingStatic(Folder wanted, boolean makeStatic) {
    if (wanted.kind() == Kind.STATIC && !makeStatic) {
      throw SdmException.configuration(
          "The folder "
              + here().path().resolve(wanted.name())
              + " is missing; the administrator must make it with "
              + FolderCheck.wish(wanted)
              + ".");
    }
  }
}
