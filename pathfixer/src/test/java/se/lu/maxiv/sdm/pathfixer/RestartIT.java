package se.lu.maxiv.sdm.pathfixer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.Listeners;
import se.lu.maxiv.sdm.harness.ServerCommand;
import se.lu.maxiv.sdm.harness.ServerProcess;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;

/** A server of its own that is killed and comes back, and what it shows of itself outside. */
@TangoTest
class RestartIT {
  private final TestBeamline beamline = new TestBeamline();

  @AfterEach
  void close() {
    beamline.close();
  }

  @Test
  void leftOversOfAnInterruptedProofAreSweptAtTheStart(TangoWorld world) throws Exception {
    String name = world.freshServer("PathFixer");
    String device = world.register(name, "PathFixer", beamline.properties());
    ServerProcess server = world.start(ServerCommand.java(name, PathFixer.class));
    world.python().run(Script.SELECT + "select()", device);
    server.kill();
    Files.writeString(beamline.raw().resolve(".sdm-probe"), "left over");

    server.restart();

    assertThat(beamline.raw()).isEmptyDirectory();
  }

  @Test
  void nothingListensBeyondLoopback(TangoWorld world) {
    String name = world.freshServer("PathFixer");
    String device = world.register(name, "PathFixer", beamline.properties());
    ServerProcess server = world.start(ServerCommand.java(name, PathFixer.class));
    world
        .python()
        .run(
            Script.SELECT
                + """
                got = []
                listen(["SamplePath"], got.append)
                select()
                wait(lambda: len(got) > 1)
                """,
            device);

    assertThat(Listeners.of(server.pid())).hasSizeGreaterThanOrEqualTo(3);
    assertThat(Listeners.beyondLoopback(server.pid())).isEmpty();
  }
}
