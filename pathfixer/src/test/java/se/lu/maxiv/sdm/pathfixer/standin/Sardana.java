package se.lu.maxiv.sdm.pathfixer.standin;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import se.lu.maxiv.sdm.harness.TangoWorld;

/** A MacroServer with one Door, and the user in spock. */
public final class Sardana extends StandIn {
  private final String macroServer;
  private final String door;

  private Sardana(TangoWorld world, String server, String macroServer, String door) {
    super(world, server);
    this.macroServer = macroServer;
    this.door = door;
  }

  /** Starts one whose environment holds a ScanFile and an old ScanDir. */
  public static Sardana start(TangoWorld world) {
    Sardana sardana = startEmpty(world);
    sardana.setEnv("ScanFile", "['scan.h5']");
    sardana.setEnv("ScanDir", "'/old'");
    return sardana;
  }

  /** Starts one without any variable. */
  public static Sardana startEmpty(TangoWorld world) {
    String server = world.freshServer("MacroServer");
    Path store = world.tango().folder().resolve("environment-" + UUID.randomUUID());
    String macroServer =
        world.register(server, "MacroServer", Map.of("EnvironmentDb", List.of(store.toString())));
    String door = world.register(server, "Door", Map.of());
    return new Sardana(world, server, macroServer, door);
  }

  public String device() {
    return macroServer;
  }

  public String door() {
    return door;
  }

  /** The target as the property names it. */
  public String target() {
    return "sardana:" + macroServer;
  }

  /** Sets a variable to a Python literal. */
  public void setEnv(String name, String literal) {
    sayAll(macroServer, "SetEnv", List.of(name, literal));
  }

  public void unsetEnv(String name) {
    say(macroServer, "UnsetEnv", name);
  }

  /** Puts a numpy array and number into the environment. */
  public void setNumpy(String name) {
    say(macroServer, "SetNumpy", name);
  }

  /** Lets that many reads of the environment give a change only. */
  public void answerChanges(int reads) {
    say(macroServer, "AnswerChanges", reads);
  }

  /** All dictionaries that were written, as Python shows what it unpickled. */
  public List<String> writes() {
    return ask(macroServer, "Writes");
  }

  public void startScan() {
    say(door, "StartScan");
  }

  public void pause() {
    say(door, "Pause");
  }

  public void endScan() {
    say(door, "EndScan");
  }

  /** Tries a scan with the recorder {@code hdf5} or {@code spec}; tells what became of it. */
  public String tryScan(String recorder) {
    return say(door, "TryScan", recorder);
  }
}
