package se.lu.maxiv.sdm.cli.demo;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import se.lu.maxiv.sdm.support.useroffice.EmbeddedUserOffice;

/**
 * The numbers that stand for accounts and groups in the demo, none of which the machine has. As
 * root each is its own; otherwise all are the caller's own, since nobody else may give folders
 * away.
 *
 * @param root number of the owner of the static folders above the beamline's
 * @param service number of the service account
 * @param groups number of each group
 */
record DemoAccounts(boolean privileged, int root, int service, Map<String, Integer> groups) {
  static final String BEAMLINE = "nanomax";

  /** As the embedded directory has it. */
  private static final int BEAMLINE_GROUP = 50_002;

  private static final int SERVICE = 60_900;

  /** Copies the map. */
  DemoAccounts {
    groups = Map.copyOf(groups);
  }

  /** The numbers for whoever runs this. */
  static DemoAccounts ofCaller() {
    FolderOnDisk self = FolderOnDisk.read(Path.of("/proc", "" + ProcessHandle.current().pid()));
    boolean privileged = self.uid() == 0;
    Map<String, Integer> groups = new LinkedHashMap<>();
    for (String name : groupNames()) {
      groups.put(name, privileged ? BEAMLINE_GROUP + groups.size() : self.gid());
    }
    return new DemoAccounts(privileged, self.uid(), privileged ? SERVICE : self.uid(), groups);
  }

  // The beamline's and those of the embedded user office's proposals.
  private static List<String> groupNames() {
    var office = new EmbeddedUserOffice(DemoDisk.ZONE, Clock.systemUTC()).ask();
    return Stream.concat(
            Stream.of(BEAMLINE),
            office.proposals().stream()
                .filter(proposal -> proposal.beamlines().contains(BEAMLINE))
                .map(proposal -> proposal.id().text() + "-group"))
        .toList();
  }

  /** The number of a group. */
  int gid(String group) {
    return groups.getOrDefault(group, -1);
  }

  /** The same with the numbers that ProposalSync gave; the caller's own stay if it is not root. */
  DemoAccounts with(Map<String, Integer> given) {
    var all = new LinkedHashMap<>(groups);
    if (privileged) {
      all.putAll(given);
    }
    return new DemoAccounts(privileged, root, service, all);
  }

  /** Property {@code ServiceAccount} where the server is root. */
  String serviceAccount() {
    return service + ":" + gid(BEAMLINE);
  }

  /** The content of the file that property {@code GroupSource} names. */
  List<String> groupLines() {
    return groups.entrySet().stream()
        .map(group -> group.getKey() + " " + group.getValue())
        .sorted()
        .toList();
  }
}
