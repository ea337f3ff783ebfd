package se.lu.maxiv.sdm.cli;

import java.time.Duration;
import picocli.CommandLine.Option;
import se.lu.maxiv.sdm.cli.tango.DeviceClient;
import se.lu.maxiv.sdm.harness.Await;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/** Waiting until a PathFixer's targets have confirmed the path, if a script wants that. */
final class Ready {
  private static final Duration LOOK = Duration.ofMillis(50);

  @Option(
      names = {"-w", "--wait"},
      paramLabel = "seconds",
      description = "wait until ReadyToScan, so long at most; else 1")
  private int seconds;

  /**
   * Waits.
   *
   * @throws SdmException (DEPENDENCY_ERROR) naming the targets when it took too long
   */
  void await(DeviceClient device) {
    if (seconds <= 0) {
      return;
    }
    try {
      Await.until(
          "the targets", Duration.ofSeconds(seconds), LOOK, () -> device.truth("ReadyToScan"));
    } catch (IllegalStateException e) {
      throw new SdmException(
          Reason.DEPENDENCY_ERROR,
          "The path is selected, but %s was not ready to scan after %d s: %s; see bin/sdm check %1$s."
              .formatted(device.name(), seconds, device.lines("Propagation")),
          e);
    }
  }
}
