package se.lu.maxiv.sdm.model;

import java.nio.file.Path;
import java.util.List;

/**
 * The storage. A port; every call may block for as long as the storage hangs, so call it from a
 * worker with a limit.
 *
 * <p>Nothing below a plan's root is ever followed through a link.
 */
public interface Folders {
  /**
   * Makes what is missing and checks what exists, from the root downwards: our own folder with a
   * wrong group or mode is repaired; one without owner-write is a closed visit and refused; a
   * foreign owner, a link or a file in the way is refused, but a sample's folder of another owner
   * is accepted when its group is right and it has group rwx and setgid; static folders are never
   * made or changed unless the plan says so.
   *
   * @return the folders in the plan's order
   * @throws SdmException with one sentence naming the folder; what was made before stays
   */
  List<FolderState> make(FolderPlan plan);

  /**
   * Makes one more folder below the plan's leaf, named {@code NNNN_<name>} with the highest number
   * there plus one, or the next when somebody else is faster.
   *
   * @param below the plan whose leaf is raw, made already
   * @param folder its owner, group, mode and the name without number
   * @return the name that was made, for instance {@code 0003_name}
   */
  String makeNumbered(FolderPlan below, Folder folder);

  /**
   * Writes, syncs, reads and removes a small file in the plan's leaf as the given account, without
   * any right to pass over permissions.
   *
   * @throws SdmException when the account cannot write there
   */
  void prove(FolderPlan plan, Account account);

  /**
   * Makes sure that a regular file stands in the plan's leaf, so that no path below it can exist or
   * be made: where acquisition is pointed while there is no session.
   *
   * @param name the file's name, a plain one
   * @param account its owner
   * @throws SdmException when something else is in the way or it cannot be made
   */
  void bar(FolderPlan below, String name, Account account);

  /** Whether the plan's leaf exists as a folder, reached without a link; nothing is made. */
  boolean exists(FolderPlan plan);

  /**
   * The names of the folders directly in the plan's leaf, the most recently changed first; none
   * when it is missing. Of a leaf with very many entries only some thousands are looked at.
   *
   * @param most how many names at most, 1 or more
   */
  List<String> newest(FolderPlan plan, int most);

  /** Removes what an interrupted proof left in that folder; a missing folder is no error. */
  void sweep(FolderPlan plan);

  /** Free space for unprivileged users where the folder is, in bytes. */
  long freeBytes(Path folder);
}
