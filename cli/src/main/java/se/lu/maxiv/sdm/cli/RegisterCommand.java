package se.lu.maxiv.sdm.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import se.lu.maxiv.sdm.cli.dsconfig.Change;
import se.lu.maxiv.sdm.cli.dsconfig.DsConfigReader;
import se.lu.maxiv.sdm.cli.dsconfig.Mandatory;
import se.lu.maxiv.sdm.cli.dsconfig.Registration;
import se.lu.maxiv.sdm.cli.dsconfig.TangoDatabase;
import se.lu.maxiv.sdm.model.SdmException;

/** {@code sdm register}: makes the Tango database hold what a dsconfig file says. */
@Command(
    name = "register",
    mixinStandardHelpOptions = true,
    versionProvider = Sdm.Version.class,
    description = {
      "Make the Tango database hold what a dsconfig file says: servers, devices, properties.",
      "Shows the database calls that are needed; makes them only with --write. A second time there"
          + " is nothing to do. A file without a property that a device needs is refused."
    })
final class RegisterCommand implements Callable<Integer> {
  @Parameters(paramLabel = "dsconfig.json", description = "the file")
  private Path file = Path.of("");

  @Option(
      names = {"-w", "--write"},
      description = "change the database")
  private boolean write;

  @Option(
      names = {"-u", "--update"},
      description = "remove no device and no property that the file does not have")
  private boolean update;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var wanted = DsConfigReader.read(file);
    var database = TangoDatabase.connect();
    refuseIncomplete(Mandatory.missing(wanted, database, !update));
    List<Change> changes = Registration.plan(wanted, database, !update);
    PrintWriter out = spec.commandLine().getOut();
    changes.forEach(change -> change.shown().forEach(out::println));
    if (write) {
      database.apply(changes);
    }
    out.println(summary(changes.size()));
    return 0;
  }

  private void refuseIncomplete(List<String> missing) {
    if (!missing.isEmpty()) {
      throw SdmException.configuration(
          "'%s' was not registered: %s Complete the file."
              .formatted(file, String.join(" ", missing)));
    }
  }

  private String summary(int calls) {
    if (calls == 0) {
      return "The Tango database is as the file says: nothing to do.";
    }
    return write
        ? "%d database calls made.".formatted(calls)
        : "%d database calls needed, none made: repeat with --write.".formatted(calls);
  }
}
