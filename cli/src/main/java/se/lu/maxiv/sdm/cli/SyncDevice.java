package se.lu.maxiv.sdm.cli;

import com.fasterxml.jackson.databind.JsonNode;
import fr.esrf.TangoApi.ApiUtil;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleConsumer;
import picocli.CommandLine.Option;
import se.lu.maxiv.sdm.cli.tango.DeviceClient;
import se.lu.maxiv.sdm.cli.tango.TangoCall;
import se.lu.maxiv.sdm.harness.Await;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/** The ProposalSync that {@code sdm plan} and {@code sdm sync} talk to. */
final class SyncDevice {
  /** Some things are still to be done: a plan has changes, or some wait. */
  static final int PENDING = 2;

  private static final String CLASS = "ProposalSync";
  private static final Duration LONGEST = Duration.ofMinutes(60);
  private static final Duration LOOK = Duration.ofMillis(200);

  @Option(
      names = {"-d", "--device"},
      paramLabel = "device",
      description = "such as sys/sdm/proposalsync-01; the only one of its class if not given")
  private String device = "";

  /** Connects to it. */
  DeviceClient connect() {
    return DeviceClient.of(device.isEmpty() ? only() : device);
  }

  private static String only() {
    List<String> all =
        TangoCall.of(
            "Looking for a ProposalSync",
            () -> List.of(ApiUtil.get_db_obj().get_device_exported_for_class(CLASS)));
    if (all.size() != 1) {
      throw SdmException.outOfRange(
          "The Tango database has %d running devices of class %s; name one with --device."
              .formatted(all.size(), CLASS));
    }
    return all.get(0);
  }

  /**
   * What a plan's end means for a script: 0 nothing is to be done, 2 something is, 1 the user
   * office's answer cannot be used as it is.
   */
  static int outcome(DeviceClient client) {
    for (JsonNode finding : client.json("PlanJson").path("findings")) {
      if (finding.path("kind").asText().equals("OFFICE")) {
        return Sdm.REFUSED;
      }
    }
    return client.count("NumPendingChanges") == 0 ? 0 : PENDING;
  }

  /** Waits until nothing goes on, telling the progress in percent. */
  static void awaitEnd(DeviceClient client, DoubleConsumer progress) {
    try {
      Await.until("the end of what goes on", LONGEST, LOOK, () -> isIdle(client, progress));
    } catch (IllegalStateException e) {
      throw new SdmException(
          Reason.DEPENDENCY_ERROR, e.getMessage() + " The device goes on, see its Status.", e);
    }
  }

  private static boolean isIdle(DeviceClient client, DoubleConsumer progress) {
    if (!client.state().equals("RUNNING")) {
      return true;
    }
    progress.accept(client.amount("Progress"));
    return false;
  }
}
