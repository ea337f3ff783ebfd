package se.lu.maxiv.sdm.proposalsync.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.proposalsync.core.DirectorySnapshot;
import se.lu.maxiv.sdm.proposalsync.core.ObjectRef;
import se.lu.maxiv.sdm.proposalsync.core.Outcome;

/** A facility's directory on a real domain controller: how many requests it takes. */
@Tag("root")
class LargeDomainTest {
  private static final int USERS = 3000;
  private static final int GROUPS = 300;
  private static final List<ObjectRef> PEOPLE = new ArrayList<>();
  private static TestSite site;

  @BeforeAll
  static void fill() throws LDAPException {
    site = new TestSite(RealDomain.get().connect(), RealDomain.BASE, "large");
    String[] dns = new String[USERS];
    for (int i = 0; i < USERS; i++) {
      ObjectRef person = site.bareUser("u" + i);
      PEOPLE.add(person);
      dns[i] = "CN=" + site.name("u" + i) + "," + site.source();
    }
    for (int i = 0; i < GROUPS; i++) {
      String[] members = new String[10];
      System.arraycopy(dns, i * 7, members, 0, 10);
      site.group("g" + i, members);
    }
  }

  @AfterAll
  static void leave() {
    site.close();
  }

  @Test
  void aSnapshotInPagesTakesAtMostTenSearches() {
    LdapDirectory directory = new LdapDirectory(RealDomain.get().config(), site.layout());
    try (LdapDirectorySession inPages = directory.inPages().session()) {
      DirectorySnapshot paged = inPages.snapshot();

      assertThat(paged.accounts()).hasSize(USERS + 1);
      assertThat(paged.groups()).hasSizeGreaterThan(GROUPS);
      assertThat(inPages.searches()).isLessThanOrEqualTo(10);
    }
  }

  @Test
  void aSnapshotAtOnceIsTheSameAsInPages() {
    LdapDirectory directory = new LdapDirectory(RealDomain.get().config(), site.layout());
    try (LdapDirectorySession session = directory.session()) {
      DirectorySnapshot atOnce = session.snapshot();
      int searches = session.searches();
      directory.inPages();
      DirectorySnapshot paged = session.snapshot();

      assertThat(searches).isLessThan(7);
      assertThat(paged.groups()).containsExactlyInAnyOrderElementsOf(atOnce.groups());
      assertThat(paged.accounts()).containsExactlyInAnyOrderElementsOf(atOnce.accounts());
    }
  }

  @Test
  void threeThousandMembersAreAddedReadAndTakenOut() throws LDAPException {
    ObjectRef group = site.group("big");
    try (LdapDirectorySession session =
        new LdapDirectory(RealDomain.get().config(), site.layout()).session()) {
      assertThat(session.apply(PEOPLE.stream().map(one -> site.add(group, one)).toList()))
          .hasSize(USERS)
          .containsOnly(Outcome.done());
      assertThat(members(session, group)).isEqualTo(USERS);
      assertThat(session.apply(PEOPLE.stream().map(one -> site.remove(group, one)).toList()))
          .hasSize(USERS)
          .containsOnly(Outcome.done());
      assertThat(members(session, group)).isZero();
    }
  }

  private static int members(LdapDirectorySession session, ObjectRef group) {
    return ReadContract.group(session.snapshot(), group.existingId()).members().size();
  }
}
