package se.lu.maxiv.sdm.support.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;

/** A failed question to the directory, told as a sentence. */
public final class LdapFailure {
  private LdapFailure() {}

  /** Whether the connection is gone, not the question refused or left without an answer. */
  public static boolean isDeadConnection(LDAPException e) {
    ResultCode code = e.getResultCode();
    return code.equals(ResultCode.SERVER_DOWN)
        || code.equals(ResultCode.CONNECT_ERROR)
        || code.equals(ResultCode.UNAVAILABLE);
  }

  /**
   * Tells what failed.
   *
   * @return CONFIGURATION_ERROR for a refused account, COMMUNICATION_BROKEN when the directory
   *     cannot be reached or is too busy, else DEPENDENCY_ERROR
   */
  public static SdmException of(LdapConfig config, LDAPException e) {
    ResultCode code = e.getResultCode();
    String place = "The directory " + config.url();
    if (code.equals(ResultCode.INVALID_CREDENTIALS)) {
      return new SdmException(
          Reason.CONFIGURATION_ERROR,
          place
              + " refused the account "
              + Shown.quoted(config.bindDn())
              + "; check the bind DN, "
              + config.passwordFile()
              + " and whether the account is locked.",
          e);
    }
    if (isDeadConnection(e) || code.equals(ResultCode.BUSY) || isTimeout(code)) {
      return new SdmException(
          Reason.COMMUNICATION_BROKEN,
          place
              + " cannot be reached ("
              + first(e)
              + "); try again, or call the administrator of the directory.",
          e);
    }
    return new SdmException(
        Reason.DEPENDENCY_ERROR,
        place
            + " refused the question ("
            + first(e)
            + "); call the administrator of the directory.",
        e);
  }

  private static boolean isTimeout(ResultCode code) {
    return code.equals(ResultCode.TIMEOUT) || code.equals(ResultCode.TIME_LIMIT_EXCEEDED);
  }

  /**
   * The innermost cause's words: the library wraps them in long ones. Its own and the server's may
   * name people, but for those of a connection that was never made: these name hosts and
   * certificates, which an administrator must know.
   */
  private static String first(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof LDAPException said
            && !said.getResultCode().equals(ResultCode.CONNECT_ERROR)
        ? LdapWords.of(said)
        : Shown.plain(String.valueOf(cause.getMessage()));
  }
}
