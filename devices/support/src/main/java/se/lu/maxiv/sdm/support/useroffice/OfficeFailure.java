package se.lu.maxiv.sdm.support.useroffice;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;

/** The sentences for a user office on the web that gives no answer, or an error for one. */
final class OfficeFailure {
  private OfficeFailure() {}

  /** It cannot be reached, or the connection broke. */
  static SdmException unreachable(URI uri, Throwable cause) {
    return new SdmException(
        Reason.COMMUNICATION_BROKEN,
        "The user office at " + OfficeUrl.shown(uri) + why(cause),
        cause);
  }

  /** The whole answer did not come in time. */
  static SdmException tooSlow(URI uri, Duration limit, Throwable cause) {
    return new SdmException(
        Reason.COMMUNICATION_BROKEN,
        "The user office at "
            + OfficeUrl.shown(uri)
            + " did not give its whole answer within "
            + limit.toMillis() / 1000.0
            + " s; ask those who run it.",
        cause);
  }

  /** It answered with a status other than 200. */
  static SdmException status(URI uri, int status, @Nullable KeyFile keyFile) {
    return SdmException.dependency(
        "The user office at " + OfficeUrl.shown(uri) + meaning(status, keyFile) + ".");
  }

  /** It sends elsewhere. */
  static SdmException redirect(URI uri, Optional<URI> to) {
    return SdmException.dependency(
        "The user office at "
            + OfficeUrl.shown(uri)
            + " sends to "
            + to.map(OfficeUrl::shown).orElse("nowhere")
            + ", which is not followed since it is another server (often a log-in page); put the"
            + " right address into UserOfficeUrl.");
  }

  private static String why(Throwable cause) {
    if (cause instanceof HttpConnectTimeoutException) {
      return " took no connection within 2 s; check the network and UserOfficeUrl.";
    }
    if (cause instanceof ConnectException) {
      return isUnknownHost(cause)
          ? " was not found: the host name is not known; check UserOfficeUrl."
          : " refused the connection; check that it runs, and UserOfficeUrl.";
    }
    String told = Shown.plain(String.valueOf(cause.getMessage()));
    if (cause instanceof SSLException) {
      return " was not trusted (" + told + "); check its certificate.";
    }
    return " broke off its answer (" + told + "); ask those who run it.";
  }

  private static boolean isUnknownHost(Throwable cause) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof UnresolvedAddressException) {
        return true;
      }
    }
    return false;
  }

  private static String meaning(int status, @Nullable KeyFile keyFile) {
    if (status == 401 || status == 403) {
      return " refused the request ("
          + status
          + "): "
          + (keyFile == null
              ? "name a file with its key in UserOfficeKeyFile"
              : "put a valid key into " + keyFile.path());
    }
    if (status == 404) {
      return " knows no such page (404): check UserOfficeUrl";
    }
    if (status >= 500) {
      return " failed in itself (" + status + "): ask those who run it";
    }
    return " answered with status " + status + " instead of 200: check UserOfficeUrl";
  }
}
