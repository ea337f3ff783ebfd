package se.lu.maxiv.sdm.pathfixer.core.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static se.lu.maxiv.sdm.pathfixer.core.targets.Story.CLOSED;
import static se.lu.maxiv.sdm.pathfixer.core.targets.Story.NO_SESSION;
import static se.lu.maxiv.sdm.pathfixer.core.targets.Story.OPEN;
import static se.lu.maxiv.sdm.pathfixer.core.targets.Story.RAW;
import static se.lu.maxiv.sdm.pathfixer.core.targets.Story.START;
import static se.lu.maxiv.sdm.pathfixer.core.targets.Story.begun;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardTest {
  private static final TargetLine UNASKED = begun().line();
  private static final TargetLine GOOD = begun().ordered(OPEN).sees(RAW).line();
  private static final TargetLine NOT_STORED =
      begun().ordered(OPEN).sees(Story.notStored(RAW)).line();
  private static final TargetLine SHUT = begun().ordered(CLOSED).sees(NO_SESSION).line();
  private static final TargetLine DOWN =
      begun().later(Duration.ofSeconds(7)).ordered(OPEN).sees(RAW).untilDue().fails().line();

  @Test
  void withoutTargetsIsOk() {
    Board board = new Board(List.of());

    assertThat(board.allOk()).isTrue();
    assertThat(board.allClosed()).isTrue();
    assertThat(board.notOkSince()).isEmpty();
  }

  @Test
  void isOkOnlyWhenEveryTargetIs() {
    assertThat(new Board(List.of(GOOD, GOOD)).allOk()).isTrue();
    assertThat(new Board(List.of(GOOD, DOWN)).allOk()).isFalse();
    assertThat(new Board(List.of(GOOD, NOT_STORED)).allOk()).isFalse();
    assertThat(new Board(List.of(SHUT)).allOk()).isFalse();
  }

  @Test
  void isClosedOnlyWhenEveryTargetIs() {
    assertThat(new Board(List.of(SHUT, SHUT)).allClosed()).isTrue();
    assertThat(new Board(List.of(SHUT, GOOD)).allClosed()).isFalse();
  }

  @Test
  void tellsSinceWhenTheFirstTargetIsInTrouble() {
    assertThat(new Board(List.of(GOOD, SHUT)).notOkSince()).isEmpty();
    assertThat(new Board(List.of(GOOD, DOWN, SHUT)).notOkSince())
        .contains(START.plus(Duration.ofSeconds(9)));
    assertThat(new Board(List.of(DOWN, NOT_STORED)).notOkSince()).contains(START);
  }

  @Test
  void showsALinePerTargetWithItsAge() {
    Board board = new Board(List.of(GOOD, UNASKED, DOWN));

    assertThat(board.asText(START.plusSeconds(12)))
        .containsExactly(
            "sardana:lab/ms/1 OK: wanted " + RAW + ", reads " + RAW + " (12 s ago)",
            "sardana:lab/ms/1 PENDING: wanted nothing, reads unknown; nothing asked of it yet",
            "sardana:lab/ms/1 FAILED: wanted "
                + RAW
                + ", reads "
                + RAW
                + " (5 s ago); it does not answer");
  }

  @Test
  void showsNoAgeBelowZeroWhenTheClockWasSetBack() {
    assertThat(GOOD.asText(START.minusSeconds(5))).endsWith("(0 s ago)");
  }

  @Test
  void hasEntriesOfTextsForPrograms() {
    Board board = new Board(List.of(GOOD, UNASKED));

    assertThat(board.asEntries())
        .containsExactly(
            new Board.Entry(
                "sardana:lab/ms/1",
                "OK",
                true,
                RAW,
                RAW,
                true,
                "2026-11-22T08:00:00Z",
                "2026-11-22T08:00:00Z",
                ""),
            new Board.Entry(
                "sardana:lab/ms/1",
                "PENDING",
                false,
                "",
                "",
                true,
                "2026-11-22T08:00:00Z",
                "",
                "nothing asked of it yet"));
  }

  @Test
  void looksLikeAnotherWhenOnlyAgesDiffer() {
    Board board = new Board(List.of(GOOD));
    TargetLine readAgain = begun().ordered(OPEN).sees(RAW).untilDue().sees(RAW).line();

    assertThat(board.looksLike(new Board(List.of(readAgain)))).isTrue();
    assertThat(board.looksLike(new Board(List.of(SHUT)))).isFalse();
    assertThat(board.looksLike(new Board(List.of()))).isFalse();
  }

  @Test
  void linesThatDifferInAnythingAPersonSeesDoNotLookAlike() {
    assertThat(GOOD.looksLike(NOT_STORED)).isFalse();
    assertThat(GOOD.looksLike(DOWN)).isFalse();
    assertThat(GOOD.looksLike(UNASKED)).isFalse();
    assertThat(GOOD.looksLike(TargetTracker.start("attribute:lab/det/1/Path", START).line()))
        .isFalse();
    assertThat(GOOD.looksLike(GOOD.wanting("/other"))).isFalse();
    assertThat(GOOD.looksLike(GOOD.read(Seen.value("/other"), START))).isFalse();
    assertThat(GOOD.looksLike(GOOD.read(Story.notStored(RAW), START))).isFalse();
    assertThat(GOOD.looksLike(GOOD.found(TargetStatus.OK, "why", START))).isFalse();
  }
}
