package se.lu.maxiv.sdm.support.useroffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfficeTextTest {

  @RepeatedTest(500)
  void whatHasBeenCleanedStaysTheSame(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    var text = new StringBuilder();
    random.ints(60, 0, 0x11000).forEach(text::appendCodePoint);
    random.ints(60, 0, 0x30).forEach(text::appendCodePoint);

    String once = OfficeText.clean(text.toString(), 50);

    assertThat(OfficeText.clean(once, 50)).isEqualTo(once);
    assertThat(once.codePoints()).noneMatch(Character::isISOControl);
    assertThat(once.codePointCount(0, once.length())).isLessThanOrEqualTo(50);
  }

  @Test
  void joinedEmojiStayJoined() {
    assertThat(OfficeText.clean("👩‍🔬", OfficeText.NAME)).isEqualTo("👩‍🔬");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "-a", ".a", "a b", "a/b", "a\nb", "å", "ａ", "a:b", "a@b"})
  void isNoAccount(String text) {
    assertThat(OfficeText.account(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "anagon", "Ana.Gon-1_2", "_svc", "nanomax-service"})
  void isAnAccount(String text) {
    assertThat(OfficeText.account(" " + text + "\n")).contains(text);
  }
}
