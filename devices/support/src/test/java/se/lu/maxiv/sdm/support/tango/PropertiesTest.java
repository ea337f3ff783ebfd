package se.lu.maxiv.sdm.support.tango;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.model.SdmException;

/** Reading what an administrator wrote into the Tango database. */
class PropertiesTest {
  private final Problems problems = new Problems();

  @Test
  void rightPropertiesAreReadWithoutProblems() {
    assertThat(of("Beamline", " nanomax ").required("Beamline")).isEqualTo("nanomax");
    assertThat(of("DataRoot", "/data/").path("DataRoot")).isEqualTo(Path.of("/data"));
    assertThat(of("VisitGap", "12").number("VisitGap", 0, 100)).isEqualTo(12);
    assertThat(of("AutoVisit", "TRUE").flag("AutoVisit")).isTrue();
    assertThat(of("GroupSource", "LDAP").choice("GroupSource", Map.of("nss", 1, "ldap", 2)))
        .isEqualTo(2);
    assertThat(of("List", "a", " ", "b ").list("List")).containsExactly("a", "b");
    assertThat(problems.sentences()).isEmpty();
  }

  @Test
  void missingPropertiesThatMayBeMissingAreNoProblem() {
    assertThat(of("UserOfficeUrl").text("UserOfficeUrl")).isEmpty();
    assertThat(of("UserOfficeKeyFile", "").optionalPath("UserOfficeKeyFile")).isEmpty();
    assertThat(of("Another").flag("CreateStatic")).isFalse();
    assertThat(of("Another").list("List")).isEmpty();
    assertThat(problems.sentences()).isEmpty();
  }

  @Test
  void allProblemsAreToldAtOnce() {
    of("Beamline").required("Beamline");
    of("DataRoot", "data").path("DataRoot");
    of("VisitGap", "soon").number("VisitGap", 1, 100);
    of("AutoVisit", "perhaps").flag("AutoVisit");
    of("GroupSource", "nis").choice("GroupSource", Map.of("nss", 1, "ldap", 2));
    of("VisitFolderMode", "9")
        .matching("VisitFolderMode", Pattern.compile("[0-7]{4}"), "4 octal digits");
    of("TimeZone", "UTC", "CET").text("TimeZone");

    assertThatThrownBy(() -> problems.refuseIfAny("a/b/c"))
        .isInstanceOf(SdmException.class)
        .hasMessage(
            "a/b/c cannot work with its properties: Beamline is missing;"
                + " DataRoot is 'data' and must be an absolute path;"
                + " VisitGap is 'soon' and must be a whole number from 1 to 100;"
                + " AutoVisit is 'perhaps' and must be true or false;"
                + " GroupSource is 'nis' and must be one of ldap, nss;"
                + " VisitFolderMode is '9' and must be 4 octal digits;"
                + " TimeZone is one value, not the 2 of [UTC, CET]."
                + " Correct them (Jive or bin/sdm) and run Init.");
  }

  @Test
  void withoutProblemsNothingIsRefused() {
    problems.refuseIfAny("a/b/c");

    assertThat(problems.sentences()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "101", "99999999999999999999", "", "1.5"})
  void numbersOutsideTheirLimitsAreProblems(String text) {
    long number = of("VisitGap", text).number("VisitGap", 1, 100);

    assertThat(number).isEqualTo(1);
    assertThat(problems.sentences()).hasSize(1);
  }

  @Test
  void pathWithNulIsAProblem() {
    of("DataRoot", "/da\0ta").path("DataRoot");

    assertThat(problems.sentences()).hasSize(1);
  }

  @Test
  void declaredPropertiesAreListedWithDefaultAndMeaning() {
    assertThat(PropertyTable.of(Demo.class))
        .extracting(PropertyTable.Row::name, row -> String.join(",", row.defaultLines()))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("Number", "5"),
            org.assertj.core.groups.Tuple.tuple("Prefix", "none"));
  }

  @Test
  void timeZoneThatIsNoneIsAProblem() {
    assertThat(of("TimeZone", "Europe/Stockholm").zone("TimeZone"))
        .isEqualTo(ZoneId.of("Europe/Stockholm"));
    assertThat(of("TimeZone", "Lund").zone("TimeZone")).isEqualTo(ZoneOffset.UTC);

    assertThat(problems.sentences())
        .containsExactly("TimeZone is 'Lund' and must be one such as Europe/Stockholm");
  }

  @Test
  void whatCannotBeMadeOfAPropertyIsAProblem() {
    int made =
        of("VisitGap")
            .tried(
                () -> {
                  throw SdmException.outOfRange("The gap is wrong.");
                },
                7);

    assertThat(made).isEqualTo(7);
    assertThat(problems.sentences()).containsExactly("The gap is wrong");
  }

  private Properties of(String name, String... lines) {
    return new Properties(problems, Map.of(name, lines));
  }
}
