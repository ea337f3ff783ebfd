package se.lu.maxiv.sdm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserTypesTest {
  private static final UserTypes USUAL = UserTypes.parse(UserTypes.DEFAULT);

  @ParameterizedTest
  @CsvSource({
    "standard, VISITORS",
    "normal, VISITORS",
    "N, VISITORS",
    "T, VISITORS",
    "B, VISITORS",
    "bag, VISITORS",
    "L, VISITORS",
    "F, VISITORS",
    "G, VISITORS",
    "gat, VISITORS",
    "Y, VISITORS",
    "ddt, VISITORS",
    "H, STAFF",
    "h, STAFF",
    "In-House, STAFF",
    "Z, STAFF",
    "' z ', STAFF",
    "P, PROPRIETARY",
    "Proprietary, PROPRIETARY"
  })
  void theOfficesWordsAndLettersAreKnown(String rawType, UserType expected) {
    assertThat(USUAL.of(Draft.standard().ofType(rawType, null).proposal())).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "X", "unknown", "visitor", "NN"})
  void anotherWordTellsNothing(String rawType) {
    assertThat(USUAL.of(Draft.standard().ofType(rawType, null).proposal())).isEmpty();
  }

  @Test
  void whatTheOfficeItselfNamesComesBeforeTheTable() {
    Proposal named = Draft.standard().ofType("N", UserType.STAFF).proposal();

    assertThat(USUAL.of(named)).contains(UserType.STAFF);
  }

  @Test
  void whatIsKeptBackIsProprietaryWhateverElseIsSaid() {
    Proposal kept = Draft.standard().ofType("N", UserType.VISITORS).keptBack().proposal();

    assertThat(USUAL.of(kept)).contains(UserType.PROPRIETARY);
  }

  @Test
  void aLaterLineReplacesAnEarlierOne() {
    UserTypes types = UserTypes.parse(List.of("N=visitors", "n = Staff"));

    assertThat(types.of(Draft.standard().ofType("N", null).proposal())).contains(UserType.STAFF);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "N", "=visitors", " =visitors", "N=", "N=visitor", "N:visitors", "="})
  void aLineOfAnotherFormIsAWrongProperty(String line) {
    assertThatThrownBy(() -> UserTypes.parse(List.of("N=visitors", line)))
        .hasMessageContaining("UserTypes has the line \"" + line + "\"")
        .extracting(e -> ((SdmException) e).reason())
        .isEqualTo(Reason.CONFIGURATION_ERROR);
  }

  @Test
  void typesAreNamedAsTheirFolders() {
    assertThat(UserType.values())
        .extracting(UserType::folder)
        .containsExactly("visitors", "staff", "proprietary");
    assertThat(UserType.VISITORS).hasToString("visitors");
    assertThat(UserType.ofFolder("STAFF")).contains(UserType.STAFF);
    assertThat(UserType.ofFolder("../staff")).isEmpty();
  }
}
