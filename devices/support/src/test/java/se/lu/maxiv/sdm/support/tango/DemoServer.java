package se.lu.maxiv.sdm.support.tango;

import java.util.Map;
import se.lu.maxiv.sdm.harness.ServerCommand;
import se.lu.maxiv.sdm.harness.TangoWorld;

/** A server with one {@link Demo}, in a process of its own that ends with the test class. */
final class DemoServer {
  private DemoServer() {}

  /** Starts one and returns its device's name. */
  static String start(TangoWorld world) {
    String server = world.freshServer("Demo");
    String device = world.register(server, "Demo", Map.of());
    world.start(ServerCommand.java(server, Demo.class));
    return device;
  }
}
