package se.lu.maxiv.sdm.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import se.lu.maxiv.sdm.cli.inspect.Finding;
import se.lu.maxiv.sdm.cli.inspect.Inspection;
import se.lu.maxiv.sdm.cli.inspect.Registered;
import se.lu.maxiv.sdm.cli.tango.DeviceClient;

/** {@code sdm check}: whether a device is set up well, or data may be written to a path. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = Sdm.Version.class,
    description = {
      "Without a path: look whether a device is set up well and works, in sentences. Whatever runs,"
          + " a MetadataCollector's PathFixer, Doors, store, secrets and catalogue are looked at.",
      "With a path: ask a PathFixer whether the path belongs to the present session. Prints OK, or"
          + " why not: NO_SESSION, OTHER_SAMPLE, OTHER_VISIT, OTHER_PROPOSAL, OUTSIDE.",
      "Exit code 0: yes, 1: no."
    })
final class CheckCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "device", description = "such as b303a-e02/ctl/sdm-01")
  private String device = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "path", description = "a file or folder")
  private @Nullable String path;

  @Mixin private Answer answer = new Answer();

  @Override
  public Integer call() {
    return path == null ? setUp(Inspection.of(Registered.lookUp(device))) : belongs(path);
  }

  private int belongs(String asked) {
    String verdict = DeviceClient.of(device).command("CheckPath", asked);
    boolean isOk = verdict.equals("OK");
    var json = JsonNodeFactory.instance.objectNode().put("ok", isOk);
    answer.print(json.put("path", asked).put("verdict", verdict), out -> out.println(verdict));
    return isOk ? 0 : Sdm.REFUSED;
  }

  private int setUp(List<Finding> findings) {
    long wrong = findings.stream().filter(Finding::isWrong).count();
    var json = JsonNodeFactory.instance.objectNode().put("ok", wrong == 0).put("device", device);
    var list = json.putArray("findings");
    findings.forEach(
        finding ->
            list.addObject()
                .put("verdict", finding.verdict().name())
                .put("about", finding.about())
                .put("sentence", finding.sentence()));
    answer.print(json, out -> print(findings, wrong, out));
    return wrong == 0 ? 0 : Sdm.REFUSED;
  }

  private void print(List<Finding> findings, long wrong, PrintWriter out) {
    for (Finding finding : findings) {
      String verdict = finding.verdict().name().toLowerCase(Locale.ROOT);
      out.printf("%-5s  %s: %s%n", verdict, finding.about(), finding.sentence());
    }
    out.println(wrong == 0 ? "Nothing is wrong with " + device + "." : count(wrong));
  }

  private String count(long wrong) {
    return wrong == 1
        ? "One thing is wrong with " + device + "."
        : "%d things are wrong with %s.".formatted(wrong, device);
  }
}
