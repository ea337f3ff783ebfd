package se.lu.maxiv.sdm.pathfixer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import se.lu.maxiv.sdm.harness.ChildProcess;
import se.lu.maxiv.sdm.harness.ServerCommand;
import se.lu.maxiv.sdm.harness.ServerProcess;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;

/**
 * What a device needs hangs, for real: its disks are frozen, its files are pipes that nobody writes
 * to. A PyTango client with Tango's own time limit is told what hangs before that limit, the next
 * one at once, reads go on, the selection stays, and when it is over everything works again.
 */
@TangoTest
@Timeout(120)
class HangIT {
  private static final String READER =
      Script.SELECT
          + """
          bad, reads, longest, last = [], 0, 0.0, time.monotonic()
          print("reading", flush=True)
          path = ""
          while not path.endswith("/end"):
              try:
                  path = pf.SamplePath
                  bad += [] if path else ["empty"]
              except tango.DevFailed as e:
                  bad.append(e.args[0].reason)
              now = time.monotonic()
              reads, longest, last = reads + 1, max(longest, now - last), now
          print("done", bad[:3], "longest gap %.3f s, %d reads" % (longest, reads), flush=True)
          """;

  private static final String DURING =
      """
      before = (pf.SelectionJson, pf.PathGeneration)
      print(refused(lambda: select(sample="late")))
      print(refused(lambda: select(sample="next")))
      print(refused(lambda: select(visit="2021020116")))
      print(refused(lambda: pf.write_attribute("Sample", "other")))
      print((pf.SelectionJson, pf.PathGeneration) == before)
      """;

  private static final String AFTER =
      """
      print(pf.Sample)
      def works():
          try:
              return select(sample="end")
          except tango.DevFailed as e:
              return None
      wait(works)
      pf.Reset()
      wait(lambda: pf.State() == tango.DevState.ON)
      print(pf.SamplePath[-4:], os.path.isdir(pf.SamplePath), pf.ReadyToScan)
      """;

  private final List<ServerProcess> servers = new ArrayList<>();
  private TestBeamline beamline = new TestBeamline();

  @AfterEach
  void close() {
    servers.forEach(ServerProcess::close);
    beamline.close();
  }

  /** What makes it hang, and what lets it go on. */
  private interface Step {
    void run() throws Exception;
  }

  private void assertThatItIsToldAndPasses(
      TangoWorld world, String device, String kind, Step hang, Step goOn) throws Exception {
    world.python().run(Script.SELECT + "select(sample='before')", device);
    try (ChildProcess reader = world.python().start(READER, device)) {
      reader.awaitLine("reading", Duration.ofSeconds(20));
      List<String> during;
      hang.run();
      try {
        during = world.python().run(Script.SELECT + DURING, device).lines().toList();
      } finally {
        goOn.run();
      }
      String after = world.python().run(Script.SELECT + AFTER, device);

      // the device itself may have met it first, so this may be "for" or "since"
      assertThat(during.get(0)).startsWith("DEPENDENCY_ERROR | The " + kind + " has not answered");
      assertThat(during.subList(1, 4))
          .allMatch(line -> line.contains("The " + kind + " has not answered since"), kind);
      assertThat(during.subList(0, 4)).allMatch(line -> line.contains("nothing was changed"));
      assertThat(during.get(4)).isEqualTo("True");
      assertThat(after.lines()).containsExactly("before", "/end True True");
      String read = reader.awaitLine("done", Duration.ofSeconds(20));
      System.out.printf("while the %s hung: %s%n", kind, read);
      assertThat(read).startsWith("done [] ");
    }
  }

  private String start(TangoWorld world) {
    String name = world.freshServer("PathFixer");
    String device = world.register(name, "PathFixer", beamline.properties());
    servers.add(world.start(ServerCommand.java(name, PathFixer.class)));
    return device;
  }

  @Test
  @Tag("root")
  @Tag("mounts")
  void aFrozenDataRootHoldsNobodyUp(TangoWorld world) throws Exception {
    try (Disk disk = Disk.freezable()) {
      beamline.close();
      beamline = new TestBeamline(disk.folder());

      assertThatItIsToldAndPasses(world, start(world), "storage", disk::freeze, disk::thaw);
    }
  }

  @Test
  @Tag("root")
  @Tag("mounts")
  void aFrozenStateDirectoryHoldsNobodyUp(TangoWorld world) throws Exception {
    try (Disk disk = Disk.freezable()) {
      beamline.with("StateDirectory", disk.folder().toString());

      assertThatItIsToldAndPasses(world, start(world), "state directory", disk::freeze, disk::thaw);
    }
  }

  @Test
  void aStateFileThatHangsHoldsNobodyUp(TangoWorld world) throws Exception {
    String device = start(world);
    Path pipe = beamline.state().resolve(device.replace('/', '_') + ".json.new");

    assertThatItIsToldAndPasses(
        world, device, "state directory", () -> makePipe(pipe), () -> letGo(pipe, true));
  }

  @Test
  void aSourceOfGroupsThatHangsHoldsNobodyUp(TangoWorld world) throws Exception {
    String groups = Files.readString(beamline.groupsFile());

    assertThatItIsToldAndPasses(
        world,
        start(world),
        "source of groups",
        () -> {
          Files.delete(beamline.groupsFile());
          makePipe(beamline.groupsFile());
        },
        () -> {
          letGo(beamline.groupsFile(), false);
          Files.writeString(beamline.groupsFile(), groups);
        });
  }

  @Test
  @Tag("root")
  @Tag("mounts")
  void aNameServiceThatHangsHoldsNobodyUp(TangoWorld world) throws Exception {
    beamline.with("GroupSource", "nss");
    Path groups = Files.writeString(beamline.state().resolve("group"), groupsOfTheHost());
    Path pipe = makePipe(beamline.state().resolve("pipe"));
    String name = world.freshServer("PathFixer");
    String device = world.register(name, "PathFixer", beamline.properties());
    ServerProcess server =
        world.start(withGroups(ServerCommand.java(name, PathFixer.class), groups));
    servers.add(server);
    String inItsMounts = "nsenter -m -t " + server.pid() + " ";

    assertThatItIsToldAndPasses(
        world,
        device,
        "source of groups",
        () -> sh(inItsMounts + "mount --bind " + pipe + " /etc/group"),
        () -> {
          sh(inItsMounts + "umount -l /etc/group");
          letGo(pipe, false);
        });
  }

  /** The same command with mounts of its own, where the host's groups are those of a file. */
  private static ServerCommand withGroups(ServerCommand command, Path groups) {
    String line = "mount --bind " + groups + " /etc/group && exec \"$@\"";
    var all = new ArrayList<>(List.of("unshare", "-m", "sh", "-c", line, "sh"));
    all.addAll(command.command());
    return ServerCommand.of(command.server(), all);
  }

  private String groupsOfTheHost() throws IOException {
    return Files.readString(beamline.groupsFile()).replaceAll("(?m)^(\\S+) (\\S+)$", "$1:x:$2:");
  }

  private static Path makePipe(Path at) throws Exception {
    sh("mkfifo " + at);
    return at;
  }

  /** Lets everybody who waits at the pipe go on with nothing, and removes it. */
  private static void letGo(Path pipe, boolean isWrittenTo) throws Exception {
    sh("timeout 10 sh -c '" + (isWrittenTo ? "cat " + pipe : ": >" + pipe) + "'");
    Files.delete(pipe);
  }

  private static void sh(String line) throws Exception {
    Process process = new ProcessBuilder("sh", "-c", line).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(line + ": " + said).isZero();
  }
}
