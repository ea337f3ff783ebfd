package se.lu.maxiv.sdm.proposalsync.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.model.Participant;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.UserTypes;

/** The settings that a site writes. */
class SettingsTest {
  private static final UserTypes TYPES = UserTypes.parse(UserTypes.DEFAULT);

  @ParameterizedTest
  @CsvSource({
    "all=vpn,true", "beamline:BioMAX=presto,true", "beamline:nanomax=presto,false",
    "type:n=x,true", "type:visitors=x,true", "type:staff=x,false",
    "proposal:20170251=rclone,true", "proposal:20170252=rclone,false", "ALL = a=b,true"
  })
  void ruleGrantsWhatItSays(String line, boolean granted) {
    assertThat(ResourceRule.parse(line).grants(Site.proposal(Site.ID), TYPES)).isEqualTo(granted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "vpn", "all:x=vpn", "beamline=vpn", "beamline:=vpn", "all=", "x:y=z"})
  void lineThatIsNoRuleIsRefused(String line) {
    assertThatThrownBy(() -> ResourceRule.parse(line))
        .isInstanceOf(SdmException.class)
        .hasMessageContaining("Resources");
  }

  @Test
  void groupOfARuleMayHaveAnyCharacters() {
    assertThat(ResourceRule.parse("all=a=b, \"c\" *()\\").group()).isEqualTo("a=b, \"c\" *()\\");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{proposal}", "group", "1{proposal}2", "a/{proposal}", "{proposal}-g "})
  void templateThatGivesNoGroupNameIsRefused(String text) {
    assertThatThrownBy(() -> new GroupTemplate(text))
        .isInstanceOf(SdmException.class)
        .hasMessageContaining("ProposalGroupTemplate");
  }

  @ParameterizedTest
  @CsvSource({
    "20170251-group,true", "20170251-GROUP,true", "Commissioning-group,true", "2017-group,false",
    "x-group,false", "-group,false", "20170251-groups,false", "group,false"
  })
  void templateKnowsItsNames(String name, boolean matches) {
    assertThat(new GroupTemplate("{proposal}-group").matches(name)).isEqualTo(matches);
    assertThat(new GroupTemplate("p{proposal}").name(new ProposalId(Site.ID)))
        .isEqualTo("p20170251");
    assertThat(new GroupTemplate("p{proposal}").matches("q20170251")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0,5", "-1,5", "6,5"})
  void rangeThatIsNoneIsRefused(int first, int last) {
    assertThatThrownBy(() -> new GidRange(first, last)).isInstanceOf(SdmException.class);
  }

  @Test
  void rangeHasItsEnds() {
    var range = new GidRange(5, Integer.MAX_VALUE);

    assertThat(range.contains(5) && range.contains(Integer.MAX_VALUE)).isTrue();
    assertThat(range.contains(4)).isFalse();
    assertThat(new GidRange(5, 6).contains(7)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"-1,0,0", "0,-1,0", "0,101,0", "0,0,-1"})
  void limitsThatAreNoneAreRefused(int count, int percent, int days) {
    assertThatThrownBy(() -> new RemovalLimits(count, percent, days))
        .isInstanceOf(SdmException.class);
  }

  @Test
  void limitsAreExceededAboveThemOnly() {
    var limits = new RemovalLimits(2, 10, 0);

    assertThat(limits.areExceededBy(2, 20)).isFalse();
    assertThat(limits.areExceededBy(3, 2_000_000_000)).isTrue();
    assertThat(limits.areExceededBy(2, 19)).isTrue();
    assertThat(RemovalLimits.DEFAULT.areExceededBy(0, 0)).isFalse();
  }

  @Test
  void fieldsAreNamedByTheirWords() {
    var person = new Participant("ana", " A ", "B", "a@x", "7", true, Set.of());

    assertThat(PersonField.words()).isEqualTo("firstName, lastName, fullName, email, externalId");
    assertThat(PersonField.named("EMAIL")).contains(PersonField.EMAIL);
    assertThat(PersonField.named("phone")).isEmpty();
    assertThat(PersonField.FIRST_NAME.of(person)).isEqualTo("A");
    assertThat(PersonField.LAST_NAME.of(person)).isEqualTo("B");
    assertThat(PersonField.FULL_NAME.of(person)).isEqualTo("A  B");
    assertThat(PersonField.EXTERNAL_ID.of(person)).isEqualTo("7");
  }
}
