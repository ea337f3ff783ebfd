package se.lu.maxiv.sdm.metadatacollector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TroublesTest {
  @Test
  void whatHasHappenedStaysUntilItIsAcknowledgedAndIsToldOnce() {
    Troubles troubles = Troubles.NONE.with("Scan 7 is lost.").with("Scan 7 is lost.");

    assertThat(troubles.sentences()).containsExactly("Scan 7 is lost.");
    assertThat(troubles.acknowledged().isEmpty()).isTrue();
  }

  @Test
  void whatIsWrongNowStaysThroughResetUntilItWorks() {
    Troubles troubles =
        Troubles.NONE.with("store", "The disk is full.").with("store", "No answer.").acknowledged();

    assertThat(troubles.sentences()).containsExactly("No answer.");
    assertThat(troubles.with("store", "").isEmpty()).isTrue();
    assertThat(Troubles.NONE.with("store", "")).isSameAs(Troubles.NONE);
  }

  @Test
  void aFloodKeepsTheNewest() {
    Troubles troubles = Troubles.NONE;
    for (int i = 0; i < 1000; i++) {
      troubles = troubles.with("Scan %d is lost.".formatted(i));
    }

    assertThat(troubles.told()).hasSize(100).last().isEqualTo("Scan 999 is lost.");
  }
}
