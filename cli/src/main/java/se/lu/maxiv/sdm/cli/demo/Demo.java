package se.lu.maxiv.sdm.cli.demo;

import java.io.PrintWriter;
import java.time.Duration;
import se.lu.maxiv.sdm.cli.tango.PathFixerClient;
import se.lu.maxiv.sdm.harness.PrivateTango;
import se.lu.maxiv.sdm.harness.ServerProcess;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * The demo: a private Tango database, a temporary disk, a PathFixer with the embedded user office,
 * and a walk through its main job. All of it ends with this JVM, however that ends.
 */
public final class Demo {
  private static final Duration END_LIMIT = Duration.ofSeconds(5);

  private final PrintWriter out;
  private final DemoAccounts accounts = DemoAccounts.ofCaller();

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
      DemoServer.register(tango, disk.properties())
          .forEach(change -> change.shown().forEach(line -> out.println("  " + line)));
      try (var server = start(tango)) {
        String selection = walk(disk);
        if (!once) {
          tell(tango, disk, selection);
          throw untilServerEnds(server);
        }
        server.process().terminate();
        server.process().awaitExit(END_LIMIT);
      }
    }
  }

  private ServerProcess start(PrivateTango tango) {
    long start = System.nanoTime();
    ServerProcess server = DemoServer.start(tango);
    out.printf(
        "PathFixer runs as process %d, ready after %d ms.%n",
        server.pid(), Duration.ofNanos(System.nanoTime() - start).toMillis());
    return server;
  }

  private String walk(DemoDisk disk) {
    var device = PathFixerClient.of(DemoServer.DEVICE);
    return new DemoWalk(device, new DemoTree(disk, accounts), accounts, out).walk();
  }

  private void tell(PrivateTango tango, DemoDisk disk, String selection) {
    out.printf(
        """

        It stays up. In another terminal:
          export TANGO_HOST=%s
          /usr/bin/python3 -c 'import tango; sdm = tango.DeviceProxy("%s"); print(sdm.Select(\"""%s\""")); print(sdm.Status())'
          %s/bin/sdm status %s
          ls -lR %s
        Ctrl-C ends it and removes everything.
        """,
        tango.tangoHost(),
        DemoServer.DEVICE,
        selection,
        DemoServer.home(),
        DemoServer.DEVICE,
        disk.dataRoot());
    out.flush();
  }

  // Ctrl-C ends the JVM here; the kernel and the disk's remover do the rest.
  private static SdmException untilServerEnds(ServerProcess server) {
    ProcessHandle.of(server.pid()).ifPresent(process -> process.onExit().join());
    return SdmException.dependency("PathFixer ended by itself:" + server.log());
  }
}
