package se.lu.maxiv.sdm.proposalsync.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.proposalsync.core.DirectorySnapshot;

@Tag("root")
class DomainWritesTest {
  @Test
  void smoke() throws Exception {
    long t0 = System.nanoTime();
    RealDomain domain = RealDomain.get();
    System.out.println("start " + (System.nanoTime() - t0) / 1e6);
    try (TestSite site = new TestSite(domain.connect(), RealDomain.BASE, "smoke");
        LdapDirectorySession s = new LdapDirectory(domain.config(), site.layout()).session()) {
      var u = site.user("Åsa");
      var g = site.group("g", site.dn(u));
      DirectorySnapshot snap = s.snapshot();
      System.out.println(snap + " " + s.searches() + snap.groups());
      System.out.println(s.preflight());
      assertThat(snap.groups()).hasSize(1);
      assertThat(snap.groups().get(0).members()).containsExactly(u.existingId());
      System.out.println(s.apply(java.util.List.of(site.add(g, u))));
    }
  }
}
