package se.lu.maxiv.sdm.proposalsync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;
import se.lu.maxiv.sdm.proposalsync.embedded.EmbeddedDirectory;

/**
 * A user office full of odd names, people without account and broken proposals: nobody gets access
 * who should not, everybody else does, and each oddity is told.
 */
@TangoTest
class OddNamesIT extends OnFaultyDirectory {
  private static final String ODD = "Åke \"Öst\", = *()\\ <ä>";
  private static final String SOURCE = "OU=DUOINACTIVE,OU=MAXIV," + EmbeddedDirectory.BASE;
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void nobodyWrongGetsAccessAndNoBadProposalStopsTheOthers(TangoWorld world) throws Exception {
    account("akeost", ODD);
    Map<String, List<String>> before = members();
    Map<String, List<String>> properties = writing();
    office(
        answer(
            List.of(
                proposal("20260412", ODD, "akeost", "carlcarl", "asaobe"),
                proposal("20260413", "T", "anagon", "nobody"),
                proposal("20260414", "no users"),
                proposal("20260415", "T", "*", "carl*", "sorenlok)(objectClass=*"),
                proposal("20260416", "T", "Carl Carlsson", "CN=Birgit Bergman", "meichen"),
                proposal("20260417", "T\u0000\n", "car\u0000lcarl", "lindholm"),
                proposal("../20260418", "T", "bergman"),
                with(proposal("20260419", "T"), "participants", "bergman"),
                with(proposal("20260420", "T", "bergman"), "status", 7),
                proposal("20260421", "T", "bergman"))));

    String out =
        run(
            world,
            """
            d.Sync(); idle(); assert json.loads(d.ReportJson)["failed"] == 0, d.ReportJson
            for failure in d.Failures: print(failure)
            d.Plan(); idle(); print(d.PlanText[0])
            """,
            properties);

    assertThat(members())
        .containsEntry("20260412-group", List.of("akeost", "asaobe", "carlcarl", "nanomax"))
        .containsEntry("20260413-group", List.of("anagon", "nanomax"))
        .containsEntry("20260414-group", List.of("nanomax"))
        .containsEntry("20260415-group", List.of("nanomax"))
        .containsEntry("20260416-group", List.of("meichen", "nanomax"))
        .containsEntry("20260417-group", List.of("lindholm", "nanomax"))
        .containsEntry("20260421-group", List.of("bergman", "nanomax"))
        .containsEntry("nanomax", before.get("nanomax"))
        .containsEntry("20190118-group", before.get("20190118-group"))
        .hasSize(before.size() + 7);
    assertThat(added(before, "Visitors"))
        .containsExactlyInAnyOrder(
            "akeost", "anagon", "asaobe", "bergman", "carlcarl", "lindholm", "meichen");
    assertThat(commonName("akeost")).isEqualTo(ODD);
    assertThat(commonName("carlcarl")).isEqualTo("Carl Carlsson (carlcarl)");
    assertThat(commonName("carlcar2")).isEqualTo("Carl Carlsson");
    assertThat(out)
        .contains("20260418", "Proposal 20260415 could be understood in part only")
        .contains("Proposal 20260416 could be understood in part only")
        .contains("Proposal 20260417 could be understood in part only")
        .contains("Proposal 20260419 could not be understood, so it is left as it is")
        .contains("nobody of proposal 20260413 has no account in the directory")
        .contains("names nobody with a username in proposal 20260414")
        .endsWith("Nothing to do.");
  }

  private List<String> added(Map<String, List<String>> before, String group) throws LDAPException {
    return members().getOrDefault(group, List.of()).stream()
        .filter(name -> !before.getOrDefault(group, List.of()).contains(name))
        .toList();
  }

  private String commonName(String username) throws LDAPException {
    try (LDAPConnection ad = directory.connect()) {
      Filter filter = Filter.createEqualityFilter("sAMAccountName", username);
      return ad.searchForEntry(EmbeddedDirectory.BASE, SearchScope.SUB, filter, "*")
          .getRDN()
          .getAttributeValues()[0];
    }
  }

  private static String answer(List<Map<String, Object>> proposals) throws Exception {
    return JSON.writeValueAsString(
        Map.of("asOf", Instant.now().toString(), "complete", true, "proposals", proposals));
  }

  private static Map<String, Object> proposal(String id, String title, String... people) {
    var proposal = new HashMap<String, Object>();
    proposal.put("id", id);
    proposal.put("title", title);
    proposal.put("userType", "visitors");
    proposal.put("status", "ACCEPTED");
    proposal.put("beamlines", List.of("nanomax"));
    proposal.put("participants", Arrays.stream(people).map(OddNamesIT::participant).toList());
    proposal.put("visits", List.of());
    return proposal;
  }

  private static Map<String, Object> participant(String username) {
    return Map.of(
        "username",
        username,
        "firstName",
        ODD,
        "lastName",
        ODD,
        "email",
        "x@example.org",
        "accountActive",
        true,
        "roles",
        List.of("visitor"));
  }

  private static Map<String, Object> with(
      Map<String, Object> proposal, String field, Object value) {
    proposal.put(field, value);
    return proposal;
  }

  /** A disabled account among those that SDM may move. */
  private void account(String username, String commonName) throws LDAPException {
    try (LDAPConnection ad = directory.connect()) {
      ad.add(
          new DN(new RDN("CN", commonName), new DN(SOURCE)).toString(),
          new Attribute("objectClass", "user"),
          new Attribute("sAMAccountName", username),
          new Attribute("unicodePwd", "\"Demo.Passw0rd\"".getBytes(StandardCharsets.UTF_16LE)),
          new Attribute("uidNumber", "60100"),
          new Attribute("userAccountControl", "514"));
    }
  }

  /** The usernames and group names in each group. */
  private Map<String, List<String>> members() throws LDAPException {
    var members = new TreeMap<String, List<String>>();
    try (LDAPConnection ad = directory.connect()) {
      Filter groups = Filter.createEqualityFilter("objectClass", "group");
      for (SearchResultEntry group :
          ad.search(EmbeddedDirectory.BASE, SearchScope.SUB, groups, "*").getSearchEntries()) {
        List<String> names =
            Stream.of(Optional.ofNullable(group.getAttributeValues("member")).orElse(new String[0]))
                .map(dn -> name(ad, dn))
                .sorted()
                .toList();
        members.put(group.getAttributeValue("sAMAccountName"), names);
      }
    }
    return members;
  }

  private static String name(LDAPConnection ad, String dn) {
    try {
      return ad.getEntry(dn, "sAMAccountName").getAttributeValue("sAMAccountName");
    } catch (LDAPException e) {
      throw new IllegalStateException(dn, e);
    }
  }
}
