package se.lu.maxiv.sdm.support.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnowledgeTest {
  private final List<Readings> told = new ArrayList<>();
  private final Knowledge known = new Knowledge("a/b/c", told::add);

  @Test
  void anEventDuringAnAnswerIsNewerThanTheAnswer() {
    known.asking();
    known.heard(Map.of("SelectionJson", "new"));
    known.answered(Map.of("State", "ON", "SelectionJson", "old"));

    assertThat(known.present().text("SelectionJson")).isEqualTo("new");
    assertThat(known.present().text("State")).isEqualTo("ON");
    assertThat(known.present().isUp()).isTrue();
  }

  @Test
  void anAnswerIsNewerThanAnEventBeforeTheQuestion() {
    known.heard(Map.of("SelectionJson", "old"));
    known.asking();
    known.answered(Map.of("SelectionJson", "new"));

    assertThat(known.present().text("SelectionJson")).isEqualTo("new");
  }

  @Test
  void theListenerHearsTheLastLast() {
    known.answered(Map.of("State", "ON"));
    known.isAway("It is not running.");

    assertThat(told).hasSize(2).last().isEqualTo(known.present());
  }
}
