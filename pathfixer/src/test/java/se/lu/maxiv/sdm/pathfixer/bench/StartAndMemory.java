package se.lu.maxiv.sdm.pathfixer.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.lu.maxiv.sdm.harness.PrivateTango;
import se.lu.maxiv.sdm.harness.bench.Numbers;
import se.lu.maxiv.sdm.harness.bench.Report;

/** How long PathFixer takes to start, and what it keeps in memory. */
final class StartAndMemory {
  private static final int RUNS = 5;
  private static final double START_LIMIT = 3;
  private static final double MEMORY_LIMIT = 200;

  private final Servers servers;
  private final Report report;

  StartAndMemory(Servers servers, Report report) {
    this.servers = servers;
    this.report = report;
  }

  /** Starts both servers in turn, and reports; PathFixer runs then. */
  void measureStart(PrivateTango tango) {
    var pathfixer = new ArrayList<Double>();
    var pytango = new ArrayList<Double>();
    try (Client starting = new Client(tango, "starting.py")) {
      for (int run = 0; run < RUNS; run++) {
        pathfixer.add(servers.startPathFixer(starting));
        pytango.add(servers.startPyTango(starting));
      }
    }
    servers.restartPathFixer();
    double seconds = new Numbers(pathfixer).median();
    report.add(
        "start to ready",
        Report.text("%.2f s (PyTango %.2f s)", seconds, new Numbers(pytango).median()),
        "≤ 3 s",
        seconds <= START_LIMIT);
  }

  /** Reports the resident memory as it is now. */
  void measureMemory() throws IOException, InterruptedException {
    double all = status("VmRSS");
    report.add("resident memory", Report.text("%.0f MB", all), "≤ 200 MB", all <= MEMORY_LIMIT);
    double files = status("RssFile");
    report.note("The resident memory, after 10,000 reads and 100 Selects, consists of");
    report.note(Report.text("  %4.0f MB mapped files: the JVM, its class archive, jars", files));
    try {
      anonymous(all - files);
    } catch (IllegalStateException e) {
      report.note(Report.text("  %4.0f MB others; without jcmd it is not known what", all - files));
    }
  }

  private void anonymous(double all) throws IOException, InterruptedException {
    String heapInfo = jcmd("GC.heap_info");
    double heap = sum(heapInfo, "total (\\d+)K");
    double meta = sum(heapInfo, "Metaspace .*committed (\\d+)K");
    double code = sum(jcmd("Compiler.codecache"), "[' ]*Code.*: size=.* used=(\\d+)Kb");
    report.note(
        Report.text(
            "  %4.0f MB Java heap, %.0f in use", heap, sum(heapInfo, "total .*used (\\d+)K")));
    report.note(Report.text("  %4.0f MB classes (metaspace)", meta));
    report.note(Report.text("  %4.0f MB compiled code", code));
    report.note(
        Report.text(
            "  %4.0f MB the JVM's own (compiler, symbols, collector) and stacks of %s threads",
            all - heap - meta - code, line("Threads")));
  }

  private String jcmd(String command) throws IOException, InterruptedException {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    if (!Files.isExecutable(tool)) {
      throw new IllegalStateException("no jcmd");
    }
    Process process =
        new ProcessBuilder(tool.toString(), Long.toString(servers.pid()), command)
            .redirectErrorStream(true)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(text);
    }
    return text;
  }

  /** The sum of all matches, given in kB, in MB. */
  private static double sum(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    double sum = 0;
    while (matcher.find()) {
      sum += Double.parseDouble(matcher.group(1));
    }
    return sum / 1024;
  }

  /** A line of the process's status that is given in kB, in MB. */
  private double status(String name) throws IOException {
    return Double.parseDouble(line(name).replace("kB", "").strip()) / 1024;
  }

  private String line(String name) throws IOException {
    try (var lines = Files.lines(Path.of("/proc/" + servers.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith(name + ":"))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst()
          .orElseThrow();
    }
  }
}
