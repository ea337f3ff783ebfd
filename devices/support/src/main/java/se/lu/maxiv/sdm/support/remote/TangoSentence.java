package se.lu.maxiv.sdm.support.remote;

import fr.esrf.Tango.DevError;
import fr.esrf.Tango.DevFailed;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.omg.CORBA.TIMEOUT;

/** What a failed Tango call says, as the end of a sentence. */
public final class TangoSentence {
  private static final String LATE = "there was no answer in time.";
  private static final int LONGEST = 300;
  private static final Pattern BROKEN =
      Pattern.compile("COMM_FAILURE|TRANSIENT|OBJECT_NOT_EXIST|Connection refused");
  private static final Pattern TIMED_OUT = Pattern.compile("TIMEOUT|timed out");

  private TangoSentence() {}

  /** The first cause in one line. */
  public static String of(Exception failure) {
    return failure instanceof TIMEOUT ? LATE : sentence(words(failure));
  }

  /** The first cause in one line, of what came with an event or instead of a value. */
  public static String of(DevError @Nullable [] errors) {
    return errors == null || errors.length == 0 ? "no reason was given." : sentence(words(errors));
  }

  private static String sentence(String said) {
    if (TIMED_OUT.matcher(said).find()) {
      return LATE;
    }
    if (BROKEN.matcher(said).find()) {
      return "nothing answers where its server should be; is it running?";
    }
    String line = said.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " …";
  }

  /** Whether the connection is broken, which a new one may mend: TangORB's own list. */
  static boolean saysBroken(Exception failure) {
    return BROKEN.matcher(words(failure)).find();
  }

  private static String words(Exception failure) {
    if (failure instanceof DevFailed devFailed
        && devFailed.errors != null
        && devFailed.errors.length > 0) {
      return words(devFailed.errors);
    }
    return failure.toString();
  }

  private static String words(DevError[] errors) {
    return errors[0].desc + " [" + errors[0].reason + "]";
  }
}
