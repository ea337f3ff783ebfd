package se.lu.maxiv.sdm.metadatacollector.store;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;

/** What a database's error means to a person. */
final class StoreFailure {
  private static final int BASIC = 0xff;

  private StoreFailure() {}

  /**
   * The sentence of an error.
   *
   * @param what was tried, such as "write scan 1234"
   * @return OPERATION_NOT_ALLOWED when the row cannot be beside others, else DEPENDENCY_ERROR
   */
  static SdmException of(StoreUrl url, String what, Throwable error) {
    SQLException cause = cause(error);
    if (isConflict(cause)) {
      return new SdmException(
          Reason.OPERATION_NOT_ALLOWED,
          "The store %s refused to %s: another row is in its place (%s)."
              .formatted(url.shown(), what, words(cause)),
          error);
    }
    return new SdmException(
        Reason.DEPENDENCY_ERROR,
        "The store %s could not %s: %s.".formatted(url.shown(), what, why(cause)),
        error);
  }

  /** Whether a server has no connection for us, or ended the one that was there. */
  static boolean isAway(Throwable error) {
    return isAway(cause(error));
  }

  private static boolean isAway(SQLException cause) {
    String state = cause.getSQLState() == null ? "" : cause.getSQLState();
    return state.startsWith("08") || state.startsWith("57P") || state.equals("53300");
  }

  private static String why(SQLException cause) {
    return cause instanceof SQLiteException lite ? sqlite(lite) : postgresql(cause);
  }

  private static String sqlite(SQLiteException cause) {
    return switch (cause.getResultCode().code & BASIC) {
      case 13 -> "its disk is full; make room on it"; // SQLITE_FULL
      case 5, 6 -> "another program holds it; see that only this server uses the file";
      case 8 -> "it may only be read; give this server's account the right to write";
      case 10 -> "its disk fails (" + words(cause) + "); look at the disk";
      case 11, 26 -> "it is damaged or no SQLite file; put a backup in its place";
      case 14 -> "it cannot be opened; give this server's account the right to write there";
      default -> words(cause);
    };
  }

  private static String postgresql(SQLException cause) {
    String state = cause.getSQLState() == null ? "" : cause.getSQLState();
    if (state.startsWith("28")) {
      return "it refused the login; check the user in StoreUrl and StorePasswordFile";
    }
    if (state.equals("3D000")) {
      return "there is no such database; have it created";
    }
    if (state.equals("42501")) {
      return "the user may not do that (" + words(cause) + "); let the user own the database";
    }
    if (state.equals("53100")) {
      return "its disk is full; make room on it";
    }
    return isAway(cause)
        ? "it does not answer (" + words(cause) + "); see that it runs and can be reached"
        : words(cause);
  }

  private static boolean isConflict(SQLException cause) {
    if (cause instanceof SQLiteException lite) {
      return (lite.getResultCode().code & BASIC) == SQLiteErrorCode.SQLITE_CONSTRAINT.code;
    }
    return cause.getSQLState() != null && cause.getSQLState().startsWith("23");
  }

  /** The first line: PostgreSQL adds hints and positions. */
  private static String words(SQLException cause) {
    String message = cause.getMessage() == null ? "" : cause.getMessage().strip();
    String first = Shown.plain(message.lines().findFirst().orElse("no reason given"));
    return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
  }

  /** The innermost, which is the database's own; a pool's says only that it waited. */
  private static SQLException cause(Throwable error) {
    SQLException found = new SQLException(error.getMessage());
    for (Throwable at = error; at != null; at = at.getCause()) {
      if (at instanceof SQLException sql) {
        found = sql;
      }
    }
    return found;
  }
}
