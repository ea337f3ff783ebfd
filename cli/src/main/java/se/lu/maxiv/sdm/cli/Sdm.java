package se.lu.maxiv.sdm.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * The command {@code bin/sdm}. Its exit codes: 0 done, 1 refused or false, 2 wrong usage, 3 not
 * reachable. An error is one sentence on standard error.
 */
@Command(
    name = "sdm",
    mixinStandardHelpOptions = true,
    versionProvider = Sdm.Version.class,
    description = "Use, register, check and show devices of Scientific Data Management.",
    subcommands = {
      SelectCommand.class,
      SampleCommand.class,
      EndCommand.class,
      StatusCommand.class,
      WatchCommand.class,
      CheckCommand.class,
      ExplainCommand.class,
      PlanCommand.class,
      SyncCommand.class,
      RegisterCommand.class,
      DemoCommand.class,
      HelpCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, or the answer is yes",
      "1:refused, or the answer is no",
      "2:wrong usage; of plan and sync: changes are pending",
      "3:the Tango database or device cannot be reached"
    })
public final class Sdm {
  static final int REFUSED = 1;
  static final int UNREACHABLE = 3;

  private Sdm() {}

  /** Runs the command of the arguments and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    // As Tango's C++ and Python; else Java would take the locale's.
    System.setProperty("jacorb.native_char_codeset", "ISO8859_1");
    // JTango and JacORB log what the sentence of a failure says already.
    if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
      root.setLevel(Level.OFF);
    }
    PrintWriter out = standardOutput();
    // TangORB prints banners, which would stand among what a command says.
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
    // TangORB's threads would keep the JVM alive.
    System.exit(commandLine().setOut(out).execute(arguments));
  }

  /**
   * Runs a command in this JVM.
   *
   * @return its exit code
   */
  public static int run(PrintWriter out, PrintWriter errors, String... arguments) {
    return commandLine().setOut(out).setErr(errors).execute(arguments);
  }

  private static PrintWriter standardOutput() {
    String charset = System.getProperty("stdout.encoding", Charset.defaultCharset().name());
    return new PrintWriter(new OutputStreamWriter(System.out, Charset.forName(charset)), true);
  }

  static CommandLine commandLine() {
    return new CommandLine(new Sdm()).setExecutionExceptionHandler(Sdm::explain);
  }

  private static int explain(Exception e, CommandLine line, CommandLine.ParseResult result) {
    SdmException told = e instanceof SdmException known ? known : mistake(e);
    line.getErr().println("sdm: " + told.sentence());
    if (line.getParseResult().hasMatchedOption(Answer.JSON)) {
      line.getOut().println(Answer.of(told).toPrettyString());
    }
    return told.reason() == Reason.COMMUNICATION_BROKEN ? UNREACHABLE : REFUSED;
  }

  private static SdmException mistake(Exception e) {
    return new SdmException(
        Reason.SOFTWARE_FAILURE,
        "an error in the program (%s): please report it with what you typed.".formatted(e),
        e);
  }

  /** What {@code sdm --version} prints: the version of the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Sdm.class.getPackage().getImplementationVersion();
      return new String[] {"sdm " + (version == null ? "of the source tree" : version)};
    }
  }
}
