package se.lu.maxiv.sdm.support.posix;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.lu.maxiv.sdm.model.Account;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;

/** The account named by the property ServiceAccount. */
public final class Accounts {
  private static final Pattern NUMBERS = Pattern.compile("([0-9]{1,10}):([0-9]{1,10})");
  private static final Pattern ALL_DIGITS = Pattern.compile("[0-9]+");

  private Accounts() {}

  /**
   * The account meant. May block as {@link NameService} does.
   *
   * @param property an account's name, or "uid:gid" for one this host does not know, or the empty
   *     string for the account the process runs as
   * @throws SdmException (CONFIGURATION_ERROR) when it is a bare number or there is no such account
   */
  public static Account find(String property) {
    if (property.isEmpty()) {
      return own();
    }
    Matcher numbers = NUMBERS.matcher(property);
    if (numbers.matches()) {
      return new Account(
          property, number(property, numbers.group(1)), number(property, numbers.group(2)));
    }
    if (ALL_DIGITS.matcher(property).matches()) {
      throw SdmException.configuration(
          "The service account "
              + Shown.quoted(property)
              + " is a bare number; give its name, or its numbers as uid:gid.");
    }
    return NameService.account(property).orElseThrow(() -> unknown(property));
  }

  /** The account this process runs as; "uid 4001" where the host has no name for it. */
  public static Account own() {
    int uid = Libc.geteuid();
    String name = NameService.account(uid).map(Account::name).orElse("uid " + uid);
    return new Account(name, uid, Libc.getegid());
  }

  private static int number(String property, String digits) {
    long number = Long.parseLong(digits);
    if (number > Integer.MAX_VALUE) {
      throw SdmException.configuration(
          "The service account "
              + Shown.quoted(property)
              + " has a number above 2147483647; correct it.");
    }
    return (int) number;
  }

  private static SdmException unknown(String name) {
    return SdmException.configuration(
        "The service account "
            + Shown.quoted(name)
            + " is not known to this host; correct the property ServiceAccount or have the account"
            + " made.");
  }
}
