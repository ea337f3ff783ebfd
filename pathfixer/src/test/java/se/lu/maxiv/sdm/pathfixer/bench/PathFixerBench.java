package se.lu.maxiv.sdm.pathfixer.bench;

import fr.esrf.Tango.DevFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import se.lu.maxiv.sdm.harness.PrivateTango;
import se.lu.maxiv.sdm.harness.bench.Report;

/**
 * The speed of PathFixer: {@code ./sdm bench pathfixer [folder]}, where the folder is on the disk
 * to be measured, else the one for temporary files.
 *
 * <p>Ratios are medians of five runs in which the sides take turns, so they hold on a busy machine
 * too; milliseconds and seconds do not. No acquisition system is told. The exit code is 0 when
 * every target is met, else 1.
 */
public final class PathFixerBench {
  private static final int READS = 10_000;

  private PathFixerBench() {}

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    if (!WithoutDns.isInside() && WithoutDns.isPossible()) {
      System.exit(WithoutDns.again(PathFixerBench.class, args));
    }
    if (WithoutDns.isInside()) {
      WithoutDns.swallowQuestions();
    }
    String folder = args.length > 0 ? args[0] : System.getProperty("java.io.tmpdir");
    Report report = new Report();
    run(Path.of(folder), report);
    report.print(System.out);
    System.exit(report.isAllMet() ? 0 : 1);
  }

  private static void run(Path disk, Report report) throws Exception {
    say("Java %s, load %s.".formatted(Runtime.version().feature(), load()));
    try (BenchSite site = new BenchSite(disk);
        PrivateTango tango = PrivateTango.start();
        Servers servers = new Servers(tango, site)) {
      say("Data and state are on %s in %s.".formatted(site.fileSystem(), disk));
      measure(tango, servers, site, report);
    }
    report.note(
        WithoutDns.isInside()
            ? "DNS was unreachable: %d questions had no answer.".formatted(WithoutDns.unanswered())
            : "DNS was as this machine has it: only root can make it unreachable.");
    report.note("Load at the end: " + load() + ".");
  }

  private static void measure(PrivateTango tango, Servers servers, BenchSite site, Report report)
      throws DevFailed, IOException, InterruptedException {
    var startAndMemory = new StartAndMemory(servers, report);
    try (Client client = selecting(tango, site)) {
      var selects = new Selects(client, site, report);
      selects.first();
      say("Reads ...");
      new Reads(tango, report).measure();
      say("Selects ...");
      selects.prepare();
      selects.measure();
      selects.measureOffices();
    }
    say("Fifty subscribers ...");
    new Crowd(tango, report).measure();
    say("Starts ...");
    startAndMemory.measureStart(tango);
    use(tango, site);
    startAndMemory.measureMemory();
  }

  /** What the memory is measured after. */
  private static void use(PrivateTango tango, BenchSite site) {
    try (Client reader = new Client(tango, "readers.py", "1");
        Client client = selecting(tango, site)) {
      reader.ask(
          Map.of(
              "device",
              Servers.PATHFIXER,
              "attribute",
              "SamplePath",
              "reads",
              READS,
              "seconds",
              60));
      new Selects(client, site, new Report()).hundred();
    }
  }

  private static Client selecting(PrivateTango tango, BenchSite site) {
    return new Client(
        tango,
        "selecting.py",
        Servers.PATHFIXER,
        site.stateFile(Servers.PATHFIXER).toString(),
        site.beamlineFolder().toString());
  }

  private static String load() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0];
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
