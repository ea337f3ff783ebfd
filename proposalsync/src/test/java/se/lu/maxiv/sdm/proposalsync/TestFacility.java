package se.lu.maxiv.sdm.proposalsync;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.lu.maxiv.sdm.proposalsync.ldap.TestSite;
import se.lu.maxiv.sdm.support.ldap.LdapConfig;
import se.lu.maxiv.sdm.support.tango.PropertyTable;

/** The properties of a ProposalSync on the embedded user office and directory. */
final class TestFacility {
  private static final String MAXIV = "OU=MAXIV,DC=maxlab,DC=example";

  private TestFacility() {}

  static Map<String, List<String>> properties(Path journal) {
    return Map.ofEntries(
        Map.entry("UserOfficeUrl", List.of("embedded")),
        Map.entry("LdapUrl", List.of("embedded")),
        Map.entry("BaseDn", List.of("DC=maxlab,DC=example")),
        Map.entry("SourceOus", List.of("OU=DUOINACTIVE," + MAXIV)),
        Map.entry("ActiveOu", List.of("OU=DUOACTIVE," + MAXIV)),
        Map.entry("GroupsOu", List.of("OU=Groups," + MAXIV)),
        Map.entry("GidRange", List.of("61000-61999")),
        Map.entry("BeamlineGroups", List.of("biomax=biomax", "nanomax=nanomax", "balder=balder")),
        Map.entry("Resources", List.of("all=vpn", "beamline:biomax=presto")),
        Map.entry("ExtraAttributes", List.of("mail=email")),
        Map.entry("SyncPeriod", List.of("0")),
        Map.entry("JournalDirectory", List.of(journal.toString())));
  }

  /** The properties for a directory that outlives the device. */
  static Map<String, List<String>> link(LdapConfig config) {
    return Map.of(
        "LdapUrl", List.of(config.url().toString()),
        "LdapBindDn", List.of(config.bindDn()),
        "LdapPasswordFile", List.of(config.passwordFile().toString()),
        "LdapCaFile", List.of(config.caFile().toString()));
  }

  /** The properties for a small facility below an OU of its own. */
  static Map<String, List<String>> in(TestSite site) {
    return Map.of(
        "BaseDn", List.of(site.root()),
        "SourceOus", List.of(site.source()),
        "ActiveOu", List.of(site.active()),
        "GroupsOu", List.of(site.groups()),
        "VisitorsGroup", List.of(site.name("Visitors")),
        "BeamlineGroups", List.of("nanomax=" + site.name("nanomax")),
        "Resources", List.of("beamline:nanomax=" + site.name("presto"), "all=" + site.name("vpn")));
  }

  /** The properties as JTango gives them when none is set. */
  static Map<String, String[]> defaults() {
    Map<String, String[]> lines = new HashMap<>();
    PropertyTable.of(ProposalSync.class)
        .forEach(row -> lines.put(row.name(), row.defaultLines().toArray(String[]::new)));
    return lines;
  }
}
