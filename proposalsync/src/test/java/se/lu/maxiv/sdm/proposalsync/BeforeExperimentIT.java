package se.lu.maxiv.sdm.proposalsync;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lu.maxiv.sdm.harness.ServerInJvm;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;
import se.lu.maxiv.sdm.proposalsync.core.ObjectRef;
import se.lu.maxiv.sdm.proposalsync.ldap.RealDomain;
import se.lu.maxiv.sdm.proposalsync.ldap.TestSite;

/** "DUO-SDM before experiment", the facility's slide, line by line on a real domain controller. */
@Tag("root")
@TangoTest
class BeforeExperimentIT {
  private static final String SYNC =
      Script.START
          + """
      assert all("could not be checked" in s for s in d.Preflight() or []), d.Preflight()
      d.DryRun = False
      d.Sync(); idle()
      report = json.loads(d.ReportJson)
      assert report["done"] > 0 and report["failed"] == 0, d.ReportJson
      d.Plan(); idle()
      print(d.PlanText[0])
      """;

  @TempDir private Path folder;

  @Test
  void theSlide(TangoWorld world) throws Exception {
    RealDomain domain = RealDomain.get();
    try (LDAPConnection ad = domain.connect();
        TestSite site = new TestSite(domain.connect(), RealDomain.BASE, "slide")) {
      ObjectRef carl = visitor(ad, site.user("carl", "Carl Carlsson", site.source()), 71_001);
      ObjectRef ana = visitor(ad, site.user("ana"), 71_002);
      ObjectRef gone = visitor(ad, site.user("gone"), 71_003);
      ObjectRef namesake = site.user("namesake", "Carl Carlsson", site.active());
      ObjectRef visitors = site.group("Visitors");
      ObjectRef beamline = site.group("nanomax");
      ObjectRef presto = site.group("presto");
      ObjectRef vpn = site.group("vpn");
      ObjectRef rclone = site.group("rclone");
      office(carl, ana, gone);
      sync(world, domain, site);
      office(ana, carl);

      String secondPlan = sync(world, domain, site);

      // check and create proposal group in AD
      SearchResultEntry group = ad.getEntry("CN=20260412-slide," + site.groups());
      assertThat(group.getAttributeValueAsInteger("gidNumber")).isBetween(62_000, 62_999);
      assertThat(group.getAttributeValue("description")).isNotEmpty();
      // for all the proposal users in DUO: sync with the AD proposal group members
      assertThat(members(group))
          .containsExactlyInAnyOrder(dn(ad, carl), dn(ad, ana), dn(ad, beamline));
      for (ObjectRef user : List.of(carl, ana)) {
        SearchResultEntry account = ad.getEntry(dn(ad, user));
        // move the user to DUOACTIVE if not there already
        assertThat(account.getParentDNString()).isEqualTo(site.active());
        // add to Visitors AD group, add extra_attributes in AD, enable, create_home
        assertThat(members(ad.getEntry(dn(ad, visitors)))).contains(account.getDN());
        assertThat(account.getAttributeValue("mail")).isEqualTo(user.name() + "@example.org");
        assertThat(account.getAttributeValueAsInteger("userAccountControl") & 2).isZero();
        assertThat(Files.getAttribute(folder.resolve("home").resolve(user.name()), "unix:uid"))
            .isEqualTo(account.getAttributeValueAsInteger("uidNumber"));
        // add the user to the proposal group
        assertThat(members(group)).contains(account.getDN());
      }
      // the move found the name taken: the account is "Name (username)" now, its owner unchanged
      assertThat(dn(ad, carl)).isEqualTo("CN=Carl Carlsson (slide-carl)," + site.active());
      assertThat(dn(ad, namesake)).isEqualTo("CN=Carl Carlsson," + site.active());
      // add the beamline group to the proposal group
      assertThat(members(group)).contains(dn(ad, beamline));
      // associate extra resources to the proposal group (e.g. presto, vpn)
      String other = "CN=20260413-slide," + site.groups();
      for (ObjectRef resource : List.of(presto, vpn)) {
        assertThat(members(ad.getEntry(dn(ad, resource))))
            .containsExactlyInAnyOrder(group.getDN(), other);
      }
      // extra resources also per proposal (rclone for the targeted one)
      assertThat(members(ad.getEntry(dn(ad, rclone)))).containsExactly(group.getDN());
      // DUO is the truth: who left has left, and a second plan finds nothing
      assertThat(members(group)).doesNotContain(dn(ad, gone));
      assertThat(secondPlan).isEqualTo("Nothing to do.");
    }
  }

  private String sync(TangoWorld world, RealDomain domain, TestSite site) {
    try (ServerInJvm server = world.startHere(ProposalSync.class, properties(domain, site))) {
      return world.python().run(SYNC, server.device()).strip();
    }
  }

  private Map<String, List<String>> properties(RealDomain domain, TestSite site) {
    var properties = new HashMap<>(TestFacility.properties(folder));
    properties.putAll(TestFacility.link(domain.config()));
    properties.putAll(TestFacility.in(site));
    var resources = new ArrayList<>(TestFacility.in(site).get("Resources"));
    resources.add("proposal:20260412=" + site.name("rclone"));
    properties.put("Resources", resources);
    properties.put("UserOfficeUrl", List.of(folder.resolve("office.json").toString()));
    properties.put("ProposalGroupTemplate", List.of("{proposal}-slide"));
    properties.put("GidRange", List.of("62000-62999"));
    properties.put("HomeRoot", List.of(folder.resolve("home").toString()));
    properties.put("MaxRemovalPercent", List.of("100"));
    return properties;
  }

  private void office(ObjectRef... people) throws Exception {
    Files.createDirectories(folder.resolve("home"));
    String[] names = java.util.Arrays.stream(people).map(ObjectRef::name).toArray(String[]::new);
    List<String> proposals =
        List.of(Office.proposal("20260412", names), Office.proposal("20260413", names[1]));
    Files.writeString(folder.resolve("office.json"), Office.of(proposals));
  }

  private static ObjectRef visitor(LDAPConnection ad, ObjectRef user, int uid)
      throws LDAPException {
    ad.modify(
        dn(ad, user),
        new Modification(ModificationType.REPLACE, "uidNumber", Integer.toString(uid)),
        new Modification(ModificationType.REPLACE, "gidNumber", "71000"));
    return user;
  }

  private static String dn(LDAPConnection ad, ObjectRef object) throws LDAPException {
    return ad.getEntry("<GUID=" + object.existingId() + ">").getDN();
  }

  private static List<String> members(SearchResultEntry group) {
    String[] members = group.getAttributeValues("member");
    return members == null ? List.of() : List.of(members);
  }
}
