package se.lu.maxiv.sdm.cli.tango;

import fr.esrf.Tango.DevError;
import fr.esrf.Tango.DevFailed;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.omg.CORBA.SystemException;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.support.remote.TangoSentence;

/**
 * A call through TangORB, whose failure becomes a sentence. What cannot be reached has reason
 * {@link Reason#COMMUNICATION_BROKEN}; a refusal by one of our devices keeps its reason and words.
 */
@FunctionalInterface
public interface TangoCall<T> {
  /** TangORB's reasons for what cannot be reached; its exceptions' types do not tell it. */
  Pattern UNREACHABLE =
      Pattern.compile(
          "NOT_EXPORTED|NotDefined|CONNECTION_FAILED|CANNOT_IMPORT|TIMED_?OUT|TimedOut|TANGO_HOST"
              + "|HostName|CORBA");

  /** Makes the call. */
  T make() throws DevFailed;

  /**
   * Makes a call.
   *
   * @param attempt what is tried and on what, to begin a sentence with
   * @throws SdmException for every failure
   */
  static <T> T of(String attempt, TangoCall<T> call) {
    try {
      return call.make();
    } catch (DevFailed e) {
      throw failure(attempt, e);
    } catch (SystemException e) {
      throw unreachable(attempt, TangoSentence.of(e).replaceAll("[.?]+$", ""), e);
    }
  }

  /** A call that answers nothing. */
  @FunctionalInterface
  interface Quiet {
    /** Makes the call. */
    void make() throws DevFailed;
  }

  /**
   * Makes a call that answers nothing.
   *
   * @throws SdmException for every failure
   */
  static void run(String attempt, Quiet call) {
    of(
        attempt,
        () -> {
          call.make();
          return true;
        });
  }

  private static SdmException failure(String attempt, DevFailed e) {
    Optional<Reason> ours = Arrays.stream(e.errors).flatMap(TangoCall::ours).findFirst();
    if (ours.isPresent()) {
      return new SdmException(ours.get(), e.errors[0].desc, e);
    }
    if (Arrays.stream(e.errors).anyMatch(error -> UNREACHABLE.matcher(error.reason).find())) {
      return unreachable(attempt, words(e), e);
    }
    return new SdmException(
        Reason.DEPENDENCY_ERROR, "%s was refused: %s.".formatted(attempt, words(e)), e);
  }

  private static SdmException unreachable(String attempt, String words, Exception e) {
    return new SdmException(
        Reason.COMMUNICATION_BROKEN,
        "%s failed (%s): check TANGO_HOST, the name, and whether the server runs."
            .formatted(attempt, words),
        e);
  }

  private static Stream<Reason> ours(DevError error) {
    return Arrays.stream(Reason.values()).filter(reason -> reason.name().equals(error.reason));
  }

  // The first error is the cause; what follows tells who passed it on.
  private static String words(DevFailed e) {
    String words = e.errors.length == 0 ? String.valueOf(e.getMessage()) : e.errors[0].desc;
    return words.lines().findFirst().orElse("").replaceAll("\\s+", " ").replaceAll("[ !.]+$", "");
  }
}
