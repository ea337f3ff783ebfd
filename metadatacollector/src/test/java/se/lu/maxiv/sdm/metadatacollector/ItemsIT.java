package se.lu.maxiv.sdm.metadatacollector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;

/** Items as PyTango clients configure them. */
@TangoTest
class ItemsIT extends OnCollector {
  @Test
  void anItemThatIsNewIsTriedAtOnce(TangoWorld world) throws Exception {
    String out =
        run(
            world,
            """
            me = d.dev_name()
            d.AddItem(json.dumps({"name": "Snapshot", "device": me, "attribute": "SnapshotTime",
                                  "unit": "hour"}))
            d.AddItem(json.dumps({"name": "Dead", "device": "no/such/device", "attribute": "x"}))
            until(lambda: d.NumFailingItems == 1)
            print(d.FailingItems[0].startswith("Dead (no/such/device/x): "))
            said = lambda words: any(words in line for line in d.Log)
            until(lambda: said("1 of 2 items cannot be read now: Dead"))
            until(lambda: said("Snapshot (%s/snapshottime) is configured in hour, the attribute says"
                               " ms" % me))
            d.RemoveItem(json.dumps({"key": "Dead"}))
            until(lambda: d.NumFailingItems == 0)
            """,
            Map.of());

    assertThat(out.lines()).containsExactly("True");
  }

  @Test
  void itemsAreConfiguredReadTestedAndRolledBack(TangoWorld world) throws Exception {
    String out =
        run(
            world,
            """
            me = d.dev_name()
            print(d.AddItem(json.dumps({"group": "Store", "name": "Scans kept", "device": me,
                                        "attribute": "NumScans", "mapping": "0 -> none"})))
            print(d.AddItem(json.dumps({"name": "Dead", "device": "no/such/device",
                                        "attribute": "x", "when": "start"})))
            for i in json.loads(d.TestNow()):
                print(i["key"], i.get("value"), i.get("shown"), i["quality"], bool(i["error"]))
            exported = d.Export("csv")
            print(d.RemoveItem(json.dumps({"key": "Dead"})), d.NumItems)
            print(d.Import(exported), d.NumItems, d.Rollback(1), d.NumItems)
            print([l for l in d.History() if l.startswith("  ")][0].replace(me, "ME"))
            uuid = d.StartScan(json.dumps({"folder": raw}))
            d.EndScan(json.dumps({"scan": uuid}))
            until(lambda: json.loads(d.LastScanJson)["before"]["entries"])
            entry = json.loads(d.LastScanJson)["before"]["entries"][0]
            print(entry["item"]["name"], d.ConfigurationVersion)
            """,
            Map.of());

    assertThat(out.lines().toList())
        .startsWith(
            "1",
            "2",
            "Scans_kept 0 none VALID False",
            "Dead None None INVALID True",
            "3 1",
            "4 2 5 1",
            "  + Scans_kept = ME/numscans [] Scans kept (both)")
        .last()
        .isEqualTo("Scans kept 5");
  }
}
