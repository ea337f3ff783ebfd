package se.lu.maxiv.sdm.support.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What may be shown of a failed request: the result code and, where there are any, the error number
 * and the place in the server's program by which Active Directory's diagnostic texts begin
 * (000020D6: SvcErr: DSID-031007DB, …). The rest of such a text, and of the library's own, may hold
 * DNs and with them people's names: it goes to the log at level DEBUG only.
 */
public final class LdapWords {
  private static final Logger LOG = LoggerFactory.getLogger(LdapWords.class);
  private static final Pattern NUMBER = Pattern.compile("^\\s*([0-9A-Fa-f]{8})\\b");
  private static final Pattern PLACE = Pattern.compile("\\bDSID-[0-9A-Fa-f]{1,16}\\b");

  private LdapWords() {}

  /**
   * Such as "68 entry already exists, 00002071, DSID-031A11E6"; writes the full text to the log.
   */
  public static String of(LDAPException e) {
    LOG.debug("A request to the directory failed: {}", e.getExceptionMessage());
    String said = e.getDiagnosticMessage() == null ? "" : e.getDiagnosticMessage();
    var words = new StringBuilder();
    words.append(e.getResultCode().intValue()).append(' ').append(e.getResultCode().getName());
    Matcher number = NUMBER.matcher(said);
    if (number.find()) {
      words.append(", ").append(number.group(1));
    }
    Matcher place = PLACE.matcher(said);
    if (place.find()) {
      words.append(", ").append(place.group());
    }
    return words.toString();
  }
}
