package se.lu.maxiv.sdm.metadatacollector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.Await;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;

/** What PyTango clients see of a MetadataCollector, and what the catalogue gets. */
@TangoTest
class MetadataCollectorIT extends OnCollector {
  private static final String SCAN =
      """
      f = raw + "/0001_setup"
      os.makedirs(f, exist_ok=True)
      uuid = d.StartScan(json.dumps({"number": 7, "title": "ascan sx 0 1 10 0.1", "folder": f,
                                     "detectors": ["eiger"], "axes": ["sx"]}))
      open(f + "/scan_7.h5", "w").write("data")
      d.AddFile(json.dumps({"scan": uuid, "path": f + "/scan_7.h5"}))
      """;

  @Test
  void aScanThatAProgramTellsReachesTheCatalogueWithItsFile(TangoWorld world) throws Exception {
    String out =
        run(
            world,
            SCAN
                + """
                print(d.State(), d.ScanNumber, d.ScanState, d.ScanTitle)
                d.EndScan(json.dumps({"scan": uuid, "points": 11}))
                print(d.ScanState, json.loads(d.LastScanJson)["measurement"]["points"])
                until(lambda: d.OutboxDepth == 0 and d.NumScans == 1 and d.NumParked == 0)
                until(lambda: "normal" in d.ScanState)
                print(uuid)
                """,
            Map.of());

    List<String> lines = out.lines().toList();
    assertThat(lines).startsWith("RUNNING 7 running ascan sx 0 1 10 0.1", "normal 11").hasSize(3);
    String pid = "20.500.12345/" + lines.get(2);
    awaitDelivered(pid);
    assertThat(scicat.data().dataset(pid))
        .containsEntry("ownerGroup", "20260412-group")
        .containsEntry("runNumber", "7")
        .containsEntry("description", "ascan sx 0 1 10 0.1");
    assertThat(scicat.data().files(pid)).containsExactly("scan_7.h5");
  }

  @Test
  void theLastScanStaysTheLastWhenAnOlderOnesFilesAreGivenUp(TangoWorld world) throws Exception {
    String first =
        run(
            world,
            """
            first = d.StartScan(json.dumps({"title": "first", "folder": raw}))
            d.EndScan(json.dumps({"scan": first, "files": [raw + "/never.h5"]}))
            last = d.StartScan(json.dumps({"title": "last", "folder": raw}))
            d.EndScan(json.dumps({"scan": last}))
            print(first)
            """,
            Map.of());
    Await.until(
        "the first scan in the catalogue",
        Duration.ofSeconds(30),
        () -> scicat.data().pids().contains("20.500.12345/" + first));

    assertThat(again(world, "print(d.ScanTitle)")).isEqualTo("last");
  }

  @Test
  void valuesThatNoAttributeHoldsAreToldByTheProgramUntilTheScanEnds(TangoWorld world)
      throws Exception {
    String out =
        run(
            world,
            SCAN
                + """
                d.Annotate(json.dumps({"scan": uuid, "values": [
                    {"name": "resolution", "value": 1.4, "unit": "angstrom", "group": "MX"},
                    {"name": "images", "value": [1, 2]}]}))
                refused(d.Annotate, json.dumps({"scan": uuid, "values": [{"value": 1}]}))
                refused(d.Annotate, json.dumps({"scan": uuid, "values": [{"name": "x"}]}))
                refused(d.Annotate, json.dumps({"scan": uuid, "values": {"name": "x"}}))
                d.EndScan(json.dumps({"scan": uuid}))
                refused(d.Annotate, json.dumps({"scan": uuid, "values": [
                    {"name": "late", "value": True}]}))
                print(uuid)
                """,
            Map.of());

    List<String> lines = out.lines().toList();
    assertThat(lines)
        .startsWith(
            "DATA_OUT_OF_RANGE | Annotate was refused: the field \"name\" is missing.",
            "DATA_OUT_OF_RANGE | Annotate was refused: the field \"value\" is missing.",
            "DATA_OUT_OF_RANGE | Annotate was refused: the field \"values\" is not a list in brackets.")
        .element(3)
        .asString()
        .contains("has ended; tell values before EndScan.");
    awaitDelivered("20.500.12345/" + lines.get(4));
    assertThat(scicat.data().dataset("20.500.12345/" + lines.get(4)).get("scientificMetadata"))
        .asString()
        .contains("resolution", "1.4", "images");
  }

  private void awaitDelivered(String pid) {
    se.lu.maxiv.sdm.harness.Await.until(
        "the file of " + pid,
        java.time.Duration.ofSeconds(30),
        () -> scicat.data().pids().contains(pid) && !scicat.data().files(pid).isEmpty());
  }

  @Test
  void aScanIsNeitherLostNorDoubledByStopsInItsMiddleAndAtItsEnd(TangoWorld world)
      throws Exception {
    String uuid =
        run(
                world,
                SCAN
                    + """
                    d.Init()
                    until(lambda: d.State() != tango.DevState.INIT)
                    assert d.NumScans == 1 and d.ScanState == "running", d.Status()
                    d.EndScan(json.dumps({"scan": uuid}))
                    d.Init()
                    print(uuid)
                    """,
                Map.of())
            .strip();

    awaitDelivered("20.500.12345/" + uuid);
    assertThat(scicat.data().pids()).containsExactly("20.500.12345/" + uuid);
  }

  @Test
  void aBeginThatIsRepeatedWithAnIdentityOfItsOwnIsTheSameScan(TangoWorld world) throws Exception {
    String out =
        run(
            world,
            """
            scan = {"scan": "3b1e9a0c-6a53-4c6e-9d0a-0d5c8f1f3a11", "number": 7, "title": "ascan"}
            print(d.StartScan(json.dumps(scan)))
            d.AddFile(json.dumps({"scan": scan["scan"], "path": raw + "/scan_7.h5"}))
            print(d.StartScan(json.dumps(scan)))
            print(len(json.loads(d.LastScanJson)["files"]))
            refused(d.StartScan, json.dumps(dict(scan, number=8)))
            until(lambda: d.NumScans == 1)
            """,
            Map.of());

    assertThat(out.lines())
        .containsExactly(
            "3b1e9a0c-6a53-4c6e-9d0a-0d5c8f1f3a11",
            "3b1e9a0c-6a53-4c6e-9d0a-0d5c8f1f3a11",
            "1",
            "OPERATION_NOT_ALLOWED | StartScan was refused: 3b1e9a0c-6a53-4c6e-9d0a-0d5c8f1f3a11 is"
                + " scan 7, \"ascan\"; give every scan an identity of its own.");
  }

  @Test
  void nothingOfAnIndustrialProposalLeaves(TangoWorld world) throws Exception {
    Path secret =
        Files.createDirectories(folder.resolve("data/proprietary/nanomax/20260999/2026112108/raw"));

    String out =
        run(
            world,
            """
            uuid = d.StartScan(json.dumps({"title": "secret", "folder": "%s"}))
            d.EndScan(json.dumps({"scan": uuid}))
            until(lambda: "ReleasePolicy" in d.LastScanJson)
            until(lambda: d.NumScans == 1)
            print(d.OutboxDepth, d.NumParked, d.State())
            """
                .formatted(secret),
            Map.of());

    assertThat(out).isEqualTo("0 0 ON");
    assertThat(scicat.data().pids()).isEmpty();
    assertThat(scicat.seen()).noneMatch(request -> request.body().contains("secret\""));
  }

  @Test
  void aScanOfNoVisitWaitsForAPersonWhoDecides(TangoWorld world) throws Exception {
    String out =
        run(
            world,
            """
            uuid = d.StartScan(json.dumps({"number": 3, "title": "alignment", "folder": "/tmp"}))
            d.EndScan(json.dumps({"scan": uuid}))
            until(lambda: d.NumParked == 1)
            print(d.Parked[0].replace(uuid, "UUID"), d.State())
            refused(d.Decide, json.dumps({"scan": uuid, "proposal": "20260412"}))
            d.Decide(json.dumps({"scan": uuid, "proposal": "20260412", "visit": "2026112108",
                                 "userType": "visitors"}))
            until(lambda: d.NumParked == 0 and d.OutboxDepth == 0)
            print(d.State())
            """,
            Map.of());

    assertThat(out.lines())
        .containsExactly(
            "UUID HELD: Its data are in no visit's folder; decide. ALARM",
            "OPERATION_NOT_ALLOWED | Decide was refused: nobody tells the type of proposal 20260412, which decides what may leave; give userType.",
            "ON");
    assertThat(scicat.data().pids()).hasSize(1);
  }

  @Test
  void wrongRequestsAreRefusedWithASentence(TangoWorld world) throws Exception {
    String out =
        run(
            world,
            """
            refused(d.StartScan, "nonsense")
            refused(d.StartScan, json.dumps({"titel": "x"}))
            refused(d.StartScan, json.dumps({"folder": "relative"}))
            refused(d.EndScan, json.dumps({"scan": "7"}))
            refused(d.EndScan, json.dumps({"scan": "00000000-0000-0000-0000-000000000000"}))
            refused(d.Export, "xml")
            refused(d.AddItem, json.dumps({"name": "x", "device": "nonsense", "attribute": "y"}))
            print(d.NumScans)
            """,
            Map.of());

    assertThat(out.lines())
        .containsExactly(
            "DATA_OUT_OF_RANGE | StartScan was refused: its argument is not JSON; give one object"
                + " in braces.",
            "DATA_OUT_OF_RANGE | StartScan was refused: it does not know the field \"titel\", only"
                + " axes, channels, detectors, files, folder, number, points, scan, start, title.",
            "DATA_OUT_OF_RANGE | StartScan was refused: \"relative\" is no absolute path.",
            "DATA_OUT_OF_RANGE | The request was refused: \"7\" is no scan's identity; StartScan"
                + " answers with one.",
            "DATA_OUT_OF_RANGE | There is no scan 00000000-0000-0000-0000-000000000000 here;"
                + " StartScan answers with a scan's identity.",
            "DATA_OUT_OF_RANGE | Export was refused: write json or csv.",
            "DATA_OUT_OF_RANGE | The device \"nonsense\" was refused: a device is"
                + " domain/family/member, or tango://host:port/domain/family/member of another"
                + " control system.",
            "0");
  }
}
