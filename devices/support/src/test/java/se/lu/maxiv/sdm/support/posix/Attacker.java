package se.lu.maxiv.sdm.support.posix;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** attacker.py running as a user in the proposal's group, at work until it is closed. */
final class Attacker implements AutoCloseable {
  private static final int ATTACKER = 6001;

  private final Process process;
  private final BufferedReader printed;

  /** Begins to swap what is made in that folder for links to the victims and other things. */
  Attacker(Path scripts, Path raw, List<Path> victims) throws IOException {
    Path script = scripts.resolve("attacker.py");
    if (Files.notExists(script)) {
      try (InputStream source =
          Objects.requireNonNull(Attacker.class.getResourceAsStream("attacker.py"))) {
        Files.copy(source, script);
      }
    }
    List<String> command = new ArrayList<>();
    command.addAll(List.of("setpriv", "--reuid=" + ATTACKER, "--regid=" + ATTACKER));
    command.addAll(List.of("--groups=" + Tree.PROPOSAL_GROUP, "--bounding-set=-all"));
    command.addAll(List.of("/usr/bin/python3", script.toString(), raw.toString()));
    victims.forEach(victim -> command.add(victim.toString()));
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    printed = process.inputReader();
    String first = printed.readLine();
    if (!"ready".equals(first)) {
      throw new IOException("the attacker did not start: " + first);
    }
  }

  /** Stops it; returns how many swaps it made. */
  int stop() throws IOException, InterruptedException {
    process.toHandle().destroy(); // unlike Process.destroy it leaves the pipe open
    String count = printed.readLine();
    process.waitFor();
    return Integer.parseInt(Objects.requireNonNull(count));
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
