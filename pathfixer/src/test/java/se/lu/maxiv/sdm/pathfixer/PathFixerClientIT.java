package se.lu.maxiv.sdm.pathfixer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;

/** What PyTango clients see: the interface, written as short scripts. */
@TangoTest
class PathFixerClientIT extends OnBeamline {
  private String device = "";

  @BeforeEach
  void startTheDevice(TangoWorld world) {
    device = start(world);
  }

  private String run(TangoWorld world, String script) {
    return run(world, device, script);
  }

  @Test
  void aSelectedVisitHasItsFoldersWhenTheAnswerComes(TangoWorld world) {
    String path = run(world, "print(select())");

    Path raw = Path.of(path);
    assertThat(raw).isEqualTo(beamline.raw());
    assertThat(TestBeamline.mode(raw)).isEqualTo(02770);
    assertThat(TestBeamline.gidOf(raw)).isEqualTo(TestBeamline.gid("20170251-group"));
    assertThat(TestBeamline.owner(raw)).isEqualTo(TestBeamline.uid());
    assertThat(TestBeamline.mode(raw.resolve("..").normalize())).isEqualTo(02750);
    assertThat(TestBeamline.mode(raw.resolveSibling("process"))).isEqualTo(02770);
  }

  @Test
  void allAttributesShowTheSelection(TangoWorld world) {
    String out =
        run(
            world,
            """
                    select(sample="0001_setup", endstation="imaging")
                    for name in ["Username", "Proposal", "Visit", "Sample", "Endstation", "Path",
                                 "SamplePath", "ProposalTitle", "PrincipalInvestigator",
                                 "ProposalGroup", "UserType", "Beamline", "PathGeneration",
                                 "ReadyToScan"]:
                        print(name, pf.read_attribute(name).value)
                    print(pf.State(), json.loads(pf.SelectionJson)["samplePath"] == pf.samplepath)
                    """);

    assertThat(out.lines())
        .containsExactly(
            "Username carlcarl",
            "Proposal 20170251",
            "Visit 2020112008",
            "Sample 0001_setup",
            "Endstation imaging",
            "Path " + beamline.raw(),
            "SamplePath " + beamline.raw().resolve("0001_setup"),
            "ProposalTitle In-situ membrane protein study",
            "PrincipalInvestigator Ana Gonzalez",
            "ProposalGroup 20170251-group",
            "UserType visitors",
            "Beamline nanomax",
            "PathGeneration 1",
            "ReadyToScan True",
            "ON True");
  }

  @Test
  void attributesAreWrittenOneAfterTheOtherAsOldClientsDo(TangoWorld world) {
    String out =
        run(
            world,
            """
                    pf.Username = "carlcarl"
                    pf.Proposal = "20170251"
                    print(pf.State(), repr(pf.Path), list(pf.Visits))
                    pf.Visit = "20201120"
                    print(pf.State(), pf.Visit)
                    pf.Sample = "0000_setup"
                    print(pf.SamplePath[len(pf.Path):])
                    pf.Sample = "Not initialised"
                    print(pf.SamplePath == pf.Path)
                    pf.Proposal = "None"
                    print(pf.State(), repr(pf.Path), repr(pf.Visit), pf.PathGeneration)
                    """);

    assertThat(out.lines())
        .containsExactly(
            "STANDBY '' ['2021020116', '2020112008']",
            "ON 2020112008",
            "/0000_setup",
            "True",
            "STANDBY '' '' 4");
  }

  @Test
  void aRefusalHasAReasonASentenceAndAnOriginAndIsInTheLog(TangoWorld world) {
    String out =
        run(
            world,
            """
                    select()
                    print(refused(lambda: select(proposal="20190002")))
                    print(pf.SamplePath)
                    print([line for line in pf.Log if "20190002" in line])
                    """);

    assertThat(out)
        .contains("OPERATION_NOT_ALLOWED | Proposal 20190002 was refused: carlcarl is no")
        .contains("| PathFixer.Select")
        .contains(beamline.raw().toString())
        .contains("WARN Select: Proposal 20190002");
  }

  @Test
  void endingTheSessionLeavesNoPath(TangoWorld world) {
    String out =
        run(
            world,
            """
                    raw = select()
                    print(pf.CheckPath(raw), pf.CheckPath("/tmp"))
                    pf.EndSession()
                    print(repr(pf.SamplePath), repr(pf.Username), pf.State(), pf.CheckPath(raw))
                    """);

    assertThat(out.lines()).containsExactly("OK OUTSIDE", "'' '' STANDBY NO_SESSION");
  }

  @Test
  void theNextSampleIsNumberedAfterTheHighest(TangoWorld world) throws Exception {
    run(world, "select()");
    Files.createDirectory(beamline.raw().resolve("0006_before"));

    String out = run(world, "print(pf.NextSample('gold'), pf.Sample)");

    assertThat(out).isEqualTo("0007_gold 0007_gold");
    assertThat(TestBeamline.mode(beamline.raw().resolve("0007_gold"))).isEqualTo(02770);
  }

  @Test
  void theSamplesOfTheVisitAreListedTheLastChangedOneFirst(TangoWorld world) throws Exception {
    run(world, "select()");
    Path raw = beamline.raw();
    Files.setLastModifiedTime(
        Files.createDirectory(raw.resolve("0001_old")), FileTime.fromMillis(1_000));
    Files.setLastModifiedTime(
        Files.createDirectory(raw.resolve("0002_older")), FileTime.fromMillis(500));
    Files.createDirectory(raw.resolve(".hidden"));
    Files.createFile(raw.resolve("scan.h5"));
    Files.createSymbolicLink(raw.resolve("link"), Path.of("/tmp"));

    String out =
        run(
            world,
            """
            pf.Sample = "0003_new"
            print(pf.Samples())
            pf.EndSession()
            try:
                pf.Samples()
            except tango.DevFailed as e:
                print(e.args[0].reason, e.args[0].desc, e.args[0].origin)
            """);

    assertThat(out.lines())
        .containsExactly(
            "['0003_new', '0001_old', '0002_older']",
            "OPERATION_NOT_ALLOWED The samples were not listed: there is no session; choose a"
                + " visit first. PathFixer.Samples");
  }

  @Test
  void theEventOfTheSelectionComesLastAndBeforeTheAnswer(TangoWorld world) {
    String out =
        run(
            world,
            """
                    import time
                    seen = []
                    def note(event):
                        seen.append((event.attr_name.lower().split("/")[-1], event.attr_value.value))
                    names = ["SamplePath", "PathGeneration", "State", "Visits", "SelectionJson"]
                    listen(names, note)
                    wait(lambda: json.loads(seen[-1][1])["endstation"] == "")
                    seen.clear()
                    path = select()
                    end = time.monotonic() + 5
                    while not any(n == "selectionjson" for n, v in seen):
                        assert time.monotonic() < end, seen
                        time.sleep(0.001)
                    print([n for n, v in seen][-1], dict(seen)["samplepath"] == path)
                    print(sorted(n for n, v in seen))
                    """);

    assertThat(out.lines())
        .containsExactly(
            "selectionjson True",
            "['pathgeneration', 'samplepath', 'selectionjson', 'state', 'visits']");
  }

  @Test
  void foldersOfAVisitAreMadeWithoutSelectingIt(TangoWorld world) {
    String out =
        run(
            world,
            """
                    print(pf.MakeVisit('{"userType":"visitors","proposal":"20170251","visit":"20201120"}'))
                    print(repr(pf.SamplePath), pf.State())
                    info = json.loads(pf.ProposalInfo("20170251"))
                    print(info["type"], info["proposer"]["lastName"], info["beamlines"])
                    """);

    assertThat(out.lines())
        .containsExactly(beamline.raw().toString(), "'' STANDBY", "standard Gonzalez ['nanomax']");
  }
}
