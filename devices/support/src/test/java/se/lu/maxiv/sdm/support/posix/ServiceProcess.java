package se.lu.maxiv.sdm.support.posix;

import com.sun.jna.Native;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.lu.maxiv.sdm.model.SdmException;

/** {@link ServiceMain} in a process of its own, as root or with exactly the rights named. */
final class ServiceProcess {
  private final Path classes;

  /** Copies the classes where other accounts can read them. */
  ServiceProcess(Path directory, int mode) throws IOException {
    this.classes = Files.createDirectory(directory);
    int number = 0;
    for (Class<?> one :
        List.of(PosixFolders.class, ServiceMain.class, SdmException.class, Native.class)) {
      copy(origin(one), classes.resolve("part" + number++ + ".jar"));
    }
    Tree.setMode(classes, mode);
  }

  /** What it prints as the service account with these capabilities ("+chown,+fsetid" or ""). */
  List<String> asService(String capabilities, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("setpriv", "--reuid=" + Tree.SERVICE, "--regid=" + Tree.SERVICE_GROUP));
    command.addAll(List.of("--clear-groups", "--no-new-privs"));
    if (capabilities.isEmpty()) {
      command.add("--bounding-set=-all");
    } else {
      command.add("--bounding-set=-all," + capabilities);
      command.add("--inh-caps=" + capabilities);
      command.add("--ambient-caps=" + capabilities);
    }
    return run(command, arguments);
  }

  /** What it prints as root. */
  List<String> asRoot(String... arguments) throws Exception {
    return run(new ArrayList<>(), arguments);
  }

  private List<String> run(List<String> command, String... arguments) throws Exception {
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Runtime.version().feature() > 23) {
      command.add("--enable-native-access=ALL-UNNAMED"); // else it prints warnings
    }
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classPath()));
    command.add(ServiceMain.class.getName());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return printed.lines().toList();
  }

  private String classPath() throws IOException {
    try (Stream<Path> parts = Files.list(classes)) {
      return parts.map(Path::toString).sorted().collect(Collectors.joining(":"));
    }
  }

  private static Path origin(Class<?> type) throws IOException {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path one : (Iterable<Path>) all::iterator) {
        Path target = to.resolve(from.relativize(one).toString());
        Files.copy(one, one.equals(from) ? to : target);
      }
    }
  }
}
