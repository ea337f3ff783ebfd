package se.lu.maxiv.sdm.pathfixer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;
import se.lu.maxiv.sdm.pathfixer.standin.Detector;

/** A visit that runs now, with a device that takes it by itself when its proposal is chosen. */
@TangoTest
class AutoVisitIT extends OnBeamline {
  private final ZonedDateTime began =
      ZonedDateTime.now(ZoneId.of("Europe/Stockholm"))
          .minusDays(1)
          .withHour(8)
          .withMinute(0)
          .withSecond(0)
          .withNano(0);
  private final String running = began.format(DateTimeFormatter.ofPattern("yyyyMMddHH"));

  @BeforeEach
  void plan() {
    beamline.with("AutoVisit", "true");
    beamline.writeOffice(
        TestBeamline.office()
            .replace("2020-11-20T08:00:00+01:00", began.toOffsetDateTime().toString())
            .replace("2020-11-22T08:00:00+01:00", began.plusDays(3).toOffsetDateTime().toString()));
  }

  private Path visit() {
    return beamline.raw().resolve("../..").normalize().resolve(running);
  }

  @Test
  void theRunningVisitIsTakenWithItsProposal(TangoWorld world) {
    String out =
        run(
            world,
            start(world),
            """
            pf.Username = "carlcarl"
            pf.Proposal = "20170251"
            print(pf.Visit, pf.Path, pf.State(), pf.PathGeneration, len(pf.Visits))
            pf.Visit = ""
            print(repr(pf.Visit), repr(pf.Path), pf.State())
            """);

    assertThat(out.lines())
        .containsExactly(running + " " + visit().resolve("raw") + " ON 1 2", "'' '' STANDBY");
    assertThat(TestBeamline.mode(visit().resolve("raw"))).isEqualTo(02770);
  }

  @Test
  void withoutTheWishNoneIsTaken(TangoWorld world) {
    beamline.with("AutoVisit", "false");

    String out =
        run(
            world,
            start(world),
            """
            pf.Username = "carlcarl"
            pf.Proposal = "20170251"
            print(repr(pf.Visit), repr(pf.Path), pf.State(), len(pf.Visits))
            """);

    assertThat(out).isEqualTo("'' '' STANDBY 2");
    assertThat(visit()).doesNotExist();
  }

  @Test
  void aRunningVisitWhoseFolderCannotBeMadeLeavesItAtTheProposal(TangoWorld world)
      throws Exception {
    try (Detector detector = Detector.start(world)) {
      beamline.with("Propagate", detector.target("SavePath"));
      String device = start(world);
      run(
          world,
          device,
          """
          select(username="staffan", proposal="20180001", visit="2022030108")
          wait(lambda: pf.ReadyToScan)
          """);
      run(world, device, "pf.MakeVisit(json.dumps(dict(proposal='20170251', visit='2021020116')))");
      Files.writeString(visit(), "in the way");

      String out =
          run(
              world,
              device,
              """
              generation = pf.PathGeneration
              pf.Proposal = "20170251"
              print(pf.Proposal, repr(pf.Visit), repr(pf.Path), repr(pf.SamplePath), pf.State())
              print(pf.PathGeneration > generation, len(pf.Visits), pf.ReadyToScan)
              print(json.loads(pf.PropagationJson)[0]["status"])
              print([line for line in pf.Log if "not taken by itself" in line][-1])
              """);
      String closedAt = detector.written().get(detector.written().size() - 1);
      Files.delete(visit());
      String mended =
          run(
              world,
              device,
              "pf.Visit = '%s'\nwait(lambda: pf.ReadyToScan)\nprint(pf.Path)".formatted(running));

      assertThat(out.lines().toList().subList(0, 3))
          .containsExactly("20170251 '' '' '' STANDBY", "True 2 False", "CLOSED");
      assertThat(out).contains(" WARN ").contains(visit() + " is a file where a folder belongs");
      assertThat(closedAt).contains("/NO-SESSION/");
      assertThat(mended).isEqualTo(visit().resolve("raw").toString());
    }
  }

  @Test
  void aRunningVisitWithoutAGroupLeavesItAtTheProposal(TangoWorld world) throws Exception {
    Files.writeString(beamline.groupsFile(), "nanomax " + TestBeamline.gid("nanomax") + "\n");

    String out =
        run(
            world,
            start(world),
            """
            pf.Username = "carlcarl"
            pf.Proposal = "20170251"
            print(pf.Proposal, repr(pf.Visit), repr(pf.Path), pf.State())
            print([line for line in pf.Log if "not taken by itself" in line][-1])
            """);

    assertThat(out).startsWith("20170251 '' '' STANDBY").contains("run `sdm sync");
    assertThat(visit()).doesNotExist();
  }
}
