package se.lu.maxiv.sdm.proposalsync.gui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A facility with the embedded user office and directory, for a ProposalSync to work on. */
final class WindowFacility {
  private static final String MAXIV = "OU=MAXIV,DC=maxlab,DC=example";

  private WindowFacility() {}

  /** The properties of its ProposalSync, whose journal is below a folder. */
  static Map<String, List<String>> properties(Path folder) throws IOException {
    Path journal = Files.createDirectory(folder.resolve("journal"));
    return Map.ofEntries(
        Map.entry("UserOfficeUrl", List.of("embedded")),
        Map.entry("LdapUrl", List.of("embedded")),
        Map.entry("BaseDn", List.of("DC=maxlab,DC=example")),
        Map.entry("SourceOus", List.of("OU=DUOINACTIVE," + MAXIV)),
        Map.entry("ActiveOu", List.of("OU=DUOACTIVE," + MAXIV)),
        Map.entry("GroupsOu", List.of("OU=Groups," + MAXIV)),
        Map.entry("GidRange", List.of("61000-61999")),
        Map.entry("BeamlineGroups", List.of("biomax=biomax", "nanomax=nanomax")),
        Map.entry("Resources", List.of("all=vpn")),
        Map.entry("SyncPeriod", List.of("0")),
        Map.entry("JournalDirectory", List.of(journal.toString())));
  }
}
