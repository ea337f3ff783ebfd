package se.lu.maxiv.sdm.metadatacollector.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Scans for tests. */
final class Samples {
  static final Instant START = Instant.parse("2024-09-26T08:53:38.907654Z");
  static final String RAW = "/data/visitors/biomax/20170251/2024092608/raw";
  static final String FOLDER = RAW + "/bo-EA1";
  static final Release ALL = release("dataset,names,values,thumbnails");
  static final ProposalFacts FACTS =
      new ProposalFacts(
          "20170251", "Membranes", "Ana", "González", "ana@x.se", "20170251-group", "visitors");
  static final CatalogueSettings SETTINGS =
      new CatalogueSettings(
          "20.500.12345",
          "{proposal}-group",
          List.of("biomax", "sdm"),
          "biomax",
          "/MAXIV/BioMAX",
          "biomax@x.se;help@x.se",
          CatalogueSettings.RETENTION,
          CatalogueSettings.EMBARGO);

  private Samples() {}

  /**
   * A scan of 7 points that has ended, with that many files of 10 bytes, of which all may leave.
   */
  static Scan scan(int number, int files) {
    return scan(UUID.nameUUIDFromBytes(new byte[] {(byte) (number >> 8), (byte) number}), number)
        .with(files(files));
  }

  static Scan scan() {
    return scan(7, 2);
  }

  static List<DataFile> files(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new DataFile(FOLDER + "/scan_%05d.h5".formatted(i), 10, START, false))
        .toList();
  }

  static Scan in(Scan scan, String folder) {
    Measurement was = scan.measurement();
    var now =
        new Measurement(
            was.title(), was.detectors(), was.channels(), was.axes(), was.points(), folder);
    return scan(scan, now, scan.belonging(), scan.before());
  }

  static Scan titled(Scan scan, String title) {
    Measurement was = scan.measurement();
    var now =
        new Measurement(
            title, was.detectors(), was.channels(), was.axes(), was.points(), was.folder());
    return scan(scan, now, scan.belonging(), scan.before());
  }

  static Scan measured(Scan scan, Snapshot.Entry... entries) {
    var before = new Snapshot(START, 1, 1, List.of(entries));
    return scan(scan, scan.measurement(), scan.belonging(), before);
  }

  static Snapshot.Entry entry(String group, String name, String unit, @Nullable Object data) {
    var item =
        new Item(
            group,
            name,
            new AttributeAddress("a/b/c", "d"),
            unit,
            Mapping.NONE,
            "",
            false,
            When.BOTH);
    var reading =
        data == null
            ? Reading.failed(START, "It did not answer.", 0)
            : new Reading(
                new Value(data instanceof Double ? "DevDouble" : "DevOther", data),
                "",
                Reading.Quality.VALID,
                START,
                "",
                1);
    return new Snapshot.Entry(item, reading);
  }

  static Release release(String parts) {
    return new Release(Release.parts(parts), "a test says so");
  }

  static Belonging whose(String proposal, String sample, String investigator) {
    return new Belonging(
        proposal,
        "2024092608",
        sample,
        "biomax",
        "a",
        "visitors",
        "",
        "anagon",
        investigator,
        "Membranes",
        "",
        false);
  }

  static Notes notes(String comment, @Nullable Double quality, List<String> groups) {
    return new Notes(comment, quality, groups, List.of());
  }

  static ToldValue told(String group, String name, Object value) {
    return new ToldValue(group, name, new Value("", value), "mm");
  }

  static Notes pictures(String... paths) {
    return new Notes("", null, List.of(), new ArrayList<>(List.of(paths)));
  }

  private static Scan scan(UUID uuid, int number) {
    var measurement =
        new Measurement(
            "ascan mot01 0 1 6 0.1", List.of("eiger"), List.of("i0"), List.of("mot01"), 7, FOLDER);
    return Scan.begun(
            uuid,
            new Origin("biomax/door/1", number, START.plusSeconds(number)),
            measurement,
            whose("20170251", "bo-EA1", "Ana González"),
            Snapshot.NONE)
        .ended(START.plusSeconds(number + 60L), EndStatus.NORMAL, 7)
        .with(ALL);
  }

  private static Scan scan(Scan scan, Measurement what, Belonging whose, Snapshot before) {
    return new Scan(
        scan.uuid(),
        scan.origin(),
        what,
        scan.end(),
        scan.status(),
        whose,
        before,
        scan.after(),
        scan.files(),
        scan.notes(),
        scan.release());
  }
}
