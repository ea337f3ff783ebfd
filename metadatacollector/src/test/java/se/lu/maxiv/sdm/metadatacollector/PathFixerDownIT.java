package se.lu.maxiv.sdm.metadatacollector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.ServerCommand;
import se.lu.maxiv.sdm.harness.ServerProcess;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;

/** Scans while PathFixer is away, or says another thing than the place of the data. */
@TangoTest
class PathFixerDownIT extends OnCollector {
  private static final String SCRIPT =
      """
      import json
      from tango.server import Device, attribute, command, device_property, run

      class PathFixer(Device):
          Json = device_property(dtype=str, default_value="{}")
          SelectionJson = attribute(dtype=str)

          def read_SelectionJson(self):
              return self.Json

          @command(dtype_in=str)
          def Choose(self, text):
              self.Json = text

          @command(dtype_in=str, dtype_out=str)
          def ProposalInfo(self, proposal):
              person = {"username": "mcurie", "firstName": "Marie", "lastName": "Curie"}
              return json.dumps({"id": proposal, "title": "Radium", "group": "%s-group" % proposal,
                                 "userType": "visitors", "pi": person})

      run((PathFixer,))
      """;

  private static final String SELECTION =
      """
      {"username": "mcurie", "proposal": "%s", "visit": "2026112108", "sample": "", "beamline":
       "nanomax", "endstation": "e02", "userType": "visitors", "proposalGroup": "%1$s-group",
       "title": "Radium", "principalInvestigator": "Marie Curie", "path": "%s"}
      """;

  private TangoWorld world;
  private String pathFixer = "";
  private ServerProcess pathFixers;
  private CollectorClient client;
  private Path file;

  @BeforeEach
  void start(TangoWorld ofTest) throws Exception {
    world = ofTest;
    file = Files.writeString(raw().resolve("scan.h5"), "data");
    String name = world.freshServer("PathFixer");
    String selection = SELECTION.formatted("20260412", raw());
    pathFixer = world.register(name, "PathFixer", Map.of("Json", List.of(selection)));
    pathFixers = world.start(ServerCommand.python(name, world.script("PathFixer.py", SCRIPT)));
    var properties = new HashMap<>(properties());
    properties.put("PathFixerDevice", List.of(pathFixer));
    server = Optional.of(world.startHere(MetadataCollector.class, properties));
    client = new CollectorClient(world.proxy(server.get().device()));
  }

  @Test
  void whatBeganWithoutPathFixerIsMarkedAndSentByItselfWhenItIsBack() {
    pathFixers.kill();

    String withFolder = begun("\"folder\": \"%s\"".formatted(file.getParent()));
    String withFileOnly = begun("\"title\": \"ascan\"");
    ended(withFolder);
    ended(withFileOnly);
    client.await("both to be marked", () -> client.number("NumParked") == 2);
    assertThat(client.texts("Parked"))
        .allSatisfy(
            line -> assertThat(line).contains("HELD: PathFixer did not answer, so its principal"));
    assertThat(scicat.data().pids()).isEmpty();
    assertThat(client.state()).isEqualTo("ALARM");

    pathFixers.restart();
    awaitDelivered(withFolder);
    awaitDelivered(withFileOnly);
    assertThat(scicat.data().dataset(pid(withFileOnly)))
        .containsEntry("ownerGroup", "20260412-group")
        .containsEntry("principalInvestigators", List.of("Marie Curie"));
    client.await("the end of the alarm", () -> client.state().equals("ON"));
  }

  @Test
  void aScanWithoutAPlaceAndWithoutPathFixerIsNotGivenTheProposalOfBefore() {
    String before = begun("\"title\": \"ascan\"");
    ended(before);
    awaitDelivered(before);
    pathFixers.kill();

    String scan = begun("\"title\": \"ascan\"");
    client.order("EndScan", "{\"scan\": \"%s\"}".formatted(scan));
    client.await("it to be marked", () -> client.number("NumParked") == 1);
    pathFixers.restart();
    String after = begun("\"title\": \"ascan\"");
    ended(after);
    awaitDelivered(after);

    assertThat(client.texts("Parked"))
        .containsExactly(
            scan
                + " HELD: Its data are in no visit's folder and PathFixer did not answer; decide.");
    client.order(
        "Decide",
        "{\"scan\": \"%s\", \"proposal\": \"20260412\", \"visit\": \"2026112108\", \"userType\": \"visitors\"}"
            .formatted(scan));
    client.await("the decided one", () -> scicat.data().pids().contains(pid(scan)));
  }

  @Test
  void aScanWhoseDataLieElsewhereThanSelectedWaitsForAPerson() throws Exception {
    String other = raw().toString().replace("20260412", "20260413");
    choose(SELECTION.formatted("20260413", other));
    String scan = begun("\"folder\": \"%s\"".formatted(file.getParent()));
    ended(scan);
    client.await("it to be marked", () -> client.number("NumParked") == 1);
    choose(SELECTION.formatted("20260412", raw()));
    String agreeing = begun("\"folder\": \"%s\"".formatted(file.getParent()));
    ended(agreeing);
    awaitDelivered(agreeing);

    assertThat(client.texts("Parked"))
        .containsExactly(
            scan
                + " HELD: Its data lie in proposal 20260412, visit 2026112108, but 20260413, visit"
                + " 2026112108 was selected; decide.");
    client.order("Decide", "{\"scan\": \"%s\"}".formatted(scan));

    awaitDelivered(scan);
    assertThat(scicat.data().dataset(pid(scan))).containsEntry("ownerGroup", "20260412-group");
  }

  private String begun(String fields) {
    return client.ask("StartScan", "{%s}".formatted(fields));
  }

  private void ended(String scan) {
    client.order("AddFile", "{\"scan\": \"%s\", \"path\": \"%s\"}".formatted(scan, file));
    client.order("EndScan", "{\"scan\": \"%s\"}".formatted(scan));
  }

  private void choose(String selection) {
    new CollectorClient(world.proxy(pathFixer)).order("Choose", selection);
  }

  /** A file of a scan that had no folder is told with its whole path. */
  private void awaitDelivered(String scan) {
    client.await(
        "scan " + scan,
        () ->
            scicat.data().pids().contains(pid(scan))
                && scicat.data().files(pid(scan)).stream()
                    .map(path -> Path.of(path).getFileName().toString())
                    .toList()
                    .equals(List.of("scan.h5")));
  }

  private static String pid(String scan) {
    return "20.500.12345/" + scan;
  }
}
