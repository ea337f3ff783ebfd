package se.lu.maxiv.sdm.pathfixer;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import se.lu.maxiv.sdm.harness.ServerInJvm;
import se.lu.maxiv.sdm.harness.TangoWorld;

/** A PathFixer of this JVM on a beamline of its own, which both end with the test. */
abstract class OnBeamline {
  TestBeamline beamline = new TestBeamline();
  private Optional<ServerInJvm> server = Optional.empty();

  @AfterEach
  final void close() {
    stop();
    beamline.close();
  }

  /** Starts the device with the properties that the beamline has by now. */
  String start(TangoWorld world) {
    ServerInJvm started = world.startHere(PathFixer.class, beamline.properties());
    server = Optional.of(started);
    return started.device();
  }

  /** Stops the device. */
  void stop() {
    server.ifPresent(ServerInJvm::close);
    server = Optional.empty();
  }

  /** What the script of a client prints, which begins with {@link Script#SELECT}. */
  static String run(TangoWorld world, String device, String script) {
    return world.python().run(Script.SELECT + script, device);
  }
}
