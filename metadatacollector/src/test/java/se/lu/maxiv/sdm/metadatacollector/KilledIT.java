package se.lu.maxiv.sdm.metadatacollector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.Await;
import se.lu.maxiv.sdm.harness.ServerCommand;
import se.lu.maxiv.sdm.harness.ServerProcess;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;
import se.lu.maxiv.sdm.metadatacollector.scicat.Fault;

/** A server that is killed at every step of scans' lives: nothing is lost, nothing comes twice. */
@TangoTest
class KilledIT extends OnCollector {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String SLOW =
      """
      from tango.server import Device, attribute
      class Slow(Device):
          @attribute(dtype=float)
          def Energy(self):
              return 12.7
      Slow.run_server()
      """;

  private static final String ITEM =
      """
      d.AddItem(json.dumps({"name": "Energy", "device": sys.argv[3], "attribute": "Energy"}))
      """;

  private static final String BEGUN_AN_HOUR_AGO =
      """
      start = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - 3600))
      print(d.StartScan(json.dumps({"title": "ascan", "folder": raw, "start": start})))
      """;

  private static final String VALUES =
      """
      scan = lambda: json.loads(d.LastScanJson)
      energy = lambda: scan()["before"]["entries"][0]["reading"]["value"]["data"]
      until(lambda: d.SnapshotTime > 0)
      """;

  private static final String END =
      """
      d.EndScan(json.dumps({"scan": sys.argv[3]}))
      until(lambda: scan()["before"]["entries"] and scan()["after"]["entries"])
      print(energy(), scan()["beforeLate"] > 3000)
      """;

  private static final String UUIDS = "uuids = [a for a in sys.argv[3:]]\n";

  @Test
  void nothingIsLostOrDoubledWhereverTheServerIsKilled(TangoWorld world) throws Exception {
    String name = world.freshServer("MetadataCollector");
    String device = world.register(name, "MetadataCollector", properties());
    ServerProcess server = world.start(ServerCommand.java(name, MetadataCollector.class));
    var uuids = new ArrayList<String>();

    // begun
    for (int i = 0; i < 3; i++) {
      String begun =
          """
          for i in range(4):
              print(d.StartScan(json.dumps({"number": int(sys.argv[3]) * 4 + i, "title": "ascan", "folder": raw})))
          """;
      uuids.addAll(client(world, device, begun, List.of(Integer.toString(i))).lines().toList());
      killed(server);
    }
    // with a file
    client(
        world,
        device,
        UUIDS
            + """
            for u in uuids:
                f = raw + "/" + u + ".h5"
                open(f, "w").write("data")
                d.AddFile(json.dumps({"scan": u, "path": f}))
            """,
        uuids);
    killed(server);
    // ended, while every third answer of the catalogue is lost after it was done
    scicat.fail(request -> request.body().hashCode() % 3 == 0 ? Fault.NONE : Fault.ANSWER_LOST);
    for (int i = 0; i < 3; i++) {
      client(
          world,
          device,
          UUIDS + "for u in uuids: d.EndScan(json.dumps({\"scan\": u, \"points\": 3}))",
          uuids.subList(i * 4, i * 4 + 4));
      killed(server);
    }
    scicat.fail(request -> Fault.NONE);

    Await.until("all scans to be delivered", LIMIT, () -> delivered(uuids));
    String out = client(world, device, "print(d.NumScans, d.NumParked)", List.of());
    assertThat(out).isEqualTo("12 0");
    assertThat(scicat.data().pids()).hasSize(12);
    for (String uuid : uuids) {
      assertThat(scicat.data().files(pid(uuid))).containsExactly(uuid + ".h5");
    }
    assertThat(Files.exists(folder.resolve("scans.db"))).isTrue();
  }

  @Test
  void oneThatIsKilledBeforeItsFirstValuesReadsThemLateAndSaysSo(TangoWorld world)
      throws Exception {
    String slow = world.freshServer("Slow");
    String instrument = world.register(slow, "Slow", Map.of());
    Path script = Files.writeString(folder.resolve("Slow.py"), SLOW);
    String name = world.freshServer("MetadataCollector");
    var properties = new HashMap<>(properties());
    properties.put("AttributeTimeout", List.of("60000"));
    String device = world.register(name, "MetadataCollector", properties);
    String uuid;
    try (ServerProcess hangs = world.start(ServerCommand.python(slow, script));
        ServerProcess server = world.start(ServerCommand.java(name, MetadataCollector.class))) {
      client(world, device, ITEM, List.of(instrument));
      hangs.freeze();
      uuid = client(world, device, BEGUN_AN_HOUR_AGO, List.of());
      server.kill();
      hangs.thaw();
      server.restart();

      assertThat(client(world, device, VALUES + END, List.of(uuid))).isEqualTo("12.7 True");
      Await.until("the catalogue", LIMIT, () -> scicat.data().pids().contains(pid(uuid)));
    }
    assertThat(scicat.data().dataset(pid(uuid)).get("scientificMetadata"))
        .asString()
        .contains("begin_read=", "begin_read_late=", "end_read=");
  }

  private boolean delivered(List<String> uuids) {
    return uuids.stream()
        .allMatch(
            uuid ->
                scicat.data().pids().contains(pid(uuid))
                    && !scicat.data().files(pid(uuid)).isEmpty());
  }

  private static String pid(String uuid) {
    return "20.500.12345/" + uuid;
  }

  private static void killed(ServerProcess server) {
    server.kill();
    server.restart();
  }

  private String client(TangoWorld world, String device, String script, List<String> more)
      throws Exception {
    var arguments = new ArrayList<>(List.of(device, raw().toString()));
    arguments.addAll(more);
    String ready = "until(lambda: d.State() != tango.DevState.INIT)\n";
    return world.python().run(CONNECT + ready + script, arguments.toArray(new String[0]));
  }
}
