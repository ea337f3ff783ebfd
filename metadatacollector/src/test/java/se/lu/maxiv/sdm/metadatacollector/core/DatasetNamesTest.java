package se.lu.maxiv.sdm.metadatacollector.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DatasetNamesTest {
  private static final String RAW = Samples.RAW;

  @Test
  void aDataSetIsCalledAfterItsFirstFileElseItsCommandElseItsTime() {
    assertThat(DatasetNames.name(Samples.scan(7, 1))).isEqualTo("scan_00000 #7");
    assertThat(DatasetNames.name(scan("", -1).with(file("/scratch/plain")))).isEqualTo("plain");
    assertThat(DatasetNames.name(Samples.scan(7, 0))).isEqualTo("ascan mot01 0 1 6 0.1");
    assertThat(DatasetNames.name(Samples.titled(scan("", -1), " ")))
        .isEqualTo("scan " + Samples.START);
  }

  @Test
  void itsFolderIsTheOneThatWasToldElseThatOfItsFirstFile() {
    assertThat(DatasetNames.folder(scan(RAW + "//", 7))).isEqualTo(RAW);
    assertThat(DatasetNames.folder(scan("", 7).with(file(RAW + "/a/b.h5")))).isEqualTo(RAW + "/a");
    assertThat(DatasetNames.folder(scan("", 7)))
        .isEqualTo(DatasetNames.folder(scan("", 7).with(file("nowhere"))));
  }

  @Test
  void belowRawSamplesNamesAreCut() {
    assertThat(DatasetNames.raw(scan(Samples.FOLDER, 7))).isEqualTo(RAW);
    assertThat(DatasetNames.raw(scan(RAW, 7))).isEqualTo(RAW);
    assertThat(DatasetNames.raw(scan("/scratch", 7))).isEqualTo(DatasetNames.raw(scan("", 7)));
  }

  @Test
  void filesElsewhereKeepTheirWholePath() {
    Scan scan = scan(RAW, 7);

    assertThat(DatasetNames.relative(scan, announced(RAW + "/a/b.h5"))).isEqualTo("a/b.h5");
    assertThat(DatasetNames.relative(scan, announced("/scratch/b.h5"))).isEqualTo("/scratch/b.h5");
    assertThat(DatasetNames.relative(scan("", 7), announced("/b.h5"))).isEqualTo("/b.h5");
  }

  @Test
  void theFormatIsToldWhereItIsCertain() {
    assertThat(DatasetNames.format(Samples.scan(7, 1))).isEqualTo("HDF5");
    assertThat(DatasetNames.format(scan(RAW, 7).with(file(RAW + "/a.spec")))).isEmpty();
  }

  private static Scan scan(String folder, long number) {
    Scan sample = Samples.scan();
    return Scan.begun(
        new UUID(1, 1),
        new Origin("biomax/door/1", number, Samples.START),
        sample.measurement().in(folder),
        sample.belonging(),
        Snapshot.NONE);
  }

  private static List<DataFile> file(String path) {
    return List.of(announced(path));
  }

  private static DataFile announced(String path) {
    return DataFile.announced(path);
  }
}
