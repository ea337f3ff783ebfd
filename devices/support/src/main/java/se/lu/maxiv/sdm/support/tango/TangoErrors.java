package se.lu.maxiv.sdm.support.tango;

import fr.esrf.Tango.DevError;
import fr.esrf.Tango.DevFailed;
import fr.esrf.Tango.ErrSeverity;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * The one translator from our exceptions to Tango's, used at every entry point of a device. A
 * client sees a reason of the finite list, one sentence and an origin such as {@code
 * PathFixer.Select}; never a stack trace.
 */
public final class TangoErrors {
  private static final Logger LOG = LoggerFactory.getLogger(TangoErrors.class);

  private TangoErrors() {}

  /**
   * Runs the body of a command that answers.
   *
   * @param origin device class and command or attribute, {@code PathFixer.Select}
   * @param work what the command does
   * @param <T> what it answers
   * @return what the work answers
   * @throws DevFailed for every exception of the work
   */
  public static <T> T guard(String origin, Supplier<T> work) throws DevFailed {
    try {
      return work.get();
    } catch (SdmException e) {
      LOG.debug("{} refused: {}", origin, e.sentence(), e.getCause());
      throw of(origin, e);
    } catch (RuntimeException | Error e) {
      LOG.error("{} failed in a way that nobody thought of", origin, e);
      throw of(origin, surprise(origin, e));
    }
  }

  /**
   * Runs the body of a command or a write that answers nothing.
   *
   * @param origin device class and command or attribute, {@code PathFixer.Sample}
   * @param work what the command does
   * @throws DevFailed for every exception of the work
   */
  public static void guard(String origin, Runnable work) throws DevFailed {
    guard(
        origin,
        () -> {
          work.run();
          return true;
        });
  }

  /**
   * The Tango form of a refusal.
   *
   * @param origin device class and command or attribute
   * @param refusal what is to be said
   */
  public static DevFailed of(String origin, SdmException refusal) {
    DevError error =
        new DevError(
            refusal.reason().name(),
            ErrSeverity.ERR,
            TangoText.of(refusal.sentence()),
            TangoText.of(origin));
    // not through DevFailedUtils, which logs a stack trace and names itself as origin
    return new DevFailed(refusal.sentence(), new DevError[] {error});
  }

  private static SdmException surprise(String origin, Throwable cause) {
    return new SdmException(
        Reason.SOFTWARE_FAILURE,
        "%s failed because of an error in the program (%s); nothing more is known here, the server's log has the details: please report them."
            .formatted(origin, cause.getClass().getSimpleName()),
        cause);
  }
}
