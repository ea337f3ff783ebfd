package se.lu.maxiv.sdm.proposalsync;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import se.lu.maxiv.sdm.harness.ServerInJvm;
import se.lu.maxiv.sdm.harness.TangoWorld;

/** A ProposalSync of this JVM and its journal, which both end with the test. */
abstract class OnProposalSync {
  @TempDir Path journal;
  Optional<ServerInJvm> server = Optional.empty();
  String device = "";

  @AfterEach
  void close() {
    server.ifPresent(ServerInJvm::close);
  }

  String run(TangoWorld world, String script, Map<String, List<String>> more) {
    var properties = new HashMap<>(TestFacility.properties(journal));
    properties.putAll(more);
    ServerInJvm started = world.startHere(ProposalSync.class, properties);
    server = Optional.of(started);
    device = started.device();
    return again(world, script);
  }

  String again(TangoWorld world, String script) {
    return world.python().run(Script.START + script, device);
  }

  /** Without waiting for the end of what goes on. */
  String again(se.lu.maxiv.sdm.harness.Python python, String script) {
    return python.run(Script.CONNECT + script, device);
  }
}
