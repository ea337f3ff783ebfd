package se.lu.maxiv.sdm.pathfixer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.ServerCommand;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;
import se.lu.maxiv.sdm.support.tango.PropertyTable;

/** What Jive, Astor and generic clients ask a device and its admin device, through DataBaseds. */
@TangoTest
class IntrospectionIT {
  private static final TestBeamline BEAMLINE = new TestBeamline();
  private static String device = "";

  @BeforeAll
  static void start(TangoWorld world) {
    String name = world.freshServer("PathFixer");
    device = world.register(name, "PathFixer", BEAMLINE.properties());
    world.start(ServerCommand.java(name, PathFixer.class));
  }

  @AfterAll
  static void close() {
    BEAMLINE.close();
  }

  private static String run(TangoWorld world, String script) {
    return world.python().run(Script.SELECT + script, device, properties());
  }

  @Test
  void everyAttributeHasALabelADescriptionAndAFormat(TangoWorld world) {
    String out =
        run(
            world,
            """
            infos = pf.attribute_list_query()
            mine = [i for i in infos if i.name not in ("State", "Status")]
            print(len(mine))
            print([i.name for i in mine if not i.label or i.description in ("", "No description")
                   or not i.format])
            print([i.name for i in mine if i.unit not in ("", "GB")  and i.unit != "No unit"])
            print([i.name for i in mine if i.writable == tango.AttrWriteType.READ_WRITE])
            """);

    assertThat(out.lines())
        .containsExactly(
            "25", "[]", "[]", "['Username', 'Proposal', 'Visit', 'Sample', 'Endstation']");
  }

  @Test
  void everyCommandTellsWhatItTakesAndGives(TangoWorld world) {
    String out =
        run(
            world,
            """
            for c in pf.command_list_query():
                if str(c.in_type) == "DevString" and c.in_type_desc in ("", "Uninitialised"):
                    print("no description of the argument of", c.cmd_name)
            print(sorted(c.cmd_name for c in pf.command_list_query()))
            """);

    assertThat(out)
        .isEqualTo(
            "['CheckPath', 'Choices', 'EndSession', 'Init', 'MakeVisit', 'NextSample',"
                + " 'ProposalInfo', 'Refresh', 'Repropagate', 'Reset', 'Samples', 'Select', 'State',"
                + " 'Status']");
  }

  @Test
  void theDatabaseKnowsTheDeviceAndJiveItsProperties(TangoWorld world) {
    String out =
        run(
            world,
            """
            info = tango.Database().get_device_info(pf.name())
            print(info.exported, info.class_name, pf.info().dev_class)
            admin = tango.DeviceProxy(pf.adm_name())
            wizard = list(admin.QueryWizardDevProperty("PathFixer"))
            print("DataRoot" in wizard, wizard[wizard.index("DataRoot") + 2])
            print([n for n in sys.argv[2].split(",") if n not in wizard])
            print(list(admin.QueryDevice()) == ["PathFixer::" + pf.name()])
            """);

    assertThat(out.lines()).containsExactly("1 PathFixer PathFixer", "True /data", "[]", "True");
  }

  private static String properties() {
    return PropertyTable.of(PathFixer.class).stream()
        .map(PropertyTable.Row::name)
        .collect(Collectors.joining(","));
  }

  @Test
  void pollingAndLoggingAreSwitchedOnAndOff(TangoWorld world) {
    String out =
        run(
            world,
            """
            pf.poll_attribute("SamplePath", 200)
            wait(lambda: len(pf.attribute_history("SamplePath", 1)) == 1)
            print(pf.is_attribute_polled("SamplePath"))
            pf.stop_poll_attribute("SamplePath")
            print(pf.is_attribute_polled("SamplePath"))
            pf.set_logging_level(5)
            print(pf.get_logging_level())
            pf.set_logging_level(3)
            print(pf.ping() > 0, pf.black_box(1) != [])
            """);

    assertThat(out.lines()).containsExactly("True", "False", "5", "True True");
  }
}
