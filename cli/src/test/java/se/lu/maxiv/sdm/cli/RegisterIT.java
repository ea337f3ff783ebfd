package se.lu.maxiv.sdm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.esrf.Tango.DevFailed;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lu.maxiv.sdm.harness.PrivateTango;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;

@TangoTest
class RegisterIT {
  private static final String PROPERTIES =
      """
      "Beamline": ["nanomax"], "ClosedValue": [""], "StaffUsers": ["a", "", " b "], "Propagate": ["a b", "it's \\"quoted\\" \\\\ %s", "Lund-\u00e5\u00e4\u00f6"]
      """;

  private final StringWriter out = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @TempDir private Path folder = Path.of("");
  private String device = "";

  @BeforeEach
  void takeANewDevice(TangoWorld world) {
    device = world.freshDevice();
  }

  @Test
  void withoutWriteNothingIsChanged(PrivateTango tango) throws Exception {
    int code = run("register", file(PROPERTIES));

    assertThat(code).isZero();
    assertThat(out.toString())
        .contains("+ device " + device)
        .contains("2 database calls needed, none made: repeat with --write.");
    assertThat(tango.database().get_device_list(device)).isEmpty();
  }

  @Test
  void withWriteTheDatabaseHoldsWhatTheFileSays(PrivateTango tango) throws Exception {
    int code = run("register", file(PROPERTIES), "--write");

    assertThat(code).isZero();
    assertThat(tango.database().get_device_info(device).server)
        .isEqualTo("PathFixer/" + instance());
    assertThat(property(tango, "Beamline")).containsExactly("nanomax");
    assertThat(property(tango, "Propagate"))
        .containsExactly("a b", "it's \"quoted\" \\ %s", "Lund-\u00e5\u00e4\u00f6");
  }

  @Test
  void aSecondTimeThereIsNothingToDo() throws Exception {
    String file = file(PROPERTIES);
    run("register", file, "-w");

    run("register", file, "-w");

    assertThat(out.toString()).endsWith("The Tango database is as the file says: nothing to do.\n");
  }

  @Test
  void aPropertyThatTheFileLostIsDeleted(PrivateTango tango) throws Exception {
    run("register", file(PROPERTIES), "-w");

    run("register", file("\"Beamline\": [\"nanomax\"]"), "-w");

    assertThat(out.toString()).contains("- %s Propagate, was [".formatted(device));
    assertThat(tango.database().get_device_property(device, "Propagate").is_empty()).isTrue();
    assertThat(property(tango, "Beamline")).containsExactly("nanomax");
  }

  @Test
  void attributesClassesAndAliasesAreRegisteredOnce(PrivateTango tango) throws Exception {
    String text =
        """
        {"servers": {"PathFixer/%1$s": {"PathFixer": {"%2$s": {"alias": "%1$s",
           "attribute_properties": {"FreeSpace": {"min_warning": ["100"]}}}}}},
         "classes": {"Class%1$s": {"properties": {"DataRoot": ["/data"]},
           "attribute_properties": {"FreeSpace": {"unit": ["GB"]}}}}}
        """
            .formatted(instance(), device);
    run("register", write(text), "-w");

    run("register", write(text), "-w");

    assertThat(errors.toString()).isEmpty();
    assertThat(out.toString()).contains("5 database calls made.").endsWith("nothing to do.\n");
    assertThat(tango.database().get_alias_from_device(device)).isEqualTo(instance());
  }

  @Test
  void aDeviceThatIsNotThereEndsWithThree() {
    assertThat(run("status", device)).isEqualTo(Sdm.UNREACHABLE);

    assertThat(errors.toString()).startsWith("sdm: Connecting to " + device).hasLineCount(1);
  }

  private String instance() {
    return device.replace('/', '-');
  }

  private String file(String properties) throws IOException {
    return write(
        "{\"servers\": {\"PathFixer/%s\": {\"PathFixer\": {\"%s\": {\"properties\": {%s}}}}}}"
            .formatted(instance(), device, properties));
  }

  private String write(String text) throws IOException {
    return Files.writeString(folder.resolve("dsconfig.json"), text).toString();
  }

  private String[] property(PrivateTango tango, String name) throws DevFailed {
    return tango.database().get_device_property(device, name).extractStringArray();
  }

  private int run(String... arguments) {
    return Sdm.run(new PrintWriter(out, true), new PrintWriter(errors, true), arguments);
  }
}
