package se.lu.maxiv.sdm.pathfixer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lu.maxiv.sdm.harness.ServerCommand;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;

/** What a client is told for wrong input: a reason, a sentence, what to do; nothing changes. */
@TangoTest
class WrongInputIT {
  private static final TestBeamline BEAMLINE = new TestBeamline();
  private static String device = "";

  @BeforeAll
  static void start(TangoWorld world) {
    String name = world.freshServer("PathFixer");
    BEAMLINE.with("SelectableBefore", "0").with("SelectableAfter", "2");
    String json =
        TestBeamline.office()
            .replace("2020-11-20T08:00:00+01:00", day(-1))
            .replace("2020-11-22T08:00:00+01:00", day(1));
    BEAMLINE.writeOffice(json);
    device = world.register(name, "PathFixer", BEAMLINE.properties());
    world.start(ServerCommand.java(name, PathFixer.class));
  }

  @AfterAll
  static void close() {
    BEAMLINE.close();
  }

  private static String day(int days) {
    return java.time.ZonedDateTime.now(java.time.ZoneId.of("Europe/Stockholm"))
        .plusDays(days)
        .withHour(8)
        .withMinute(0)
        .withSecond(0)
        .withNano(0)
        .toOffsetDateTime()
        .toString();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          select(username="nobody")             | DATA_OUT_OF_RANGE     | check the spelling
          select(username="otherpi")            | OPERATION_NOT_ALLOWED | ask its PI
          select(proposal="20209999")           | DATA_OUT_OF_RANGE     | does not know it
          select(proposal="20200003")           | OPERATION_NOT_ALLOWED | not for beamline
          select(proposal="20200004")           | OPERATION_NOT_ALLOWED | not as accepted
          select(proposal="2017025")            | DATA_OUT_OF_RANGE     | eight digits
          select(proposal="commissioning")      | OPERATION_NOT_ALLOWED | only staff
          select(visit="1999010108")            | DATA_OUT_OF_RANGE     | choose one of
          select(visit="2021020116")            | OPERATION_NOT_ALLOWED | may be selected from
          select(visit="../../etc")             | DATA_OUT_OF_RANGE     | choose one of
          select(sample="../up")                | DATA_OUT_OF_RANGE     | only letters
          select(sample="/etc/passwd")          | DATA_OUT_OF_RANGE     | 1 to 100
          select(sample="a/b/c/d")              | DATA_OUT_OF_RANGE     | at most three
          select(sample="strawberry")           | DATA_OUT_OF_RANGE     | cut the path
          select(sample="x" * 300)              | DATA_OUT_OF_RANGE     | 1 to 100
          select(sample="a\\nb")                | DATA_OUT_OF_RANGE     | only letters
          select(sample="a\\uff0fb")             | DATA_OUT_OF_RANGE     | only letters
          select(sample="a\\u2215b")             | DATA_OUT_OF_RANGE     | only letters
          select(sample="\\uff0e\\uff0e")         | DATA_OUT_OF_RANGE     | only letters
          select(sample="s\\u0430mple")          | DATA_OUT_OF_RANGE     | only letters
          select(sample="a\\u202eb")             | DATA_OUT_OF_RANGE     | only letters
          select(sample="a\\u0000b")             | DATA_OUT_OF_RANGE     | only letters
          select(sample="a\\u2028b")             | DATA_OUT_OF_RANGE     | only letters
          select(visit="\\uff12020112008")       | DATA_OUT_OF_RANGE     | choose one of
          select(visit="2020112008\\u0000")      | DATA_OUT_OF_RANGE     | choose one of
          select(visit="2020112008\\u200f")      | DATA_OUT_OF_RANGE     | choose one of
          select(proposal="2017025\\u0661")      | DATA_OUT_OF_RANGE     | eight digits
          select(proposal="20170251\\n")         | DATA_OUT_OF_RANGE     | eight digits
          select(username="c\\u0430rlcarl")      | DATA_OUT_OF_RANGE     | check the spelling
          select(username="carlcarl\\u0000")     | DATA_OUT_OF_RANGE     | check the spelling
          select(endstation="diffraction\\u200b") | DATA_OUT_OF_RANGE    | choose one of
          commission("a\\uff0fb")                | DATA_OUT_OF_RANGE     | only letters
          commission("2026\\u202e01")            | DATA_OUT_OF_RANGE     | only letters
          commission("w\\u0435\\u0435k")         | DATA_OUT_OF_RANGE     | only letters
          commission("2026\\u0000")              | DATA_OUT_OF_RANGE     | only letters
          commission("2026\\n47")                | DATA_OUT_OF_RANGE     | only letters
          make(proposal="\\uff12\\uff10170251")   | DATA_OUT_OF_RANGE     | eight digits
          make(visit="2020112008\\uff0fraw")     | DATA_OUT_OF_RANGE     | choose one of
          make(visit="2020112008\\n")            | DATA_OUT_OF_RANGE     | choose one of
          make(userType="st\\u0430ff")           | DATA_OUT_OF_RANGE     | visitors
          select(endstation="elsewhere")        | DATA_OUT_OF_RANGE     | choose one of
          pf.Select("{")                        | DATA_OUT_OF_RANGE     | not JSON
          pf.Select("[]")                       | DATA_OUT_OF_RANGE     | one JSON object
          pf.Select("{}")                       | DATA_OUT_OF_RANGE     | is missing
          select(colour="red")                  | DATA_OUT_OF_RANGE     | does not know the field
          select(sample=7)                      | DATA_OUT_OF_RANGE     | not a text
          pf.write_attribute("Sample", ".dot")  | DATA_OUT_OF_RANGE     | only letters
          pf.write_attribute("Username", "xx")  | DATA_OUT_OF_RANGE     | check the spelling
          pf.NextSample("a/b")                  | DATA_OUT_OF_RANGE     | one level
          pf.MakeVisit("nonsense")              | DATA_OUT_OF_RANGE     | not JSON
          pf.ProposalInfo("x")                  | DATA_OUT_OF_RANGE     | eight digits
          """)
  void isRefusedWithASentence(String call, String reason, String advice, TangoWorld world) {
    String out =
        world
            .python()
            .run(
                Script.SELECT
                    + """
                    visit = pf.Visit
                    if not visit:
                        pf.Username = "carlcarl"
                        pf.Proposal = "20170251"
                        visit = [v for v in pf.Visits][0]
                        pf.Visit = visit
                    plain = select
                    def select(**more):
                        return plain(**dict(dict(visit=visit), **more))
                    def commission(text):
                        return plain(username="staffan", proposal="commissioning", visit=text)
                    def make(**more):
                        return pf.MakeVisit(json.dumps(
                            dict(dict(proposal="20170251", visit=visit), **more)))
                    def tree():
                        return sorted(os.path.join(at, name)
                                      for at, folders, files in os.walk(sys.argv[2])
                                      for name in folders + files)
                    before, standing = pf.SelectionJson, tree()
                    text = refused(lambda: %s)
                    print(text.encode("ascii", "backslashreplace").decode())
                    print(pf.SelectionJson == before and tree() == standing)
                    print(text.split(" | ")[1] in pf.Log[-1])
                    print(text.isprintable())
                    """
                        .formatted(call),
                device,
                BEAMLINE.root().toString());

    List<String> lines = out.lines().toList();
    assertThat(lines.get(0)).startsWith(reason + " | ").contains(advice).contains("PathFixer.");
    assertThat(lines.subList(1, 4)).containsExactly("True", "True", "True");
  }
}
