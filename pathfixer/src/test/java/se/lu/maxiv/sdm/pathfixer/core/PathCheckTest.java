package se.lu.maxiv.sdm.pathfixer.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.model.SampleName;

class PathCheckTest {
  private static final Selection VISITING = Site.usual().visiting("carl", Site.ID, "2026112208");
  private static final Place RAW = Site.usual().place(VISITING);
  private static final Place SAMPLE =
      Site.usual().place(VISITING.withSample(new SampleName("0001_a")));
  private static final String VISIT = "/data/visitors/nanomax/20260251/2026112208";

  @ParameterizedTest
  @CsvSource({
    "/raw/0001_a, OK",
    "/raw/0001_a/, OK",
    "/raw/0001_a/scan.h5, OK",
    "/raw/0001_a/deep/er, OK",
    "/process, OK",
    "/process/0002_b/fit, OK",
    "/raw, OTHER_SAMPLE",
    "/raw/, OTHER_SAMPLE",
    "/raw/0001_ab, OTHER_SAMPLE",
    "/raw/0001_, OTHER_SAMPLE",
    "/raw/0002_b, OTHER_SAMPLE",
    "/rawX, OUTSIDE",
    "/rawX/0001_a, OUTSIDE",
    "/ra, OUTSIDE",
    "/RAW/0001_a, OUTSIDE",
    "/processed, OUTSIDE",
    "/scripts, OUTSIDE",
    "'', OUTSIDE",
    "/raw/0001_a/../0002_b, OUTSIDE",
    "/raw/0001_a/../../../x, OUTSIDE",
    "/raw/./0001_a, OUTSIDE",
    "/raw/0001_a/.., OUTSIDE",
    "X/raw/0001_a, OTHER_VISIT"
  })
  void belowTheVisitOfTheProposal(String rest, PathCheck expected) {
    assertThat(PathCheck.of(SAMPLE, VISIT + rest)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "/data/visitors/nanomax/20260251/2026112209/raw, OTHER_VISIT",
    "/data/visitors/nanomax/20260251/2020112008/process/x, OTHER_VISIT",
    "/data/visitors/nanomax/20260251/2020112008, OUTSIDE",
    "/data/visitors/nanomax/20260252/2026112208/raw/0001_a, OTHER_PROPOSAL",
    "/data/visitors/nanomax/202602511/2026112208/raw, OTHER_PROPOSAL",
    "/data/staff/nanomax/20260251/2026112208/raw/0001_a, OTHER_PROPOSAL",
    "/data/staff/nanomax/commissioning/20241101/raw, OTHER_PROPOSAL",
    "/data/visitors/balder/20260251/2026112208/raw/0001_a, OUTSIDE",
    "/data/guests/nanomax/20260251/2026112208/raw, OUTSIDE",
    "/data/visitors/nanomax/common/x/y, OUTSIDE",
    "/data/visitors/nanomax, OUTSIDE",
    "/data/visitors/nanomax/NO-SESSION/choose, OUTSIDE",
    "/data, OUTSIDE",
    "/data2/visitors/nanomax/20260251/2026112208/raw, OUTSIDE",
    "/, OUTSIDE",
    "/tmp, OUTSIDE"
  })
  void elsewhere(String path, PathCheck expected) {
    assertThat(PathCheck.of(SAMPLE, path)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "raw", "data/visitors", ".", "..", "~", "\u0000", "None"})
  void whatIsNoAbsolutePathIsOutside(String path) {
    assertThat(PathCheck.of(SAMPLE, path)).isEqualTo(PathCheck.OUTSIDE);
  }

  @Test
  void aNulCutsNoPathShort() {
    assertThat(PathCheck.of(SAMPLE, VISIT + "/raw/0001_a\u0000/../x")).isEqualTo(PathCheck.OUTSIDE);
  }

  @Test
  void withoutSampleAllOfRawIsTheVisits() {
    assertThat(PathCheck.of(RAW, VISIT + "/raw")).isEqualTo(PathCheck.OK);
    assertThat(PathCheck.of(RAW, VISIT + "/raw/0001_a")).isEqualTo(PathCheck.OK);
    assertThat(PathCheck.of(RAW, VISIT + "/rawX")).isEqualTo(PathCheck.OUTSIDE);
  }

  @Test
  void withoutASessionNoPathIsOk() {
    assertThat(PathCheck.of(null, VISIT + "/raw")).isEqualTo(PathCheck.NO_SESSION);
    assertThat(PathCheck.of(null, "\u0000")).isEqualTo(PathCheck.NO_SESSION);
  }

  @Test
  void doubledSlashesAreOne() {
    assertThat(PathCheck.of(SAMPLE, "//data//visitors/nanomax/20260251/2026112208/raw/0001_a//"))
        .isEqualTo(PathCheck.OK);
    assertThat(SAMPLE.samplePath()).isEqualTo(Path.of(VISIT + "/raw/0001_a"));
  }
}
