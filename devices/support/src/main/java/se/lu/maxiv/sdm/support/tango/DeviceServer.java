package se.lu.maxiv.sdm.support.tango;

import fr.esrf.Tango.DevFailed;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tango.client.database.DatabaseFactory;
import org.tango.server.ServerManager;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * The start of a device server: {@code bin/PathFixer <instance> [-v[level]]}.
 *
 * <p>With {@code -Dsdm.listen=<address>} requests and events are served on that address only. Wrong
 * arguments end with exit code 2, a start that fails with 1, both with a sentence on stderr.
 * SIGTERM takes the devices out of the Tango database and ends.
 */
public final class DeviceServer {
  private static final Pattern INSTANCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
  private static final Pattern VERBOSE = Pattern.compile("-v[0-6]?");
  private static final int WRONG_ARGUMENTS = 2;
  private static final int CANNOT_START = 1;

  private DeviceServer() {}

  /**
   * Runs a server with one device class; returns when it serves, and the process stays. A start
   * that fails ends the process.
   *
   * @param args the command line
   * @param device the device class, whose simple name names the executable and the Tango class
   */
  public static void run(String[] args, Class<?> device) {
    int code = start(args, device, System.err);
    if (code != 0) {
      // JTango leaves threads behind that would keep the process
      System.exit(code);
    }
  }

  static int start(String[] args, Class<?> device, PrintStream err) {
    String server = device.getSimpleName();
    if (!acceptable(args)) {
      err.println(usage(server));
      return WRONG_ARGUMENTS;
    }
    try {
      FirstOnClassPath.check();
      serve(args, device);
      return 0;
    } catch (SdmException e) {
      err.println(e.sentence());
    } catch (DevFailed e) {
      err.println(StartFailure.sentence(server + "/" + args[0], e));
    } catch (RuntimeException e) {
      err.println(server + " does not start because of an error in the program; please report:");
      e.printStackTrace(err);
    }
    return CANNOT_START;
  }

  private static boolean acceptable(String[] args) {
    return args.length >= 1
        && INSTANCE.matcher(args[0]).matches()
        && Arrays.stream(args).skip(1).allMatch(VERBOSE.asMatchPredicate());
  }

  private static String usage(String server) {
    return """
    Usage: %s <instance> [-v[level]]
      <instance>  the server's instance in the Tango database, usually the endstation: b303a-e02
      -v[level]   log more: 4 information, 5 how things are done (-v alone), 6 every step
    The Tango database is the one that TANGO_HOST names."""
        .formatted(server);
  }

  private static void serve(String[] args, Class<?> device) throws DevFailed {
    JTangoSettings.apply();
    String tangoClass = device.getSimpleName();
    String server = tangoClass + "/" + args[0];
    refuseUnregistered(server, tangoClass);
    ServerManager.getInstance().addClass(tangoClass, device);
    ServerManager.getInstance().startError(withLevels(args), tangoClass);
    // not a constant: the logger must not exist before the settings are made
    Logger log = LoggerFactory.getLogger(DeviceServer.class);
    String[] devices = ServerManager.getInstance().getDevicesOfClass(tangoClass);
    log.info("{} is ready to accept requests for {}", server, String.join(", ", devices));
  }

  /** JTango wants a number behind -v. */
  private static String[] withLevels(String[] args) {
    return Arrays.stream(args).map(arg -> arg.equals("-v") ? "-v5" : arg).toArray(String[]::new);
  }

  private static void refuseUnregistered(String server, String tangoClass) throws DevFailed {
    String[] devices = DatabaseFactory.getDatabase().getDeviceList(server, tangoClass);
    if (List.of(devices).isEmpty()) {
      throw SdmException.configuration(
          "%s does not start: the Tango database has no device of class %s for it; register one with bin/sdm register or Jive."
              .formatted(server, tangoClass));
    }
  }
}
