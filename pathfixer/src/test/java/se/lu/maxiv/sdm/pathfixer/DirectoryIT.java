package se.lu.maxiv.sdm.pathfixer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;
import se.lu.maxiv.sdm.pathfixer.standin.Directory;

/** Groups from a directory: its number or none, whatever is wrong with it. */
@TangoTest
class DirectoryIT extends OnBeamline {
  private static final String GROUP = "20170251-group";
  private static final String GID = Integer.toString(TestBeamline.gid(GROUP));

  private static Optional<Directory> opened = Optional.empty();

  @BeforeAll
  static void open(@TempDir Path folder) throws Exception {
    opened = Optional.of(Directory.start(folder));
  }

  @BeforeEach
  void fill() throws Exception {
    directory().reset();
    directory().properties().forEach((name, value) -> beamline.with(name, value));
    directory().group("beamlines", "nanomax", "50001", directory().user("inthegroup"));
  }

  @AfterAll
  static void shut() {
    opened.ifPresent(Directory::close);
  }

  private static Directory directory() {
    return opened.orElseThrow();
  }

  @Test
  void foldersGetTheNumberOfTheOneGroupAndStatusTellsWhatThisHostDoesNotKnow(TangoWorld world)
      throws Exception {
    directory().group("proposals", GROUP, GID);

    String out =
        run(
            world,
            start(world),
            """
            print(select() == pf.SamplePath, pf.State())
            print("members on other hosts may wait for caches" in pf.Status())
            """);

    assertThat(out.lines()).containsExactly("True ON", "True");
    assertThat(TestBeamline.gidOf(beamline.raw())).isEqualTo(TestBeamline.gid(GROUP));
  }

  @Test
  void membersOfTheBeamlinesGroupAreStaff(TangoWorld world) throws Exception {
    directory().group("proposals", GROUP, GID);

    String out =
        run(
            world,
            start(world),
            """
            def works():
                try:
                    return select(username="inthegroup")
                except tango.DevFailed:
                    return None
            wait(works)
            print(pf.Username, pf.State())
            """);

    assertThat(out).isEqualTo("inthegroup ON");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          absent          | does not exist in the directory at ldaps://localhost
          twice           | has more than one group "20170251-group" (CN=
          4294967296      | "4294967296", which is not 1 to 2147483647
          -1              | "-1", which is not 1 to 2147483647
          0               | never given to data
          """)
  void aGroupThatIsNotOneWithANumberIsRefusedAndNothingIsMade(
      String kind, String told, TangoWorld world) throws Exception {
    if (!kind.equals("absent")) {
      directory().group("proposals", GROUP, kind.equals("twice") ? GID : kind);
    }
    if (kind.equals("twice")) {
      directory().group("elsewhere", GROUP, GID);
    }
    String device = start(world);
    List<String> before = Trees.of(beamline.root(), beamline.raw());

    String out =
        run(
            world,
            device,
            """
            text = refused(select)
            print(text)
            print(text.split(" | ")[1] in pf.Log[-1], repr(pf.SamplePath), pf.State())
            """);

    assertThat(out.lines().findFirst().orElseThrow()).contains(told).endsWith("PathFixer.Select");
    assertThat(out).endsWith("True '' STANDBY");
    assertThat(Trees.of(beamline.root(), beamline.raw())).isEqualTo(before);
  }

  @Test
  void aSessionOutlivesTheGroupAndOnlyTheNextChangeIsRefused(TangoWorld world) throws Exception {
    directory().group("proposals", GROUP, GID);
    String device = start(world);
    run(world, device, "select(sample='before')");
    directory().remove("proposals", GROUP);

    String out =
        run(
            world,
            device,
            """
            before = pf.SelectionJson
            print(refused(lambda: select(visit="2021020116")))
            pf.Init()
            print(pf.SelectionJson == before, pf.State())
            """);

    assertThat(out).contains("run `sdm sync").endsWith("True ON");
  }

  @Test
  void aFrozenDirectoryIsToldInTimeAndTheSelectionStays(TangoWorld world) throws Exception {
    directory().group("proposals", GROUP, GID);
    String device = start(world);
    run(world, device, "select(sample='before')");
    directory().freeze();

    String frozen =
        run(
            world,
            device,
            """
            before = pf.SelectionJson
            print(refused(lambda: select(sample="late")))
            print(refused(lambda: select(visit="2021020116")))
            print(pf.SelectionJson == before, pf.State())
            """);
    directory().thaw();
    String thawed = run(world, device, "print(select(sample='after') == pf.SamplePath)");

    List<String> lines = frozen.lines().toList();
    assertThat(lines.subList(0, 2))
        .allSatisfy(
            line ->
                assertThat(line)
                    .matches(
                        "(COMMUNICATION_BROKEN|DEPENDENCY_ERROR) \\| .*"
                            + "(cannot be reached|has not answered).* try again.*"));
    assertThat(lines.get(2)).isEqualTo("True ON");
    assertThat(thawed).isEqualTo("True");
  }
}
