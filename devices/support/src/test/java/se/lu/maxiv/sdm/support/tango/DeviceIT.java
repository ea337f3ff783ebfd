package se.lu.maxiv.sdm.support.tango;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.Python;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;

/** What a PyTango client sees of a device. */
@TangoTest
class DeviceIT {
  private static String device = "";

  @BeforeAll
  static void start(TangoWorld world) {
    device = DemoServer.start(world);
  }

  @Test
  void everyAttributeTellsItsLabelDescriptionAndFormat(Python python) {
    String told =
        python.run(
            """
            import sys, tango
            for c in tango.DeviceProxy(sys.argv[1]).attribute_list_query():
                print(c.name, c.label, c.description, c.unit, c.format, c.data_type, c.data_format,
                      c.disp_level, c.writable, sep='|')
            """,
            device);

    assertThat(told.lines())
        .containsExactly(
            "Sample|Sample now|The sample on the stage; what cannot be a sample is refused.|No unit|%s|8|SCALAR|OPERATOR|READ_WRITE",
            "Path|Path|Where to write.|No unit|%s|8|SCALAR|OPERATOR|READ",
            "Visits|Visits|The choices.|No unit|%s|8|SPECTRUM|OPERATOR|READ",
            "Generation|Generation|Counts the changes.|No unit|%d|23|SCALAR|OPERATOR|READ",
            "Ready|Ready|Whether scans may run.|No unit|%d|1|SCALAR|OPERATOR|READ",
            "Free|Free|Free space.|GB|%8.2f|5|SCALAR|OPERATOR|READ",
            "Held|Held|Requests that wait.|No unit|%d|23|SCALAR|EXPERT|READ",
            "Json|Json|Everything in one.|No unit|%s|8|SCALAR|OPERATOR|READ",
            "State|State|Whether the device works; Status says it in words.|No unit|%s|19|SCALAR|OPERATOR|READ",
            "Status|Status|What the device does, and what to do if it cannot work.|No unit|%s|8|SCALAR|OPERATOR|READ");
  }

  @Test
  void readsShowTheNewValuesWhenACommandHasAnswered(Python python) {
    String shown =
        python.run(
            """
            import sys, tango
            d = tango.DeviceProxy(sys.argv[1])
            print(d.command_inout("Select", "s1"))
            print(d.Sample, d.Path, d.Visits, d.Ready, d.state(), d.status(), sep='|')
            g = d.Generation
            d.Sample = "s2"
            a = d.read_attribute("Sample")
            print(a.value, a.w_value, d.Generation - g, d.Json == '{"sample":"s2","generation":%d}' % (g + 1))
            """,
            device);

    assertThat(shown.lines())
        .containsExactly(
            "/data/s1", "s1|/data/s1|('s1', '2026112208')|True|ON|Sample s1.", "s2 s2 1 True");
  }

  @Test
  void refusalsArriveAsReasonSentenceAndOrigin(Python python) {
    String refusals =
        python.run(
            """
            import sys, tango
            d = tango.DeviceProxy(sys.argv[1])
            d.Sample = "before"
            for f in (lambda: d.command_inout("Select", "a/b"), lambda: d.write_attribute("Sample", "a/b"),
                      lambda: d.command_inout("Break")):
                try:
                    f()
                except tango.DevFailed as e:
                    print(e.args[0].reason, e.args[0].desc, e.args[0].origin, sep='|')
                    assert not any("inner" in x.desc or ".java" in x.origin for x in e.args), e
            a = d.read_attribute("Sample")
            print(a.value, a.w_value)
            """,
            device);

    assertThat(refusals.lines())
        .containsExactly(
            "DATA_OUT_OF_RANGE|Sample 'a/b' is refused: no / please.|Demo.Select",
            "DATA_OUT_OF_RANGE|Sample 'a/b' is refused: no / please.|Demo.Sample",
            "SOFTWARE_FAILURE|Demo.Break failed because of an error in the program"
                + " (IllegalStateException); nothing more is known here, the server's log has the"
                + " details: please report them.|Demo.Break",
            "before before");
  }

  @Test
  void deviceInfoAndPropertyWizardTellAboutTheDevice(Python python) {
    String told =
        python.run(
            """
            import sys, tango
            d = tango.DeviceProxy(sys.argv[1])
            i = d.info()
            print(i.dev_class, i.dev_type, i.server_id.split('/')[0])
            w = tango.DeviceProxy(d.adm_name()).QueryWizardDevProperty("Demo")
            for n, a, v in zip(w[0::3], w[1::3], w[2::3]):
                if n in ("Prefix", "Number"): print(n, a, v, sep='|')
            print(d.black_box(1)[0].split("requested from ")[1].split(" ")[0].strip() != "")
            """,
            device);

    assertThat(told.lines())
        .containsExactlyInAnyOrder(
            "Demo demo Demo",
            "Prefix|What the list of visits starts with.|none",
            "Number|A number from 1 to 10.|5",
            "True");
  }

  @Test
  void wrongPropertiesShowAsFaultUntilTheyAreRight(TangoWorld world, Python python) {
    world.tango().putProperties(device, Map.of("Number", List.of("99"), "Prefix", List.of("x")));

    String told =
        python.run(
            """
            import sys, tango
            d = tango.DeviceProxy(sys.argv[1]); db = tango.Database()
            d.Init(); print(d.state(), d.status(), sep='|')
            db.delete_device_property(sys.argv[1], ["Number"])
            d.Init(); print(d.state(), d.Visits)
            db.delete_device_property(sys.argv[1], ["Prefix"])
            d.Init(); print(d.state(), d.Visits)
            """,
            device);

    assertThat(told.lines())
        .containsExactly(
            "FAULT|%s cannot work with its properties: Number is '99' and must be a whole number from 1 to 10. Correct them (Jive or bin/sdm) and run Init."
                .formatted(device),
            "STANDBY ('x',)",
            "STANDBY ('none',)");
  }
}
