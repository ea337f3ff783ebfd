package se.lu.maxiv.sdm.pathfixer.standin;

import java.util.List;
import java.util.Map;
import se.lu.maxiv.sdm.harness.TangoWorld;

/** A detector server that is told its folder by a text attribute. */
public final class Detector extends StandIn {
  private final String device;

  private Detector(TangoWorld world, String server, String device) {
    super(world, server);
    this.device = device;
  }

  public static Detector start(TangoWorld world) {
    String server = world.freshServer("Detector");
    String device = world.register(server, "Detector", Map.of());
    return new Detector(world, server, device);
  }

  public String device() {
    return device;
  }

  /** The target as the property names it. */
  public String target(String attribute) {
    return "attribute:" + device + "/" + attribute;
  }

  /** All that was ever written to its path attributes. */
  public List<String> written() {
    return ask(device, "Written");
  }

  /** Changes the path as a person in the detector's own window would. */
  public void changePath(String path) {
    say(device, "ChangePath", path);
  }

  public void startExposure() {
    say(device, "Start");
  }

  public void stopExposure() {
    say(device, "Stop");
  }
}
