package se.lu.maxiv.sdm.pathfixer.remote;

import fr.esrf.Tango.DevError;
import fr.esrf.Tango.DevFailed;
import java.util.regex.Pattern;
import org.omg.CORBA.TIMEOUT;

/** What a failed Tango call says, as the end of a sentence. */
final class TangoSentence {
  private static final int LONGEST = 300;
  private static final Pattern BROKEN =
      Pattern.compile("COMM_FAILURE|TRANSIENT|OBJECT_NOT_EXIST|Connection refused");
  private static final Pattern TIMED_OUT = Pattern.compile("TIMEOUT|timed out");

  private TangoSentence() {}

  /** The first cause in one line. */
  static String of(Exception failure) {
    String said = words(failure);
    if (failure instanceof TIMEOUT || TIMED_OUT.matcher(said).find()) {
      return "there was no answer in time.";
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
      DevError first = devFailed.errors[0];
      return first.desc + " [" + first.reason + "]";
    }
    return failure.toString();
  }
}
