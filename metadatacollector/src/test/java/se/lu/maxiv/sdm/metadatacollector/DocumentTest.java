package se.lu.maxiv.sdm.metadatacollector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tango.server.annotation.Command;
import se.lu.maxiv.sdm.harness.Markdown;
import se.lu.maxiv.sdm.support.tango.PropertyTable;

/** The document says what the program is: properties, attributes, commands. */
class DocumentTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path ROOT = Path.of(System.getProperty("sdm.root", ".."));
  private static final String NONE = "–";
  private static final Map<Class<?>, String> TYPES =
      Map.of(
          String.class, "DevString",
          String[].class, "DevString[]",
          int.class, "DevLong",
          void.class, "DevVoid");

  private final Markdown document = Markdown.read(ROOT.resolve("metadatacollector/README.md"));

  @Test
  void everyPropertyStandsThereWithItsDefaultAndMeaning() {
    List<List<String>> real =
        PropertyTable.of(MetadataCollector.class).stream()
            .map(row -> List.of(row.name(), orNone(row.defaultLines()), row.description()))
            .toList();

    assertThat(document.table("Properties")).containsExactlyInAnyOrderElementsOf(real);
  }

  @Test
  void everyAttributeStandsThereWithTypeAccessAndMeaningInTheOrderOfEvents() {
    List<List<String>> real =
        Attributes.table().rows().stream()
            .map(
                row ->
                    List.of(
                        row.name(),
                        row.kind().tangoName(),
                        row.writable() ? "RW" : "R",
                        row.description()))
            .toList();

    assertThat(document.table("Attributes")).containsExactlyElementsOf(real);
  }

  @Test
  void everyCommandStandsThereWithItsTypes() {
    List<List<String>> real =
        Arrays.stream(MetadataCollector.class.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Command.class))
            .map(DocumentTest::described)
            .toList();

    assertThat(document.table("Commands").stream().map(row -> row.subList(0, 3)))
        .containsExactlyInAnyOrderElementsOf(real);
  }

  @Test
  void theFilesForTheTangoDatabaseSetPropertiesThatExist() throws IOException {
    List<String> known =
        PropertyTable.of(MetadataCollector.class).stream().map(PropertyTable.Row::name).toList();

    try (Stream<Path> files = Files.list(ROOT.resolve("tango-db-config"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".json")))
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(properties(JSON.readTree(file.toFile())))
                      .isNotEmpty()
                      .isSubsetOf(known));
    }
  }

  private static List<String> properties(JsonNode file) {
    return file.at("/servers/MetadataCollector").findValues("properties").stream()
        .flatMap(set -> set.properties().stream())
        .map(Map.Entry::getKey)
        .toList();
  }

  private static List<String> described(Method command) {
    Class<?> in = command.getParameterCount() == 0 ? void.class : command.getParameterTypes()[0];
    return List.of(
        command.getAnnotation(Command.class).name(), type(in), type(command.getReturnType()));
  }

  private static String type(Class<?> java) {
    return Objects.requireNonNull(TYPES.get(java), "no Tango type for " + java);
  }

  private static String orNone(List<String> lines) {
    return lines.isEmpty() ? NONE : String.join(" ", lines);
  }
}
