package se.lu.maxiv.sdm.support.posix;

import com.sun.jna.LastErrorException;
import java.util.Optional;
import se.lu.maxiv.sdm.model.Folder;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * Makes one folder so that nobody can have another one given away in its place.
 *
 * <p>mkdirat(2) returns no descriptor. Between it and openat(2) whoever may write in the parent
 * (raw is 2770: every member of the proposal) can rename our folder away and put something else
 * there under its name:
 *
 * <ul>
 *   <li>a link or a file: openat refuses it;
 *   <li>a folder of his own: its owner is not the one ours was made with, so it is not touched;
 *   <li>somebody else's folder. To bring one from elsewhere rename(2) asks for write permission in
 *       the folder itself, as its ".." changes; inside one parent it does not. So as long as we
 *       work as the service account he can bring only folders of the service account which he may
 *       change anyway. Root, however, must not make folders as root and give them away: any
 *       root-owned folder that stands in the same parent could be slipped in, whatever its mode.
 * </ul>
 *
 * <p>So root makes the folder as the account ({@link ActingAs}), and nothing that belongs to
 * another one is ever changed. Only where nobody but root can change the parent (the beamline's
 * folder, 2755) root makes it itself, which the account could not, and gives it away. Where the
 * owner shall be root, it must be root's, 0700 and empty: what could be slipped in is an empty
 * folder that stood in raw already.
 */
final class NewFolder {
  private static final int ROOT = 0;
  private static final int ALL = 0777;
  private static final int OWNER_ONLY = 0700;

  private final Dir parent;
  private final Folder wanted;

  private NewFolder(Dir parent, Folder wanted) {
    this.parent = parent;
    this.wanted = wanted;
  }

  /**
   * Makes it, with the owner, group and mode wanted.
   *
   * @return the open folder, or empty when something was or is by now under that name
   * @throws SdmException when it cannot be made
   */
  static Optional<Dir> make(Dir parent, Folder wanted) {
    return new NewFolder(parent, wanted).make();
  }

  private Optional<Dir> make() {
    try {
      int maker = mkdir();
      return opened(maker);
    } catch (LastErrorException e) {
      if (e.getErrorCode() == Libc.EEXIST) {
        return Optional.empty();
      }
      throw Failure.of("make", parent.path().resolve(wanted.name()), e);
    }
  }

  /** Returns whose number the new folder carries. */
  private int mkdir() {
    int self = Libc.geteuid();
    Stat above = parent.stat();
    if (self == wanted.uid() || isRootsAlone(above)) {
      parent.make(wanted.name());
      return self;
    }
    if (self != ROOT) {
      throw notOurs(self);
    }
    // the parent's group as the only one: whether the account may make it there is for the parent
    // to say, which the beamline's group may have been given for
    ActingAs.run(wanted.uid(), above.gid(), () -> parent.make(wanted.name()));
    return wanted.uid();
  }

  private static boolean isRootsAlone(Stat above) {
    return Libc.geteuid() == ROOT && above.uid() == ROOT && above.isChangedByOwnerOnly();
  }

  private Optional<Dir> opened(int maker) {
    Optional<Dir> child = child();
    boolean done = false;
    try {
      if (child.isPresent() && isFresh(child.get(), maker)) {
        Rights.set(child.get(), wanted);
        done = true;
      }
    } finally {
      if (!done) {
        child.ifPresent(Dir::close);
      }
    }
    return done ? child : Optional.empty();
  }

  private Optional<Dir> child() {
    try {
      return Optional.of(parent.child(wanted.name()));
    } catch (LastErrorException e) {
      return Optional.empty(); // a link by now, or gone: the next look says which
    }
  }

  private static boolean isFresh(Dir made, int maker) {
    Stat now = made.stat();
    return now.uid() == maker && (now.mode() & ALL) == OWNER_ONLY && made.names().isEmpty();
  }

  private SdmException notOurs(int self) {
    return SdmException.configuration(
        parent.path().resolve(wanted.name())
            + " is missing and shall have "
            + FolderCheck.wish(wanted)
            + ", but the server runs as uid "
            + self
            + ", which cannot give folders away; start it as uid "
            + wanted.uid()
            + " or as root.");
  }
}
