package se.lu.maxiv.sdm.proposalsync.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.proposalsync.core.Place;

class DirectoryLayoutTest {
  private static final String BASE = "DC=maxlab,DC=example";

  private static DirectoryLayout layout(String groupsOu) {
    return new DirectoryLayout(
        DirectoryLayout.dn("BaseDn", BASE),
        DirectoryLayout.dn("ActiveOu", "OU=DUO,OU=DUOINACTIVE," + BASE),
        List.of(DirectoryLayout.dn("SourceOus", "OU=DUOINACTIVE," + BASE)),
        DirectoryLayout.dn("GroupsOu", groupsOu),
        Set.of(),
        Set.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CN=a,OU=DUOINACTIVE,DC=maxlab,DC=example|SOURCE",
        "cn=a, ou=duoinactive , dc=MAXLAB,dc=example|SOURCE",
        "CN=a,OU=x,OU=DUOINACTIVE,DC=maxlab,DC=example|SOURCE",
        "CN=a,OU=DUO,OU=DUOINACTIVE,DC=maxlab,DC=example|ACTIVE",
        "CN=a,OU=DU\\4F,OU=DUOINACTIVE,DC=maxlab,DC=example|ACTIVE",
        "CN=a\\,OU=DUOINACTIVE,DC=maxlab,DC=example|ELSEWHERE",
        "CN=a,OU=XDUOINACTIVE,DC=maxlab,DC=example|ELSEWHERE",
        "CN=a,OU=Staff,DC=maxlab,DC=example|ELSEWHERE"
      })
  void whereAnAccountLiesIsToldFromItsDnAndNotFromItsText(String dn, Place place)
      throws LDAPException {
    assertThat(layout("OU=Groups," + BASE).placeOf(new DN(dn))).isEqualTo(place);
  }

  @ParameterizedTest
  @ValueSource(strings = {"OU=Groups,DC=maxiv,DC=lu", BASE})
  void anOuThatIsNotBelowTheBaseIsRefused(String groupsOu) {
    assertThatThrownBy(() -> layout(groupsOu))
        .isInstanceOf(SdmException.class)
        .hasMessageContaining("does not lie below BaseDn");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Groups", "OU=Groups,", "OU"})
  void whatIsNoDistinguishedNameIsRefusedWithItsProperty(String text) {
    assertThatThrownBy(() -> DirectoryLayout.dn("GroupsOu", text))
        .isInstanceOf(SdmException.class)
        .hasMessageContaining("GroupsOu");
  }
}
