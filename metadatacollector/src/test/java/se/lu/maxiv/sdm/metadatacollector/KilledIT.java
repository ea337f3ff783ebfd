package se.lu.maxiv.sdm.metadatacollector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
