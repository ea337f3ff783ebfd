package se.lu.maxiv.sdm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.model.Folder.Kind;

class FoldersAndPathsTest {
  private static final DataPath DATA =
      new DataPath(Path.of("/data"), UserType.VISITORS, "biomax", Draft.ID, "2026112208");

  @Test
  void dataAreBelowTypeBeamlineProposalAndVisit() {
    assertThat(DATA.visitFolder()).hasToString("/data/visitors/biomax/20260251/2026112208");
    assertThat(DATA.raw()).hasToString("/data/visitors/biomax/20260251/2026112208/raw");
    assertThat(DATA.process()).hasToString("/data/visitors/biomax/20260251/2026112208/process");
  }

  @Test
  void theSamplePathIsRawOrTheSamplesFolderInIt() {
    assertThat(DATA.samplePath(null)).isEqualTo(DATA.raw());
    assertThat(DATA.samplePath(new SampleName("d/bo")))
        .hasToString("/data/visitors/biomax/20260251/2026112208/raw/d/bo");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "../20260252", "/etc", "2026112208/raw", "raw", "a\u0000"})
  void aVisitThatIsNoPlainNameHasNoPath(String visit) {
    assertThatThrownBy(
            () -> new DataPath(Path.of("/data"), UserType.STAFF, "biomax", Draft.ID, visit))
        .isInstanceOf(SdmException.class)
        .hasMessageContaining("The visit ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "/", "raw\u0000", "\u0000"})
  void aFolderIsOneNameThatTheSystemTakesWhole(String name) {
    assertThatThrownBy(() -> new Folder(name, Kind.SAMPLE, 1, 1, 02770))
        .isInstanceOf(SdmException.class)
        .hasMessageContaining("A folder cannot be named ");
  }

  @Test
  void aPlanLeadsToItsInnermostFolder() {
    Folder outer = new Folder("visitors", Kind.STATIC, 0, 0, 02755);
    Folder inner = new Folder("biomax", Kind.STATIC, 1, 1, 02775);

    assertThat(new FolderPlan(Path.of("/data"), List.of(outer, inner), false).leaf())
        .hasToString("/data/visitors/biomax");
    assertThat(new FolderPlan(Path.of("/data"), List.of(), false).leaf()).hasToString("/data");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void aGroupOfNumberZeroOrLessIsNeverGivenToData(int gid) {
    assertThatThrownBy(() -> new Group("20260251-group", gid, List.of()))
        .hasMessageContaining("\"20260251-group\" has the number " + gid)
        .extracting(e -> ((SdmException) e).reason())
        .isEqualTo(Reason.DEPENDENCY_ERROR);
  }

  @Test
  void aGroupKeepsItsNumberAndWarnings() {
    Group group = new Group("20260251-group", 1, List.of("wait"));

    assertThat(group.gid()).isEqualTo(1);
    assertThat(group.warnings()).containsExactly("wait");
  }

  @Test
  void anAccountHasNoNegativeNumber() {
    assertThat(new Account("root", 0, 0).uid()).isZero();
    assertThatThrownBy(() -> new Account("svc", -1, 0)).hasMessageContaining("negative number");
    assertThatThrownBy(() -> new Account("svc", 0, -1))
        .extracting(e -> ((SdmException) e).reason())
        .isEqualTo(Reason.CONFIGURATION_ERROR);
  }
}
