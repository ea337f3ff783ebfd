package se.lu.maxiv.sdm.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;

/** {@code bin/sdm register}, {@code check} and {@code status} of a MetadataCollector. */
@TangoTest
class CollectorFromShellIT {
  private static final int REFUSED = 1;

  private static final String STARTED =
      """
      import sys, time, tango
      end = time.time() + 30
      while tango.DeviceProxy(sys.argv[1]).State() == tango.DevState.INIT:
          assert time.time() < end
          time.sleep(0.02)
      """;

  private static final String SCAN =
      """
      import json, sys, time, tango
      md = tango.DeviceProxy(sys.argv[1])
      scan = md.StartScan(json.dumps({"number": 7, "title": "ascan sx"}))
      md.EndScan(json.dumps({"scan": scan, "points": 11}))
      end = time.time() + 10
      while md.NumScans != 1 or md.ScanNumber != 7:
          assert time.time() < end, md.Status()
          time.sleep(0.02)
      """;

  /** A scan with a file, both with letters beyond ASCII, and what the server makes of them. */
  private static final String FOREIGN =
      """
      import json, os, sys, time, tango
      md = tango.DeviceProxy(sys.argv[1])
      end = time.time() + 30
      def until(what):
          while not what():
              assert time.time() < end, (md.Status(), md.LastScanJson)
              time.sleep(0.02)
      path = sys.argv[2] + "/\\u00b5\\u00e5_7.h5"
      open(path.encode("utf-8"), "w").write("data")
      scan = md.StartScan(json.dumps({"number": 7, "title": "\\u00b5-scan", "folder": sys.argv[2]}))
      md.EndScan(json.dumps({"scan": scan, "files": [path]}))
      until(lambda: json.loads(md.LastScanJson)["files"][0]["size"] == 4)
      sidecar = (sys.argv[2] + "/\\u00b5\\u00e5_7_metadata.json").encode("utf-8")
      until(lambda: os.path.exists(sidecar))
      beside = json.load(open(sidecar, encoding="utf-8"))
      print(ascii(md.ScanTitle), ascii(beside["measurement"]["title"]),
            ascii(beside["files"][0]["path"].split("/")[-1]))
      """;

  @TempDir private Path disk = Path.of("");

  @Test
  void aFileWithoutTheStoreIsNotRegistered(TangoWorld world) throws IOException {
    String device = world.freshDevice();

    Shell shell = Shell.sdm("register", file(device, ""), "--write").endedWith(REFUSED);

    assertThat(shell.errors()).contains(device + ": StoreUrl is missing;").hasLineCount(1);
  }

  @Test
  void aCompleteFileIsRegistered(TangoWorld world) throws IOException {
    String device = world.freshDevice();

    Shell.sdm("register", file(device, "\"StoreUrl\": [\"/var/lib/sdm/a.db\"]"), "-w").endedWith(0);

    String registered =
        "import sys, tango\nprint(tango.Database().get_class_for_device(sys.argv[1]))";
    assertThat(world.python().run(registered, device)).isEqualTo("MetadataCollector");
  }

  @Test
  void everythingThatIsWrongIsSaidBeforeTheFirstStart(TangoWorld world) throws IOException {
    Path secret = Files.writeString(disk.resolve("password"), "secret\n");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
    String door = world.register(world.freshServer("Door"), "Door", Map.of());
    String device =
        world.register(
            world.freshServer("MetadataCollector"),
            "MetadataCollector",
            Map.of(
                "PathFixerDevice", List.of(door),
                "Doors", List.of(door, "door/nowhere/1"),
                "StoreUrl", List.of(disk + "/missing/scans.db"),
                "SpoolDirectory", List.of(disk.resolve("spool").toString()),
                "ScicatUrl", List.of("http://127.0.0.1:1"),
                "ScicatUser", List.of("ingestor"),
                "ScicatPasswordFile", List.of(secret.toString())));

    Shell shell = Shell.sdm("check", device).endedWith(REFUSED);

    assertThat(shell.out())
        .contains("wrong  properties: ContactEmail is missing;")
        .contains("wrong  PathFixerDevice: " + door + " is a Door and must be a PathFixer;")
        .contains("wrong  Doors: " + door + " is not exported: start Door/")
        .contains("wrong  Doors: Looking up door/nowhere/1 failed")
        .contains("wrong  StoreUrl: The folder " + disk + "/missing is missing")
        .contains("wrong  SpoolDirectory: The folder " + disk + "/spool is missing")
        .contains("wrong  ScicatPasswordFile: " + secret + " can be read by others (rw-r--r--)")
        .contains("wrong  ScicatUrl: http://127.0.0.1:1 does not answer")
        .contains("wrong  " + device + ": It is not running: start MetadataCollector/")
        .endsWith("9 things are wrong with " + device + ".\n")
        .doesNotContain("secret\n");
  }

  @Test
  void aCollectorThatRunsHasNothingWrongAndShowsItsScans(TangoWorld world) throws IOException {
    Endstation endstation = Endstation.start(world, Files.createDirectory(disk.resolve("pf")));
    HttpServer scicat = scicat();
    try {
      String device = start(world, endstation, scicat.getAddress().getPort());
      Shell check = Shell.sdm("check", device, "--json").endedWith(0);
      world.python().run(SCAN, device);
      Shell status = Shell.sdm("status", device, "--json").endedWith(0);

      assertThat(check.json().path("ok").asBoolean()).isTrue();
      assertThat(check.json().path("findings").findValuesAsText("about"))
          .containsExactly(
              "PathFixerDevice", "Doors", "StoreUrl", "ScicatTokenFile", "ScicatUrl", device);
      assertThat(check.json().path("findings").findValuesAsText("verdict"))
          .containsExactly("OK", "NOTE", "OK", "OK", "OK", "OK");
      assertThat(status.json().path("class").asText()).isEqualTo("MetadataCollector");
      assertThat(status.json().path("numScans").asInt()).isEqualTo(1);
      assertThat(status.json().path("scanNumber").asInt()).isEqualTo(7);
      assertThat(status.json().has("outboxDepth")).isTrue();
      assertThat(status.json().path("parked").isArray()).isTrue();
      assertThat(Shell.sdm("status", device).out()).containsPattern("ScanTitle +ascan sx\n");
    } finally {
      scicat.stop(0);
    }
  }

  @Test
  void lettersBeyondAsciiAreKeptWhateverTheLocaleThatAServerIsStartedIn(TangoWorld world)
      throws IOException {
    Path raw =
        Files.createDirectories(disk.resolve("data/visitors/nanomax/20260412/2026112108/raw"));
    String device =
        Installed.start(
                world,
                command ->
                    command
                        .with("JAVA_HOME", System.getProperty("java.home"))
                        .with("LANG", "C")
                        .with("LC_ALL", "C"),
                "MetadataCollector",
                Map.of(
                    "StoreUrl", List.of(disk.resolve("scans.db").toString()),
                    "FileWait", List.of("5"),
                    "Sidecar", List.of("json")))
            .device();
    world.python().run(STARTED, device);

    assertThat(world.python().run(FOREIGN, device, raw.toString()))
        .isEqualTo("'\\xb5-scan' '\\xb5-scan' '\\xb5\\xe5_7.h5'");
  }

  /** Its health alone is asked for here. */
  private static HttpServer scicat() throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(address, 0);
    server.createContext(
        "/api/v3/health",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private String start(TangoWorld world, Endstation endstation, int scicatPort) throws IOException {
    Path token = Files.writeString(disk.resolve("token"), "token\n");
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
    Map<String, List<String>> properties = new HashMap<>();
    properties.put("PathFixerDevice", List.of(endstation.device()));
    properties.put("StoreUrl", List.of(disk.resolve("scans.db").toString()));
    properties.put("ScicatUrl", List.of("http://127.0.0.1:" + scicatPort));
    properties.put("ScicatTokenFile", List.of(token.toString()));
    properties.put("ContactEmail", List.of("nanomax@example.org"));
    Path java = Path.of(System.getProperty("java.home"));
    String device = Installed.start(world, java, "MetadataCollector", properties).device();
    world.python().run(STARTED, device);
    return device;
  }

  private String file(String device, String properties) throws IOException {
    return Files.writeString(
            disk.resolve("dsconfig.json"),
            """
            {"servers": {"MetadataCollector": {"%s": {"MetadataCollector":
              {"%s": {"properties": {%s}}}}}}}
            """
                .formatted(device.replace('/', '-'), device, properties))
        .toString();
  }
}
