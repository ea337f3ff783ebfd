package se.lu.maxiv.sdm.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import se.lu.maxiv.sdm.cli.tango.DeviceClient;
import se.lu.maxiv.sdm.harness.Await;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/** MetadataCollector's job in words: a simulated scan, what described it, where it is kept. */
final class ScanWalk {
  private static final String ITEMS = "/se/lu/maxiv/sdm/demo/scientific-metadata.csv";
  private static final Duration SOON = Duration.ofSeconds(20);

  private final DeviceClient pathFixer;
  private final DeviceClient collector;
  private final Teller teller;

  ScanWalk(DeviceClient pathFixer, DeviceClient collector, Teller teller) {
    this.pathFixer = pathFixer;
    this.collector = collector;
    this.teller = teller;
  }

  /**
   * Walks.
   *
   * @param selection opens a session
   * @throws SdmException as soon as something is not as it shall be
   */
  void walk(String selection) {
    configure();
    String folder = pathFixer.command("Select", selection);
    String scan = begin(folder);
    end(scan, folder);
    snapshot();
    kept();
    pathFixer.command("EndSession");
  }

  private void configure() {
    teller.title("What describes a scan");
    Await.until("the start of MetadataCollector", SOON, () -> !collector.state().equals("INIT"));
    collector.order("Import", items());
    collector.order(
        "AddItem",
        "{\"group\": \"Storage\", \"name\": \"Free space\", \"device\": \"%s\", \"attribute\": \"FreeSpace\"}"
            .formatted(DemoServer.PATH_FIXER.device()));
    teller.say(
        "%d items, version %d: a facility's list, whose devices are not here, and one that is."
            .formatted(collector.count("NumItems"), collector.count("ConfigurationVersion")));
  }

  private String begin(String folder) {
    teller.title("A simulated scan");
    String request =
        "{\"number\": 1, \"title\": \"ascan sx 0 1 10 0.1\", \"folder\": \"%s\", \"detectors\": [\"eiger\"], \"axes\": [\"sx\"]}"
            .formatted(folder);
    String scan = collector.command("StartScan", request);
    teller.say("StartScan(%s)".formatted(request));
    teller.say("answered with the scan's identity, " + scan + ".");
    Teller.expect(collector.count("NumScans") <= 1, "there is one scan at most");
    return scan;
  }

  private void end(String scan, String folder) {
    String file = folder + "/scan_1.h5";
    write(Path.of(file));
    collector.order(
        "EndScan", "{\"scan\": \"%s\", \"points\": 11, \"files\": [\"%s\"]}".formatted(scan, file));
    Await.until(
        "the end of the scan to be complete",
        SOON,
        () ->
            !collector.json("LastScanJson").path("release").path("because").asText().isEmpty()
                && collector.count("NumScans") == 1
                && !collector.json("LastScanJson").path("after").path("entries").isEmpty());
    teller.say("EndScan: 11 points, and the file " + file + ".");
  }

  private void snapshot() {
    teller.title("What the instrument was doing when it began");
    JsonNode scan = collector.json("LastScanJson");
    int failing = 0;
    for (JsonNode entry : scan.path("before").path("entries")) {
      if (entry.path("reading").path("error").asText().isEmpty()) {
        teller.say("%s: %s".formatted(entry.path("item").path("name").asText(), value(entry)));
      } else {
        failing++;
      }
    }
    teller.say(
        "%d items could not be read, which cost the scan nothing; for instance:"
            .formatted(failing));
    teller.say(collector.lines("FailingItems").get(0));
  }

  private static String value(JsonNode entry) {
    return entry.path("reading").path("value").path("data").asText()
        + " "
        + entry.path("reading").path("unit").asText();
  }

  private void kept() {
    teller.title("Where it is kept");
    JsonNode whose = collector.json("LastScanJson").path("belonging");
    Teller.expect(whose.path("held").asText().isEmpty(), "the scan belongs to its visit");
    teller.say(
        "It belongs to proposal %s, visit %s, of %s."
            .formatted(
                whose.path("proposal").asText(),
                whose.path("visit").asText(),
                whose.path("principalInvestigator").asText()));
    teller.say(collector.text("StoreState"));
    teller.say(
        "%d scan is kept, OutboxDepth is %d: %s"
            .formatted(
                collector.count("NumScans"),
                collector.count("OutboxDepth"),
                collector.text("CatalogueState")));
  }

  private static String items() {
    try (InputStream in = ScanWalk.class.getResourceAsStream(ITEMS)) {
      if (in == null) {
        throw Teller.wrong("the distribution has " + ITEMS);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw failed("The demo's items could not be read", e);
    }
  }

  private static void write(Path file) {
    try {
      Files.writeString(file, "what a detector would write");
    } catch (IOException e) {
      throw failed("The demo's data file could not be written", e);
    }
  }

  private static SdmException failed(String what, IOException cause) {
    return new SdmException(Reason.DEPENDENCY_ERROR, what + ": " + cause + ".", cause);
  }
}
