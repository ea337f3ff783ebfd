package se.lu.maxiv.sdm.pathfixer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.ChildProcess;
import se.lu.maxiv.sdm.harness.Python;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;
import se.lu.maxiv.sdm.pathfixer.standin.Detector;

/** What is promised to those who measure: no wrong place, no missing folder, no lost word. */
@TangoTest
class PromisesIT extends OnBeamline {
  @Test
  void aPollingReaderNeverSeesAnErrorAnEmptyPathOrAMissingFolder(TangoWorld world) {
    String device = start(world);
    run(world, device, "select()");
    try (ChildProcess reader =
        world
            .python()
            .start(
                Script.SELECT
                    + """
                    bad, reads, paths = [], 0, set()
                    print("reading", flush=True)
                    while "9999" not in paths:
                        path = pf.SamplePath
                        reads += 1
                        if not path or not os.path.isdir(path):
                            bad.append(path)
                        paths.add(path[-4:])
                    print("done", reads > 300, len(paths) > 30, bad, flush=True)
                    """,
                device)) {
      reader.awaitLine("reading", Duration.ofSeconds(20));

      run(
          world,
          device,
          """
          for i in range(100):
              select(sample="s%04d" % i) if i % 2 else pf.write_attribute("Sample", "t%04d" % i)
          time.sleep(0.1)
          select(sample="s9999")
          """);

      assertThat(reader.awaitLine("done", Duration.ofSeconds(30))).isEqualTo("done True True []");
    }
  }

  @Test
  void aSelectionSurvivesInitAndDevRestartWithItsGeneration(TangoWorld world) {
    String out =
        run(
            world,
            start(world),
            """
            path = select(sample="a/b/c")
            before = pf.SelectionJson
            pf.Init()
            print(pf.SelectionJson == before, pf.State())
            tango.DeviceProxy(pf.adm_name()).DevRestart(pf.name())
            print(pf.SelectionJson == before, pf.SamplePath == path, pf.State())
            """);

    assertThat(out.lines()).containsExactly("True ON", "True True ON");
  }

  @Test
  void anInitDuringSelectionsLeavesNoTargetBehind(TangoWorld world) {
    try (Detector detector = Detector.start(world)) {
      beamline.with("Propagate", detector.target("SavePath"));

      String out =
          run(
              world,
              start(world),
              """
              import threading
              stop = []
              def restart():
                  other = tango.DeviceProxy(sys.argv[1])
                  while not stop:
                      other.Init()
              thread = threading.Thread(target=restart, daemon=True)
              thread.start()
              done = 0
              for i in range(60):
                  try:
                      select(visit=["2020112008", "2021020116"][i % 2], sample="i%d" % i)
                      done += 1
                  except tango.DevFailed as e:
                      assert e.args[0].reason in ("OPERATION_NOT_ALLOWED", "CONFIGURATION_ERROR"), e
              stop.append(1)
              thread.join()
              wait(lambda: pf.ReadyToScan)
              target = json.loads(pf.PropagationJson)[0]["readBack"]
              print(done > 0, target == pf.SamplePath == json.loads(pf.SelectionJson)["samplePath"])
              """);

      assertThat(out).isEqualTo("True True");
    }
  }

  @Test
  void propertiesAreReadAnewByInit(TangoWorld world) {
    String out =
        run(
            world,
            start(world),
            """
            select()
            pf.put_property({"Endstations": ["third"], "VisitFormat": ["yyyy"],
                             "DataRoot": ["/data/raw"]})
            pf.Init()
            print(pf.State(), pf.Status())
            print(refused(lambda: select()))
            pf.put_property({"VisitFormat": ["yyyyMMddHH"], "DataRoot": ["%s"]})
            pf.Init()
            pf.Endstation = "third"
            print(pf.State(), pf.Visit, pf.Endstation)
            """
                .formatted(beamline.root()));

    assertThat(out)
        .contains("FAULT")
        .contains("VisitFormat is")
        .contains("DataRoot is '/data/raw'")
        .contains("CONFIGURATION_ERROR | The request was refused")
        .endsWith("ON 2020112008 third");
  }

  @Test
  void aDamagedStateFileIsSetAsideAndNamed(TangoWorld world) throws Exception {
    String device = start(world);
    run(world, device, "select()");
    Path file = beamline.state().resolve(device.replace('/', '_') + ".json");
    Files.writeString(file, Files.readString(file).substring(0, 100));

    String out =
        run(
            world,
            device,
            "pf.Init()\nprint(pf.State(), pf.Status())\npf.Reset()\nprint(pf.State())");

    assertThat(out).startsWith("ALARM The state file was damaged").endsWith("STANDBY");
    try (var files = Files.list(beamline.state())) {
      assertThat(files.map(Path::toString)).anyMatch(name -> name.contains(".damaged-"));
    }
  }

  @Test
  void thousandsOfRandomTextsMakeNothingOutsideTheVisit(TangoWorld world) throws Exception {
    String device = start(world);
    run(world, device, "select()");
    var before = Trees.of(beamline.root(), beamline.raw());

    Python patient = world.python().within(Duration.ofMinutes(3));
    String out =
        patient.run(
            Script.SELECT
                + """
                import random
                rnd = random.Random(7)
                bits = ["..", "/", ".", "-", "raw", "process", "a", "Z", "9", "_", " ", "\\n",
                        "\\t", "\\x7f", "é", "Å", "²", "·", "%2e%2e", "\\xad", "~", "$HOME",
                        "`id`", ";", "|", "*", "\\\\", "'", '"', "{}", "20170251", "2020112008",
                        "commissioning", "None", "0001_x", "x" * 100, "y" * 300]
                def text():
                    mixed = "".join(rnd.choice(bits) for _ in range(rnd.randint(1, 6)))
                    # PyTango 9.3.6 itself crashes on what Latin-1 has not
                    return mixed.encode("latin-1", "ignore").decode("latin-1")
                odd = 0
                def attempt(call):
                    global odd
                    try:
                        call()
                    except tango.DevFailed as e:
                        sentence = e.args[0].desc
                        if not sentence or "\\n" in sentence or "Exception" in sentence:
                            odd += 1
                            print(sentence)
                for i in range(3000):
                    attempt(lambda: pf.write_attribute("Sample", text()))
                    if i % 3 == 0:
                        attempt(lambda: select(sample=text()))
                        attempt(lambda: select(visit=text()))
                        attempt(lambda: select(proposal=text()))
                        attempt(lambda: pf.Select(text()))
                        attempt(lambda: pf.NextSample(text()))
                        attempt(lambda: pf.MakeVisit(json.dumps(
                            {"proposal": text(), "visit": text()})))
                        attempt(lambda: pf.CheckPath(text()))
                        attempt(lambda: pf.ProposalInfo(text()))
                for name in ["Endstation", "Visit", "Proposal", "Username"]:
                    for i in range(300):
                        attempt(lambda: pf.write_attribute(name, text()))
                print("odd", odd, pf.State() in (tango.DevState.ON, tango.DevState.STANDBY))
                """,
            device);

    assertThat(out).endsWith("odd 0 True");
    assertThat(Trees.of(beamline.root(), beamline.raw())).isEqualTo(before);
  }
}
