package se.lu.maxiv.sdm.pathfixer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tango.server.annotation.Command;
import se.lu.maxiv.sdm.harness.Markdown;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.pathfixer.core.ChosenVisit;
import se.lu.maxiv.sdm.pathfixer.core.Condition;
import se.lu.maxiv.sdm.pathfixer.core.PathCheck;
import se.lu.maxiv.sdm.pathfixer.core.ProposalChoice;
import se.lu.maxiv.sdm.pathfixer.core.View;
import se.lu.maxiv.sdm.pathfixer.core.targets.Board;
import se.lu.maxiv.sdm.pathfixer.core.targets.TargetStatus;
import se.lu.maxiv.sdm.support.tango.AttributeRow;
import se.lu.maxiv.sdm.support.tango.PropertyTable;

/** The README says what the program is: names, defaults, types, answers, commands and files. */
class ReadmeTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NONE = "–";
  private static final Map<Class<?>, String> TYPES =
      Map.of(String.class, "DevString", String[].class, "DevVarStringArray", void.class, "DevVoid");

  /** The top of the source tree. */
  private static final Path ROOT = Path.of(System.getProperty("sdm.root", ".."));

  private final Markdown readme = Markdown.read(ROOT.resolve("README.md"));

  @Test
  void everyPropertyStandsThereWithItsDefault() {
    List<List<String>> real =
        PropertyTable.of(PathFixer.class).stream()
            .map(row -> List.of(row.name(), orNone(String.join(" ", row.defaultLines()))))
            .toList();

    assertThat(firstCells("Properties", 2))
        .as("README, Properties")
        .containsExactlyInAnyOrderElementsOf(real);
  }

  @Test
  void everyAttributeStandsThereWithTypeAndAccessInTheOrderOfEvents() {
    List<List<String>> real =
        Attributes.table(new PathFixer(), () -> "", () -> ZoneOffset.UTC, Clock.systemUTC())
            .rows()
            .stream()
            .map(ReadmeTest::described)
            .toList();

    assertThat(firstCells("Attributes", 3))
        .as("README, Attributes")
        .containsExactlyElementsOf(real);
  }

  @Test
  void everyCommandStandsThereWithItsTypes() {
    List<List<String>> real =
        Arrays.stream(PathFixer.class.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Command.class))
            .map(ReadmeTest::described)
            .toList();

    assertThat(firstCells("Commands", 3))
        .as("README, Commands")
        .containsExactlyInAnyOrderElementsOf(real);
  }

  @Test
  void everyStateAnswerAndStatusStandsThere() {
    assertThat(readme.column("States", 0)).containsExactlyElementsOf(names(Condition.values()));
    assertThat(readme.column("CheckPath", 0)).containsExactlyElementsOf(names(PathCheck.values()));
    assertThat(readme.column("Targets", 0)).containsExactlyElementsOf(names(TargetStatus.values()));
  }

  @Test
  void theExamplesForCommandsAreAccepted() {
    assertThatCode(() -> Json.select(readme.json("Select"))).doesNotThrowAnyException();
    assertThatCode(() -> Json.makeVisit(readme.json("MakeVisit"))).doesNotThrowAnyException();
  }

  @Test
  void theExamplesOfAnswersHaveTheFieldsOfTheRealOnes() throws IOException {
    JsonNode selection = JSON.readTree(Json.selection(View.STARTING, "nanomax", ZoneOffset.UTC));
    List<String> entry =
        Stream.of(Board.Entry.class.getRecordComponents()).map(RecordComponent::getName).toList();

    assertThat(fields(JSON.readTree(readme.json("SelectionJson")))).isEqualTo(fields(selection));
    assertThat(JSON.readTree(readme.json("PropagationJson")))
        .isNotEmpty()
        .allSatisfy(target -> assertThat(fields(target)).isEqualTo(entry));
  }

  @Test
  void theExampleOfChoicesIsTheRealForm() throws IOException {
    var visit = new ChosenVisit("2026112108", "v1", Instant.EPOCH, Instant.EPOCH);
    var choice = new ProposalChoice(new ProposalId("20260412"), "", "", null, List.of(visit));
    JsonNode real = JSON.readTree(Json.choices(List.of(choice), List.of("a"), ZoneOffset.UTC));
    JsonNode shown = JSON.readTree(readme.json("Choices"));

    assertThat(fields(shown)).isEqualTo(fields(real));
    assertThat(fields(shown.at("/proposals/0"))).isEqualTo(fields(real.at("/proposals/0")));
    assertThat(fields(shown.at("/proposals/0/visits/0")))
        .isEqualTo(fields(real.at("/proposals/0/visits/0")));
  }

  @Test
  void everyCommandLineExists() throws IOException {
    String launcher = Files.readString(ROOT.resolve("sdm"));
    List<String> ofLauncher = groups("(?m)^\\./sdm ([a-z-]+)", launcher);
    List<String> ofCli = new ArrayList<>(groups("(?m)^\\s+name = \"([a-z-]+)\"", cliSources()));
    ofCli.add("help");

    assertThat(readme.commandsOf("./sdm")).isNotEmpty().isSubsetOf(ofLauncher);
    assertThat(readme.commandsOf("bin/sdm")).isNotEmpty().isSubsetOf(ofCli);
  }

  @Test
  void everyLinkLeadsSomewhere() {
    assertThat(readme.links())
        .isNotEmpty()
        .allSatisfy(
            target -> {
              if (target.startsWith("#")) {
                assertThat(readme.anchors()).contains(target.substring(1));
              } else {
                assertThat(ROOT.resolve(target)).exists();
              }
            });
  }

  @Test
  void theFilesForTheTangoDatabaseSetPropertiesThatExist() throws IOException {
    List<String> known =
        PropertyTable.of(PathFixer.class).stream().map(PropertyTable.Row::name).toList();

    try (Stream<Path> files = Files.list(ROOT.resolve("tango-db-config"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".json")))
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(
                          JSON.readTree(file.toFile())
                              .at("/servers/PathFixer")
                              .findValues("properties"))
                      .isNotEmpty()
                      .allSatisfy(set -> assertThat(fields(set)).isSubsetOf(known)));
    }
  }

  private List<List<String>> firstCells(String heading, int columns) {
    return readme.table(heading).stream().map(row -> row.subList(0, columns)).toList();
  }

  private static List<String> described(AttributeRow<View> row) {
    return List.of(row.name(), row.kind().tangoName(), row.writable() ? "RW" : "R");
  }

  private static List<String> described(Method command) {
    String name = command.getAnnotation(Command.class).name();
    Class<?> in = command.getParameterCount() == 0 ? void.class : command.getParameterTypes()[0];
    return List.of(name, type(in), type(command.getReturnType()));
  }

  private static String type(Class<?> java) {
    return Objects.requireNonNull(TYPES.get(java), "no Tango type for " + java);
  }

  private static List<String> names(Enum<?>[] values) {
    return Stream.of(values).map(Enum::name).toList();
  }

  private static List<String> fields(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static String cliSources() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(ROOT.resolve("cli/src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith("Command.java")).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  private static List<String> groups(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).toList();
  }

  private static String orNone(String text) {
    return text.isEmpty() ? NONE : text;
  }
}
