package se.lu.maxiv.sdm.pathfixer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;
import se.lu.maxiv.sdm.pathfixer.standin.WebOffice;

/** A user office on the web that answers nonsense, or nothing: told, and the beamline goes on. */
@TangoTest
class OfficeIT extends OnBeamline {
  private static final String AS_OF = "2026-01-02T03:04:05Z";
  private static final String GOOD =
      TestBeamline.office().replaceFirst("\"asOf\": \"[^\"]*\"", "\"asOf\": \"" + AS_OF + "\"");
  private static final String EMPTY =
      "{\"asOf\": \"2026-01-03T00:00:00Z\", \"complete\": true, \"proposals\": []}";

  @AutoClose private final WebOffice office = WebOffice.start(GOOD);

  @BeforeEach
  void useTheOffice() {
    beamline.with("UserOfficeUrl", office.url()).with("MaxOfficeAge", "8760");
  }

  private void answerWith(String what) {
    switch (what) {
      case "HTML" -> office.say(200, "<html><body>Down for maintenance</body></html>");
      case "half a text" -> office.say(200, GOOD.substring(0, GOOD.length() / 2));
      case "half, then nothing" -> office.breakOff(GOOD.substring(0, GOOD.length() / 2));
      case "nothing" -> office.say(200, "");
      case "403" -> office.say(403, "<html>Forbidden</html>");
      case "an empty list" -> office.say(200, EMPTY);
      default -> throw new IllegalArgumentException(what);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HTML               | HTML
          half a text        | JSON
          half, then nothing | broke off its answer
          nothing            | it is nothing
          403                | name a file with its key in UserOfficeKeyFile
          an empty list      | names no proposal any more
          """)
  void aBadAnswerIsToldAndChangesNothing(String what, String told, TangoWorld world) {
    String device = start(world);
    run(world, device, "select(sample='before')");
    answerWith(what);

    String refreshed = run(world, device, refreshed());
    String restarted = run(world, device, restarted());

    List<String> lines = refreshed.lines().toList();
    assertThat(lines.get(0)).matches("(DEPENDENCY_ERROR|COMMUNICATION_BROKEN) \\| .*");
    assertThat(lines.get(0)).contains(told).endsWith("PathFixer.Refresh");
    assertThat(lines.get(1)).contains(told).contains(" WARN ").contains("The list of " + AS_OF);
    assertThat(lines.subList(2, 5)).containsExactly("True True", "ON True", "True");
    assertThat(restarted.lines()).containsExactly("True True", "ON True", "True");
  }

  private static String refreshed() {
    return """
        def shown(): return (pf.SelectionJson, list(pf.Proposals), list(pf.Visits))
        before = shown()
        text = refused(pf.Refresh)
        print(text)
        print([line for line in pf.Log if text.split(" | ")[1] in line][-1])
        print(shown() == before, len(pf.Proposals) > 0)
        wait(lambda: "not answering now" in pf.Status())
        print(pf.State(), "as of 2026-01-02 04:04, not" in pf.Status())
        print(select(sample="after") == pf.SamplePath)
        """;
  }

  private static String restarted() {
    return """
        def shown(): return (pf.SelectionJson, list(pf.Proposals), list(pf.Visits))
        before = shown()
        def told(): return sum("did not answer" in l and "The list of %s" in l for l in pf.Log)
        earlier = told()
        pf.Init()
        wait(lambda: told() > earlier)
        wait(lambda: "not answering now" in pf.Status())
        print(shown() == before, len(pf.Proposals) > 0)
        print(pf.State(), "as of 2026-01-02 04:04" in pf.Status())
        print(select(sample="later") == pf.SamplePath)
        """
        .formatted(AS_OF);
  }

  @Test
  void anOfficeThatHangsIsToldInTimeAndTheNextQuestionIsRefusedAtOnce(TangoWorld world) {
    String device = start(world);
    run(world, device, "select(sample='before')");
    office.hang();

    String out =
        run(
            world,
            device,
            """
            before = (pf.SelectionJson, list(pf.Proposals))
            print(refused(pf.Refresh))
            print(refused(pf.Refresh))
            print((pf.SelectionJson, list(pf.Proposals)) == before)
            print(select(sample="after") == pf.SamplePath, pf.State())
            print(sum("The list of %s is used" in line for line in pf.Log))
            """
                .formatted(AS_OF));

    List<String> lines = out.lines().toList();
    assertThat(lines.get(0)).contains("user office has not answered for").contains("try again");
    assertThat(lines.get(1)).contains("user office has not answered since");
    assertThat(lines.subList(2, 5)).containsExactly("True", "True ON", "2");
  }

  @Test
  void aFirstStartWithoutAnyAnswerIsAnAlarmAndTheFirstGoodAnswerEndsIt(TangoWorld world) {
    answerWith("HTML");

    String device = start(world);
    String before =
        run(
            world,
            device,
            """
            wait(lambda: pf.State() == tango.DevState.ALARM and "HTML" in pf.Status())
            print("has never answered" in pf.Status(), list(pf.Proposals or []))
            print(refused(select))
            """);
    office.say(200, GOOD);
    String after =
        run(
            world,
            device,
            "pf.Refresh()\nprint(select() == pf.SamplePath)\nprint(pf.State(), len(pf.Proposals))");

    assertThat(before).startsWith("True []").contains("user office");
    assertThat(after.lines().toList()).hasSize(2).startsWith("True");
    assertThat(after).contains("ON ");
  }
}
