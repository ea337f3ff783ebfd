package se.lu.maxiv.sdm.support.useroffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.UserOffice;

class UserOfficesTest {

  @Test
  void everyFormOpensItsOffice() {
    assertThat(open("embedded")).isInstanceOf(EmbeddedUserOffice.class);
    assertThat(open("/srv/office.json")).isInstanceOf(FileUserOffice.class);
    assertThat(open(" file:/srv/office.json ")).isInstanceOf(FileUserOffice.class);
    assertThat(open("http://office.example.org/x")).isInstanceOf(HttpUserOffice.class);
    assertThat(open("https://office.example.org/x")).isInstanceOf(HttpUserOffice.class);
    assertThat(open("duo:https://duo.example.org/duo/api.php/v1?facility=maxiv"))
        .isInstanceOf(DuoUserOffice.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "office.json",
        "./office.json",
        "ftp://office.example.org",
        "http:",
        "http://",
        "https:///x",
        "http://two words/",
        "file:relative",
        "file:",
        "Embedded",
        "duo:",
        "duo:office.example.org",
        "duo:https://duo.example.org/duo/api.php/v1",
        "duo:https://duo.example.org/v1?facility=",
        "duo:https://duo.example.org/v1?facility=../x",
        "duo:https://duo.example.org/v1?facility=maxiv&before=21",
        "duo:https://duo.example.org/v1?facility=maxiv&after=x",
        "duo:https://duo.example.org/v1?facility=maxiv&befor=2",
        "duo:/v1?facility=maxiv",
        "/nul\0byte"
      })
  void anythingElseIsRefused(String url) {
    SdmException refusal = catchThrowableOfType(SdmException.class, () -> open(url));

    assertThat(refusal.reason()).isEqualTo(Reason.CONFIGURATION_ERROR);
    assertThat(refusal.sentence()).contains("UserOfficeUrl").endsWith("correct the property.");
  }

  @Test
  void addressWithAPasswordIsRefusedAndNotShown() {
    SdmException refusal =
        catchThrowableOfType(SdmException.class, () -> open("https://u:pass@example.org/x"));

    assertThat(refusal.reason()).isEqualTo(Reason.CONFIGURATION_ERROR);
    assertThat(refusal.sentence()).contains("UserOfficeKeyFile").doesNotContain("pass@");
  }

  private static UserOffice open(String url) {
    return UserOffices.open(url, null, "biomax", Answers.STOCKHOLM, Clock.systemUTC());
  }
}
