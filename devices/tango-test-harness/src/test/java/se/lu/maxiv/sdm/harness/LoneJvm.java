package se.lu.maxiv.sdm.harness;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own that starts a private database, says where, and stays until it is ended. */
final class LoneJvm {
  private LoneJvm() {}

  /** The command that starts it, with more options for Java. */
  static ProcessBuilder command(List<String> before, String... javaOptions) {
    var command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(List.of(javaOptions));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), LoneJvm.class.getName()));
    return new ProcessBuilder(command);
  }

  public static void main(String[] args) throws Exception {
    try (PrivateTango tango = PrivateTango.start()) {
      System.out.println("folder " + tango.folder());
      System.out.println("host " + tango.tangoHost());
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }
}
