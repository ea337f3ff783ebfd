package se.lu.maxiv.sdm.cli.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import se.lu.maxiv.sdm.cli.dsconfig.Change;
import se.lu.maxiv.sdm.cli.dsconfig.DeviceEntry;
import se.lu.maxiv.sdm.cli.dsconfig.DsConfig;
import se.lu.maxiv.sdm.cli.dsconfig.Owner;
import se.lu.maxiv.sdm.cli.dsconfig.PropertyValues;
import se.lu.maxiv.sdm.cli.dsconfig.Registration;
import se.lu.maxiv.sdm.cli.dsconfig.Settings;
import se.lu.maxiv.sdm.cli.dsconfig.TangoDatabase;
import se.lu.maxiv.sdm.harness.PrivateTango;
import se.lu.maxiv.sdm.harness.ServerCommand;
import se.lu.maxiv.sdm.harness.ServerProcess;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * A server of the demo: registered as {@code sdm register} does it, started from {@code bin/}.
 *
 * @param tangoClass also the program's name
 * @param device its only device
 */
record DemoServer(String tangoClass, String device) {
  static final DemoServer PATH_FIXER = new DemoServer("PathFixer", "b303a-e02/ctl/sdm-01");
  static final DemoServer PROPOSAL_SYNC = new DemoServer("ProposalSync", "sys/sdm/proposalsync-01");
  static final DemoServer METADATA_COLLECTOR =
      new DemoServer("MetadataCollector", "b303a-e02/ctl/sdm-md-01");

  private static final String INSTANCE = "demo";
  private static final Duration READY_LIMIT = Duration.ofSeconds(30);

  /** Registers the device; what was done to the database is returned. */
  List<Change> register(PrivateTango tango, PropertyValues properties) {
    var settings = new Settings(new Owner.Device(device), properties, Map.of());
    var entry = new DeviceEntry(server(), tangoClass, device, null, settings);
    var database = new TangoDatabase(tango.database());
    List<Change> changes =
        Registration.plan(new DsConfig(List.of(entry), List.of()), database, true);
    database.apply(changes);
    return changes;
  }

  /** Starts the server in its own process and returns when its device answers. */
  ServerProcess start(PrivateTango tango) {
    Path program = home().resolve("bin").resolve(tangoClass);
    if (!Files.isExecutable(program)) {
      throw SdmException.configuration(
          "The demo needs '%s', which is not there: start it with bin/sdm or ./sdm demo."
              .formatted(program));
    }
    var command = ServerCommand.of(server(), List.of(program.toString(), INSTANCE));
    return ServerProcess.start(tango, command, READY_LIMIT);
  }

  private String server() {
    return tangoClass + "/" + INSTANCE;
  }

  /** Where the distribution lies. */
  static Path home() {
    return Path.of(System.getProperty("sdm.home", "."));
  }
}
