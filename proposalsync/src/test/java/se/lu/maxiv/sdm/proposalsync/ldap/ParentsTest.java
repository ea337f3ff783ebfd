package se.lu.maxiv.sdm.proposalsync.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParentsTest {
  private final Parents parents = new Parents();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CN=ana,OU=DUOACTIVE,DC=maxlab,DC=example",
        "CN=Åsa Öberg\\, \\\"A\\\" \\= \\#1,OU=DUOACTIVE,DC=maxlab,DC=example",
        "CN=ends with a backslash\\\\,OU=DUOACTIVE,DC=maxlab,DC=example",
        "CN=hex \\2C comma\\C3\\A5,OU=a\\,b,DC=example",
        "CN=\\ blanks \\ ,OU=x,DC=example",
        "CN=semi\\;colon+SN=two,OU=x,DC=example",
        "CN=\"quoted, old\",OU=x,DC=example",
        "CN=old;OU=x,DC=example",
        "CN=deleted\\0ADEL:1,CN=Deleted Objects,DC=example",
        "DC=example",
        ""
      })
  void dnIsWhatTheLibraryReads(String text) throws LDAPException {
    DN dn = parents.dn(entry(text));

    assertThat(dn).isEqualTo(new DN(text));
    assertThat(dn.toNormalizedString()).isEqualTo(new DN(text).toNormalizedString());
    assertThat(dn.getParent()).isEqualTo(new DN(text).getParent());
  }

  @Test
  void siblingsKeepTheirOwnNames() throws LDAPException {
    DN ana = parents.dn(entry("CN=ana,OU=x,DC=example"));
    DN bo = parents.dn(entry("CN=bo,OU=x,DC=example"));

    assertThat(ana.getRDNString()).isEqualTo("CN=ana");
    assertThat(bo.getRDNString()).isEqualTo("CN=bo");
    assertThat(bo.getParent()).isEqualTo(ana.getParent());
  }

  private static SearchResultEntry entry(String dn) {
    return new SearchResultEntry(dn, java.util.List.of());
  }
}
