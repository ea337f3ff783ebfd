package se.lu.maxiv.sdm.pathfixer.gui.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AwaitedTest {
  private static final Map<Field, String> OLD = Map.of(Field.USERNAME, "carl");
  private static final Awaited DORA = new Awaited("3 a", Map.of(Field.USERNAME, "dora"));

  @Test
  void theSelectionBeforeIsNotTheOneThatWasMade() {
    assertThat(DORA.isSeen("3 a", OLD)).isFalse();
  }

  @Test
  void anotherMarkTellsOfItEvenWhenTheDeviceWritesItInAnotherWay() {
    assertThat(DORA.isSeen("4 a", Map.of(Field.USERNAME, "dora.l"))).isTrue();
  }

  @Test
  void whatWasWantedTellsOfItEvenWhenThePathIsTheSame() {
    assertThat(DORA.isSeen("3 a", Map.of(Field.USERNAME, "dora", Field.VISIT, "x"))).isTrue();
  }

  @Test
  void theEndOfASessionIsSeenByFieldsThatAreEmpty() {
    Awaited end = new Awaited("3 a", Map.of(Field.USERNAME, "", Field.VISIT, ""));

    assertThat(end.isSeen("3 a", OLD)).isFalse();
    assertThat(end.isSeen("3 a", Map.of(Field.ENDSTATION, "imaging"))).isTrue();
  }
}
