package se.lu.maxiv.sdm.metadatacollector.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel.Stage;

class RetriesTest {
  private static final Instant NOW = Instant.EPOCH;
  private static final Answer AWAY = new Answer.Away("It is away.");
  private static final Answer BROKEN = new Answer.Broken("It failed.");
  private static final Parcel QUEUED = Parcel.of(new UUID(1, 1), "p/1", NOW).ready(NOW);

  private final Retries retries = new Retries(InstantSource.fixed(NOW), () -> 1);

  static List<Answer> hopeless() {
    return List.of(
        new Answer.Refused("words"),
        new Answer.Forbidden("words"),
        new Answer.Missing("words"),
        new Answer.Exists("words"));
  }

  @ParameterizedTest
  @MethodSource("hopeless")
  void whatCanOnlyGoWrongAgainIsParkedWithItsWords(Answer answer) {
    Parcel after = retries.after(QUEUED, answer);

    assertThat(after.stage()).isEqualTo(Stage.PARKED);
    assertThat(after.words()).isEqualTo("words");
  }

  @Test
  void silenceIsOutlastedEverMoreRarely() {
    Parcel parcel = QUEUED;
    for (int i = 0; i < 100; i++) {
      Duration pause = Duration.between(NOW, retries.after(parcel, AWAY).nextAt());
      assertThat(pause).isEqualTo(Duration.ofSeconds(Math.min(300, 1L << Math.min(i, 10))));
      parcel = retries.after(parcel, AWAY);
    }

    assertThat(parcel.stage()).isEqualTo(Stage.QUEUED);
    assertThat(parcel.words()).isEqualTo("It is away.");
  }

  @Test
  void theFifthFailureOfTheCatalogueParksAlsoAfterMuchSilence() {
    Parcel parcel = QUEUED;
    for (int i = 0; i < 20; i++) {
      parcel = retries.after(parcel, AWAY);
    }
    for (int i = 1; i < Retries.MOST_FAILURES; i++) {
      parcel = retries.after(parcel, BROKEN);
      assertThat(parcel.stage()).isEqualTo(Stage.QUEUED);
    }

    assertThat(retries.after(parcel, BROKEN).stage()).isEqualTo(Stage.PARKED);
  }

  @Test
  void failuresOfOneStepDoNotCountForTheNext() {
    for (int i = 1; i < Retries.MOST_FAILURES; i++) {
      retries.after(QUEUED, BROKEN);
    }
    retries.succeeded(QUEUED);

    assertThat(retries.after(QUEUED, BROKEN).stage()).isEqualTo(Stage.QUEUED);
  }

  @Test
  void whatMayStillBeAddedIsGivenTime() {
    Instant next = retries.afterAdding(QUEUED, AWAY).nextAt();

    assertThat(next).isEqualTo(NOW.plus(Retries.SETTLED));
  }

  @Test
  void pausesDiffer() {
    var other = new Retries(InstantSource.fixed(NOW), () -> 0);

    assertThat(other.after(QUEUED, AWAY).nextAt()).isEqualTo(NOW.plusMillis(500));
  }
}
