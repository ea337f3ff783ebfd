package se.lu.maxiv.sdm.pathfixer.gui.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sentences are PathFixer's own. */
class RefusedFieldTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "User \"car\" was refused: neither staff of nanomax nor named … | USERNAME",
        "The proposal was refused: no user is chosen; write Username first. | USERNAME",
        "Proposal 20260412 was refused: it is not for beamline nanomax … | PROPOSAL",
        "The proposal \"x\" was refused: a proposal is eight digits … | PROPOSAL",
        "Group \"20260412-group\" does not exist in … | PROPOSAL",
        "Visit \"20010101\" of proposal 20260412 was refused: choose one of … | VISIT",
        "The visit \"None\" was refused: it means no visit … | VISIT",
        "Sample \"a\" was refused: there is no session … | SAMPLE",
        "The sample \"a b\" was refused: only letters … | SAMPLE",
        "The sample folder /x was made by somebody else … | SAMPLE",
        "The next sample was refused: its name has a '/' … | SAMPLE",
        "Endstation \"x\" was refused: choose one of … | ENDSTATION",
      })
  void aSentenceIsAboutWhatItBeginsWith(String sentence, Field field) {
    assertThat(RefusedField.of(sentence)).contains(field);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The storage has not answered for 2 s; nothing was changed.",
        "Running Select failed: there was no answer in time.",
        "Select was refused: another change is still being made."
      })
  void aSentenceAboutNothingChosenBelongsToNoField(String sentence) {
    assertThat(RefusedField.of(sentence)).isEmpty();
  }
}
