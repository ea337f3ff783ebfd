package se.lu.maxiv.sdm.metadatacollector.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueKeyTest {
  @ParameterizedTest
  @CsvSource({
    "Exit slit positions, Exit_slit_positions",
    "sys/tg/1.att, sys_tg_1_att",
    "a%2Eb, a_2Eb",
    "Ångström, Angstrom",
    "5 µm, 5_um",
    "'  $x[0] ', x_0",
    "__proto__, proto",
    "_id, id",
    "'...', item",
    "'_', item",
    "光, item",
    "ready-made_Key-1, ready-made_Key-1"
  })
  void wordsBecomeKeysThatTheCatalogueKeepsAsTheyAre(String words, String key) {
    assertThat(CatalogueKey.of(words)).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({"99", "100", "101"})
  void aKeysKeyIsItselfAlsoWhereItWasCut(int length) {
    String key = CatalogueKey.of("x".repeat(length - 1) + " " + "y".repeat(50));

    assertThat(key).hasSizeLessThanOrEqualTo(100).matches("[A-Za-z0-9_-]+");
    assertThat(CatalogueKey.of(key)).isEqualTo(key);
  }
}
