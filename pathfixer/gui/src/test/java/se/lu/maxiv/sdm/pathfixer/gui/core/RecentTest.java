package se.lu.maxiv.sdm.pathfixer.gui.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentTest {
  private static final Recent NONE = Recent.of(List.of());

  private static Map<Field, String> visit(String visit) {
    return Map.of(
        Field.USERNAME, "carl",
        Field.PROPOSAL, "20260412",
        Field.VISIT, visit,
        Field.SAMPLE, "",
        Field.ENDSTATION, "imaging");
  }

  @Test
  void theNewestIsFirstAndNoneIsThereTwice() {
    Recent recent = NONE.with(visit("a")).with(visit("b")).with(visit("a"));

    assertThat(recent.selections()).containsExactly(visit("a"), visit("b"));
  }

  @Test
  void onlyTheLastTwelveAreKept() {
    Recent recent = NONE;
    for (String name : IntStream.range(0, 20).mapToObj(i -> "v" + i).toList()) {
      recent = recent.with(visit(name));
    }

    assertThat(recent.selections()).hasSize(12).startsWith(visit("v19"));
  }

  @Test
  void whatHasNoVisitIsNoSelection() {
    assertThat(NONE.with(Map.of(Field.USERNAME, "carl"))).isEqualTo(NONE);
  }

  @Test
  void theyAreReadAsTheyWereWrittenDown() {
    Recent recent = NONE.with(visit("a")).with(visit("b"));

    assertThat(Recent.of(recent.lines())).isEqualTo(recent);
  }

  @Test
  void linesThatAreNotUnderstoodAreLeftOut() {
    assertThat(Recent.of(List.of("nonsense", ""))).isEqualTo(NONE);
  }

  @Test
  void oneIsShownByWhatItHas() {
    assertThat(Recent.shown(visit("2026112108")))
        .isEqualTo("carl · 20260412 · 2026112108 · imaging");
  }
}
