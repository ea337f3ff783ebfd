package se.lu.maxiv.sdm.pathfixer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;

/** What the user office says of a proposal, and says otherwise later: the beamline goes on. */
@TangoTest
class OfficeChangesIT extends OnBeamline {
  @Test
  void aRestrictedProposalIsForStaffAndShowsNothing(TangoWorld world) {
    String out =
        run(
            world,
            start(world),
            """
            today = time.strftime("%Y%m%d") + "08"
            print(refused(lambda: select(proposal="20260338", visit=today)))
            path = select(username="staffan", proposal="20260338", visit=today)
            print("/proprietary/nanomax/20260338/" + today + "/raw" in path)
            shown = str([pf.read_attribute(a).value for a in pf.get_attribute_list()])
            shown += pf.ProposalInfo("20260338") + pf.Choices("staffan") + pf.Status()
            print("Secret" in shown, pf.State())
            """);

    assertThat(out.lines().skip(1)).containsExactly("True", "False ON");
    assertThat(out).contains("only beamline staff");
  }

  @Test
  void anUnknownTypeIsConfirmedByStaffOnceForAll(TangoWorld world) {
    beamline.writeOffice(TestBeamline.office().replace("\"standard\"", "\"novel\""));

    String out =
        run(
            world,
            start(world),
            """
            print(refused(select))
            wish = dict(userType="visitors", proposal="20170251", visit="2020112008")
            print(refused(lambda: pf.MakeVisit(json.dumps(wish))))
            pf.MakeVisit(json.dumps(dict(wish, username="staffan")))
            print(select() == pf.SamplePath)
            """);

    assertThat(out).contains("its type \"novel\" is unknown here").endsWith("True");
  }

  @Test
  void whatAnotherEndstationHasMadeSettlesTheUserType(TangoWorld world) throws Exception {
    run(world, start(world), "select()\npf.EndSession()");
    stop();
    beamline.with(
        "StateDirectory", Files.createDirectory(beamline.root().resolve("other")).toString());
    beamline.writeOffice(TestBeamline.office().replaceFirst("\"standard\"", "\"in-house\""));

    String out =
        run(world, start(world), "print(select() == pf.SamplePath, pf.UserType, pf.State())");

    assertThat(out).isEqualTo("True visitors ALARM");
  }

  @Test
  void aLaterChangeOfTheOfficeIsAnAlarmAndMovesNothing(TangoWorld world) {
    String device = start(world);
    run(world, device, "select()");
    beamline.writeOffice(
        TestBeamline.office()
            .replace("2020-11-20T08:00:00+01:00", "2020-11-20T16:00:00+01:00")
            .replaceFirst("\"standard\"", "\"in-house\""));

    String out =
        run(
            world,
            device,
            """
            pf.Refresh()
            print(pf.State(), pf.Status())
            print(select(visit="2020112008") == pf.SamplePath, pf.UserType)
            """);

    assertThat(out)
        .contains("ALARM")
        .contains("now counts it to staff")
        .contains("now starts visit 2020112008 at 2020-11-20 16:00")
        .endsWith("True visitors");
  }

  @Test
  void aProposalThatBecomesProprietaryLosesItsTitleAtOnce(TangoWorld world) {
    String device = start(world);
    run(world, device, "select()");
    beamline.writeOffice(TestBeamline.office().replaceFirst("\"standard\"", "\"proprietary\""));

    String out =
        run(
            world,
            device,
            """
            pf.Refresh()
            shown = pf.ProposalTitle + pf.PrincipalInvestigator + pf.SelectionJson
            print("membrane" in shown, "Gonzalez" in shown, pf.State(), pf.UserType)
            pf.Reset()
            print(pf.State())
            """);

    assertThat(out.lines()).containsExactly("False False ALARM visitors", "ON");
  }

  @Test
  void anOutageOfTheOfficeDoesNotStopTheBeamline(TangoWorld world) {
    String device = start(world);
    run(world, device, "select()");
    beamline.writeOffice("<html>down for maintenance</html>");

    String out =
        run(
            world,
            device,
            """
            print(refused(pf.Refresh))
            pf.Init()
            print(pf.State(), pf.SamplePath != "", "HTML" in pf.Status())
            print(select(sample="still") == pf.SamplePath)
            """);

    assertThat(out).startsWith("DEPENDENCY_ERROR").contains("HTML").endsWith("ON True True\nTrue");
  }
}
