package se.lu.maxiv.sdm.cli.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import se.lu.maxiv.sdm.cli.dsconfig.PropertyValues;
import se.lu.maxiv.sdm.cli.tango.DeviceClient;
import se.lu.maxiv.sdm.harness.PrivateTango;
import se.lu.maxiv.sdm.harness.ServerProcess;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * The demo: a private Tango database, a temporary disk, a ProposalSync and a PathFixer with the
 * embedded user office and directory, a MetadataCollector, and a walk through their main job. All
 * of it ends with this JVM, however that ends.
 */
public final class Demo {
  private static final Duration END_LIMIT = Duration.ofSeconds(5);

  private final PrintWriter out;
  private DemoAccounts accounts = DemoAccounts.ofCaller();

  private Demo(PrintWriter out) {
    this.out = out;
  }

  /**
   * Runs the demo.
   *
   * @param out where it tells
   * @param once whether it ends after the walk; otherwise it stays until the process is ended
   * @throws SdmException when it cannot be run, or something is not as it shall be
   */
  public static void run(PrintWriter out, boolean once) {
    try {
      new Demo(out).run(once);
    } catch (IllegalStateException e) {
      // the harness tells in words what is missing or did not come in time
      throw new SdmException(Reason.DEPENDENCY_ERROR, "The demo failed: " + e.getMessage(), e);
    }
  }

  private void run(boolean once) {
    try (var tango = PrivateTango.start().useInThisJvm();
        var disk = DemoDisk.make(accounts)) {
      out.printf("A Tango database of its own answers at TANGO_HOST=%s.%n", tango.tangoHost());
      try (var sync = start(tango, DemoServer.PROPOSAL_SYNC, disk.syncProperties())) {
        accounts = accounts.with(before());
        try (var server = start(tango, DemoServer.PATH_FIXER, disk.pathProperties(accounts))) {
          String selection = during(disk);
          try (var metadata =
              start(tango, DemoServer.METADATA_COLLECTOR, disk.metadataProperties())) {
            scan(selection);
            if (!once) {
              tell(tango, disk, selection);
              throw untilServerEnds(server);
            }
            end(metadata);
          }
          end(server);
        }
        end(sync);
      }
    }
  }

  private static void end(ServerProcess server) {
    server.process().terminate();
    server.process().awaitExit(END_LIMIT);
  }

  private ServerProcess start(PrivateTango tango, DemoServer demo, PropertyValues properties) {
    demo.register(tango, properties)
        .forEach(change -> change.shown().forEach(line -> out.println("  " + line)));
    long start = System.nanoTime();
    ServerProcess server = demo.start(tango);
    out.printf(
        "%s runs as process %d, ready after %d ms.%n",
        demo.tangoClass(), server.pid(), Duration.ofNanos(System.nanoTime() - start).toMillis());
    return server;
  }

  /** Before the experiment: the directory gets what the user office says. */
  private Map<String, Integer> before() {
    return new SyncWalk(DeviceClient.of(DemoServer.PROPOSAL_SYNC.device()), new Teller(out)).walk();
  }

  /** During the experiment: a visit is chosen. */
  private String during(DemoDisk disk) {
    var device = DeviceClient.of(DemoServer.PATH_FIXER.device());
    return new DemoWalk(device, new DemoTree(disk, accounts), accounts, new Teller(out)).walk();
  }

  /** A scan takes place in that session. */
  private void scan(String selection) {
    new ScanWalk(
            DeviceClient.of(DemoServer.PATH_FIXER.device()),
            DeviceClient.of(DemoServer.METADATA_COLLECTOR.device()),
            new Teller(out))
        .walk(selection);
  }

  private void tell(PrivateTango tango, DemoDisk disk, String selection) {
    out.printf(
        """

        It stays up. Its windows, in another terminal:
          TANGO_HOST=%s %s/bin/ctpathfixer %s
          TANGO_HOST=%s %s/bin/ctproposalsync %s
        In another terminal:
          export TANGO_HOST=%s
          /usr/bin/python3 -c 'import tango; sdm = tango.DeviceProxy("%s"); print(sdm.Select(\"""%s\""")); print(sdm.Status())'
          %s/bin/sdm status %s
          %s/bin/sdm plan || true
          ls -lR %s
        Ctrl-C ends it and removes everything.
        """,
        tango.tangoHost(),
        DemoServer.home(),
        DemoServer.PATH_FIXER.device(),
        tango.tangoHost(),
        DemoServer.home(),
        DemoServer.PROPOSAL_SYNC.device(),
        tango.tangoHost(),
        DemoServer.PATH_FIXER.device(),
        selection,
        DemoServer.home(),
        DemoServer.PATH_FIXER.device(),
        DemoServer.home(),
        disk.dataRoot());
    out.flush();
  }

  // Ctrl-C ends the JVM here; the kernel and the disk's remover do the rest.
  private static SdmException untilServerEnds(ServerProcess server) {
    ProcessHandle.of(server.pid()).ifPresent(process -> process.onExit().join());
    return SdmException.dependency("PathFixer ended by itself:" + server.log());
  }
}
