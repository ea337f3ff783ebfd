package se.lu.maxiv.sdm.metadatacollector.tango;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.Await;
import se.lu.maxiv.sdm.harness.ServerCommand;
import se.lu.maxiv.sdm.harness.ServerProcess;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;
import se.lu.maxiv.sdm.metadatacollector.core.ProposalFacts;
import se.lu.maxiv.sdm.metadatacollector.core.Selected;

/** Against a device that answers as PathFixer does. */
@TangoTest
class PathFixerSelectionIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String SCRIPT =
      """
      import json
      from tango.server import Device, attribute, command, device_property, run

      class PathFixer(Device):
          Json = device_property(dtype=str, default_value="{}")
          SelectionJson = attribute(dtype=str)

          def read_SelectionJson(self):
              return self.Json

          @command(dtype_in=str, dtype_out=str)
          def ProposalInfo(self, proposal):
              if proposal == "20259999":
                  raise Exception("no such proposal")
              person = {"username": "mcurie", "firstName": "Marie", "lastName": "Curie\\u00e5"}
              info = {"id": proposal, "title": "T", "group": "%s-group" % proposal,
                      "userType": "visitors", "beamlines": ["b"], "restricted": False,
                      "principalInvestigator": "Marie Curie", "pi": person}
              if proposal == "20250002":
                  del info["pi"]
              return json.dumps(info)

      run((PathFixer,))
      """;

  private TangoWorld world;

  @BeforeEach
  void start(TangoWorld ofTest) {
    world = ofTest;
  }

  @Test
  void whatIsSelectedIsReadWhole() {
    String json =
        "{\"username\": \"mcurie\", \"proposal\": \"20250001\", \"visit\": \"2026112208\","
            + " \"sample\": \"s\", \"beamline\": \"b\", \"endstation\": \"e\", \"userType\":"
            + " \"visitors\", \"proposalGroup\": \"20250001-group\", \"title\": \"\\u00b5\","
            + " \"principalInvestigator\": \"Marie Curie\", \"path\": \"/data/raw\"}";

    try (var selection = new PathFixerSelection(pathFixer(json).devices().get(0))) {
      assertThat(selection.now())
          .contains(
              new Selected(
                  "mcurie",
                  "20250001",
                  "2026112208",
                  "s",
                  "b",
                  "e",
                  "visitors",
                  "20250001-group",
                  "µ",
                  "Marie Curie",
                  "/data/raw"));
    }
  }

  @Test
  void whatIsMissingIsEmpty() {
    try (var selection = new PathFixerSelection(pathFixer("{\"visit\": null}").devices().get(0))) {
      Selected selected = selection.now().orElseThrow();

      assertThat(selected.visit()).isEmpty();
      assertThat(selected.isSession()).isFalse();
    }
  }

  @Test
  void whatIsNoObjectIsNothing() {
    try (var list = new PathFixerSelection(pathFixer("[]").devices().get(0));
        var garbage = new PathFixerSelection(pathFixer("{").devices().get(0))) {
      assertThat(list.now()).isEmpty();
      assertThat(garbage.now()).isEmpty();
    }
  }

  @Test
  void proposalIsAskedFor() {
    try (var selection = new PathFixerSelection(pathFixer("{}").devices().get(0))) {
      assertThat(selection.proposal("20250001"))
          .contains(
              new ProposalFacts(
                  "20250001", "T", "Marie", "Curieå", "", "20250001-group", "visitors"));
      assertThat(selection.proposal("20250002").orElseThrow().principalInvestigator())
          .isEqualTo("Marie Curie");
      assertThat(selection.proposal("20259999")).isEmpty();
    }
  }

  @Test
  void deviceThatIsHungOrDeadIsNothingAndIsFoundAgain() {
    ServerProcess server = pathFixer("{}");
    try (var selection = new PathFixerSelection(server.devices().get(0))) {
      assertThat(selection.now()).isPresent();
      server.freeze();
      Await.until("the hang", PATIENCE, () -> selection.now().isEmpty());
      server.thaw();
      Await.until("the answer", PATIENCE, () -> selection.now().isPresent());
      server.kill();
      assertThat(selection.now()).isEmpty();
      server.restart();
      Await.until("the device", PATIENCE, () -> selection.now().isPresent());
    }
  }

  @Test
  void withoutAPathFixerNothingIsKnown() {
    try (var selection = new PathFixerSelection("")) {
      assertThat(selection.now()).isEmpty();
      assertThat(selection.proposal("20250001")).isEmpty();
    }
  }

  private ServerProcess pathFixer(String json) {
    String server = world.freshServer("PathFixer");
    world.register(server, "PathFixer", Map.of("Json", List.of(json)));
    return world.start(ServerCommand.python(server, world.script("PathFixer.py", SCRIPT)));
  }
}
