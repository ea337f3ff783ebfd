package se.lu.maxiv.sdm.support.tango;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.model.SdmException;

/** Reading what an administrator wrote into the Tango database. */
class PropertiesTest {
  private final Problems problems = new Problems();
  private final Properties properties = new Properties(problems);

  @Test
  void rightPropertiesAreReadWithoutProblems() {
    assertThat(properties.required("Beamline", " nanomax ")).isEqualTo("nanomax");
    assertThat(properties.path("DataRoot", "/data/")).isEqualTo(Path.of("/data"));
    assertThat(properties.number("VisitGap", 0, 100, "12")).isEqualTo(12);
    assertThat(properties.flag("AutoVisit", "TRUE")).isTrue();
    assertThat(properties.choice("GroupSource", Map.of("nss", 1, "ldap", 2), "LDAP")).isEqualTo(2);
    assertThat(properties.list("a", " ", "b ")).containsExactly("a", "b");
    assertThat(problems.sentences()).isEmpty();
  }

  @Test
  void missingPropertiesThatMayBeMissingAreNoProblem() {
    assertThat(properties.text("UserOfficeUrl")).isEmpty();
    assertThat(properties.optionalPath("UserOfficeKeyFile", "")).isEmpty();
    assertThat(properties.flag("CreateStatic")).isFalse();
    assertThat(properties.list()).isEmpty();
    assertThat(problems.sentences()).isEmpty();
  }

  @Test
  void allProblemsAreToldAtOnce() {
    properties.required("Beamline");
    properties.path("DataRoot", "data");
    properties.number("VisitGap", 1, 100, "soon");
    properties.flag("AutoVisit", "perhaps");
    properties.choice("GroupSource", Map.of("nss", 1, "ldap", 2), "nis");
    properties.matching("VisitFolderMode", Pattern.compile("[0-7]{4}"), "4 octal digits", "9");
    properties.text("TimeZone", "UTC", "CET");

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
    long number = properties.number("VisitGap", 1, 100, text);

    assertThat(number).isEqualTo(1);
    assertThat(problems.sentences()).hasSize(1);
  }

  @Test
  void pathWithNulIsAProblem() {
    properties.path("DataRoot", "/da\0ta");

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
}
