package se.lu.maxiv.sdm.support.posix;

import com.sun.jna.LastErrorException;
import java.nio.file.Path;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/** A failed call to the system, told as a sentence. */
final class Failure {
  private Failure() {}

  /**
   * The sentence for a failed call.
   *
   * @param attempt what was tried, to stand before the path: "make", "read"
   */
  static SdmException of(String attempt, Path path, LastErrorException cause) {
    int errno = cause.getErrorCode();
    String sentence = "Could not " + attempt + " " + path + ": " + why(errno, cause) + ".";
    return new SdmException(reason(errno), sentence, cause);
  }

  /** What went wrong and what to do, without a full stop. */
  static String why(int errno, LastErrorException cause) {
    return switch (errno) {
      case Libc.EACCES, Libc.EPERM ->
          "the system does not allow it to uid "
              + Libc.geteuid()
              + "; check owner, group and mode of the folders on the way, and that the server has"
              + " the rights it said it needs at its start";
      case Libc.ENOSPC -> "the storage is full; free some space";
      case Libc.EDQUOT -> "the quota is used up; free some space or have it raised";
      case Libc.EROFS -> "the storage is mounted read-only; call the administrator";
      case Libc.ENOENT -> "it does not exist; call the administrator if it should";
      default -> cause.getMessage() + "; call the administrator";
    };
  }

  static Reason reason(int errno) {
    return switch (errno) {
      case Libc.EACCES, Libc.EPERM -> Reason.CONFIGURATION_ERROR;
      default -> Reason.DEPENDENCY_ERROR;
    };
  }
}
