package se.lu.maxiv.sdm.metadatacollector.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import se.lu.maxiv.sdm.metadatacollector.core.AttributeAddress;
import se.lu.maxiv.sdm.metadatacollector.core.Belonging;
import se.lu.maxiv.sdm.metadatacollector.core.DataFile;
import se.lu.maxiv.sdm.metadatacollector.core.EndStatus;
import se.lu.maxiv.sdm.metadatacollector.core.Item;
import se.lu.maxiv.sdm.metadatacollector.core.Mapping;
import se.lu.maxiv.sdm.metadatacollector.core.Measurement;
import se.lu.maxiv.sdm.metadatacollector.core.Notes;
import se.lu.maxiv.sdm.metadatacollector.core.Origin;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel;
import se.lu.maxiv.sdm.metadatacollector.core.Reading;
import se.lu.maxiv.sdm.metadatacollector.core.Reading.Quality;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.metadatacollector.core.Snapshot;
import se.lu.maxiv.sdm.metadatacollector.core.Value;
import se.lu.maxiv.sdm.metadatacollector.core.When;

/** Scans as a Door tells them, numbered: each begins a second after the one before. */
final class Scans {
  static final Instant START = Instant.parse("2026-03-01T08:00:00.123456789Z");
  static final String PROPOSAL = "20260001";

  private Scans() {}

  static Instant start(long number) {
    return START.plusSeconds(number);
  }

  /** One that has just begun. */
  static Scan begun(long number) {
    return begun(number, PROPOSAL);
  }

  static Scan begun(long number, String proposal) {
    return Scan.begun(
        UUID.randomUUID(),
        new Origin("b303a/door/1", number, start(number)),
        new Measurement(
            "ascan mot01 0 10 10 0.1",
            List.of("eiger"),
            List.of("ct01"),
            List.of("mot01"),
            -1,
            "/data/visitors/nanomax/" + proposal + "/2026030108/raw/sample"),
        of(proposal),
        snapshot(number));
  }

  /** One that has ended. */
  static Scan ended(long number) {
    return end(begun(number));
  }

  static Scan ended(long number, String proposal) {
    return end(begun(number, proposal));
  }

  static Scan end(Scan scan) {
    Instant end = scan.origin().start().plusMillis(500);
    return scan.ended(end, EndStatus.NORMAL, 11)
        .withAfter(snapshot(scan.origin().number()))
        .with(List.of(new DataFile(scan.measurement().folder() + "/1.h5", 4096, end, false)))
        .with(
            new Notes("µ-probe at 20 °C, åäö, \u0000 and \ud83d\udd2c", 0.5, List.of(), List.of()));
  }

  static Parcel parcel(Scan scan) {
    return Parcel.of(scan.uuid(), "20.500/" + scan.uuid(), scan.origin().start());
  }

  static Parcel queued(Scan scan) {
    return parcel(scan).ready(scan.origin().start());
  }

  private static Belonging of(String proposal) {
    return new Belonging(
        proposal,
        "2026030108",
        "sample",
        "nanomax",
        "diffraction",
        "visitors",
        proposal + "-group",
        "carlcarl",
        "Carl Carlsson",
        "Nano things",
        "",
        false);
  }

  private static Snapshot snapshot(long number) {
    return new Snapshot(
        start(number), 12.5, 1, List.of(entry("Energy", 12000.5), entry("Exit slit", 3.5)));
  }

  private static Snapshot.Entry entry(String name, Object value) {
    var address = new AttributeAddress("b303a/ctl/pm-01", name.replace(" ", "_"));
    return new Snapshot.Entry(
        new Item("Optics", name, address, "", Mapping.NONE, "", false, When.BOTH),
        new Reading(new Value("DevDouble", value), "eV", Quality.VALID, START, "", 1.25));
  }
}
