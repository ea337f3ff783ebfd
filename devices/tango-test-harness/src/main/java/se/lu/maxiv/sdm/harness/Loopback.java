package se.lu.maxiv.sdm.harness;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.tango.orb.ORBManager;

/**
 * The settings that keep a Tango process on the loopback interface, ORB and ZMQ alike.
 *
 * <p>JTango reads the system property {@code OAIAddr} once, when {@code ORBManager} is loaded, for
 * both; cppTango and PyTango take {@code ORBendPoint} for both.
 */
public final class Loopback {
  /** The only address anything of this harness listens on. */
  public static final String ADDRESS = "127.0.0.1";

  private static final String JACORB_ADDRESS = "OAIAddr";
  // omniORB adds a name of up to 20 characters; a socket's name has at most 107.
  private static final int LONGEST_FOLDER = 80;
  private static final String JAVA_OPTIONS = "JDK_JAVA_OPTIONS";

  private Loopback() {}

  /**
   * Binds the Tango servers and clients of this JVM to loopback.
   *
   * @throws IllegalStateException if JTango's ORB was loaded earlier with another address
   */
  public static void bindThisJvm() {
    System.setProperty(JACORB_ADDRESS, ADDRESS);
    if (!ADDRESS.equals(ORBManager.OAI_ADDR)) {
      throw new IllegalStateException(
          "The Tango ORB of this JVM was loaded before it could be bound to 127.0.0.1:"
              + " start the private Tango first, or start Java with -DOAIAddr=127.0.0.1.");
    }
  }

  /**
   * What a child process, Java, C++ or Python, has to find in its environment for the same; C++ and
   * Python then leave their sockets and logs in the folder rather than in /tmp.
   */
  static Map<String, String> environment(Path folder) {
    String inherited = Objects.requireNonNullElse(System.getenv(JAVA_OPTIONS), "");
    String java = (inherited + " -D" + JACORB_ADDRESS + "=" + ADDRESS).strip();
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put(JAVA_OPTIONS, java);
    environment.put("ORBendPoint", "giop:tcp:" + ADDRESS + ":");
    // cppTango 9.3 serves UNIX sockets too, which its clients prefer, but it keeps a client's
    // address in 80 bytes: it aborts when the socket's name is longer, as those here are
    environment.put("ORBclientTransportRule", "* tcp");
    environment.put("TANGO_LOG_PATH", folder.toString());
    if (folder.toString().length() < LONGEST_FOLDER) {
      environment.put("ORBunixTransportDirectory", folder.toString());
    }
    return environment;
  }
}
