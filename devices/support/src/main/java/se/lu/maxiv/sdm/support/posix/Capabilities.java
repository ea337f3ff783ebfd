package se.lu.maxiv.sdm.support.posix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * The rights of this process beyond its account's: what PathFixer needs of them and has not, and
 * what it has and should not. Numbers from {@code linux/capability.h}.
 *
 * @param effective the set in effect, one bit each
 * @param isRoot whether the process runs as root, which has all of them on purpose
 */
public record Capabilities(long effective, boolean isRoot) {
  private static final String ADVICE =
      "; start the server as root, or give the unit"
          + " \"AmbientCapabilities=CAP_CHOWN CAP_FSETID\" (by hand: setpriv --ambient-caps).";
  private static final String FIELD = "CapEff:";
  private static final int CHOWN = 0;
  private static final int FSETID = 4;
  private static final Map<Integer, String> TOO_MUCH = tooMuch();

  /** Those of this process now. */
  public static Capabilities current() {
    Path status = Path.of("/proc/self/status");
    try {
      return parse(Files.readAllLines(status), Libc.geteuid() == 0);
    } catch (IOException e) {
      throw new SdmException(
          Reason.CONFIGURATION_ERROR,
          "The rights of this process cannot be read from " + status + "; mount /proc.",
          e);
    }
  }

  static Capabilities parse(List<String> status, boolean isRoot) {
    String hex =
        status.stream()
            .filter(line -> line.startsWith(FIELD))
            .map(line -> line.substring(FIELD.length()).strip())
            .findFirst()
            .orElse("0");
    return new Capabilities(Long.parseUnsignedLong(hex, 16), isRoot);
  }

  /** Whether it may give a folder to a group it is not in. */
  public boolean canChown() {
    return has(CHOWN);
  }

  /** Whether setgid survives a change of mode by somebody outside the group. */
  public boolean canSetgid() {
    return has(FSETID);
  }

  /** What it needs and has not, a sentence each; empty when all is there. */
  public List<String> missing() {
    List<String> sentences = new ArrayList<>();
    if (!canChown()) {
      sentences.add("CAP_CHOWN is missing: folders cannot be given to a proposal's group" + ADVICE);
    }
    if (!canSetgid()) {
      sentences.add("CAP_FSETID is missing: setgid may be lost when a mode is set" + ADVICE);
    }
    return sentences;
  }

  /** What it has and does not need, a sentence each; none for root, who is known to have all. */
  public List<String> extra() {
    return TOO_MUCH.entrySet().stream()
        .filter(entry -> !isRoot && has(entry.getKey()))
        .map(Map.Entry::getValue)
        .map(name -> name + " is more than the server needs; take it from the unit.")
        .toList();
  }

  private boolean has(int bit) {
    return (effective & (1L << bit)) != 0;
  }

  private static Map<Integer, String> tooMuch() {
    Map<Integer, String> names = new LinkedHashMap<>();
    names.put(1, "CAP_DAC_OVERRIDE");
    names.put(2, "CAP_DAC_READ_SEARCH");
    names.put(3, "CAP_FOWNER");
    names.put(6, "CAP_SETGID");
    names.put(7, "CAP_SETUID");
    names.put(21, "CAP_SYS_ADMIN");
    return names;
  }
}
