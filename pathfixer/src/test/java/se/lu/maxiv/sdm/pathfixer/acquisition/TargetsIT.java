package se.lu.maxiv.sdm.pathfixer.acquisition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.harness.Await;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;
import se.lu.maxiv.sdm.pathfixer.core.targets.Board;
import se.lu.maxiv.sdm.pathfixer.core.targets.TargetLine;
import se.lu.maxiv.sdm.pathfixer.core.targets.TargetStatus;
import se.lu.maxiv.sdm.pathfixer.core.targets.Wanted;
import se.lu.maxiv.sdm.pathfixer.standin.Detector;
import se.lu.maxiv.sdm.pathfixer.standin.Sardana;
import se.lu.maxiv.sdm.pathfixer.standin.StandIn;

/** Targets as an operator meets them: real servers that go down, hang and are changed by people. */
@TangoTest
class TargetsIT {
  private static final String RAW = "/data/visitors/lab/20170251/2026112208/raw";
  private static final Wanted.Open OPEN = new Wanted.Open(Path.of(RAW));
  private static final String NO_SESSION = "/data/visitors/lab/NO-SESSION/choose-a-visit";
  private static final Wanted.Closed CLOSED = new Wanted.Closed(Path.of(NO_SESSION));

  private final Boards boards = new Boards();
  private Sardana sardana;
  private Detector detector;
  private Targets targets;

  @BeforeEach
  void start(TangoWorld world) {
    sardana = Sardana.start(world);
    detector = Detector.start(world);
    targets = targets();
  }

  @AfterEach
  void stop() {
    targets.close();
    sardana.close();
    detector.close();
  }

  @Test
  void closingReturnsWhenAllHaveConfirmed() {
    Board board = targets.close(CLOSED, StandIn.PATIENCE);

    assertThat(board.allClosed()).isTrue();
    assertThat(board.lines()).extracting(TargetLine::readBack).containsOnly(NO_SESSION);
    assertThat(sardana.writes()).containsExactly("{'new': {'ScanDir': '" + NO_SESSION + "'}}");
  }

  @Test
  void openingIsShownWhenAllHaveConfirmed() {
    targets.open(OPEN);

    assertThat(targets.board().allOk()).isFalse();
    boards.await("all OK", Board::allOk);
    assertThat(detector.written()).containsExactly(RAW);
  }

  @Test
  void newestPathWinsAndNoOlderOneFollowsIt() {
    for (int i = 100; i < 400; i++) {
      targets.open(new Wanted.Open(Path.of("/data/" + i)));
    }

    boards.await("all OK", Board::allOk);
    assertThat(boards.last().lines()).extracting(TargetLine::readBack).containsOnly("/data/399");
    assertThat(detector.written()).isSorted().endsWith("/data/399");
  }

  @Test
  void targetThatIsDownGetsThePathWhenItIsUp() {
    sardana.kill();
    targets.open(OPEN);
    TargetLine down = boards.await(TargetStatus.FAILED);
    sardana.restart();

    assertThat(down.reason()).contains(sardana.device()).contains("is it running?");
    assertThat(boards.await(TargetStatus.OK).readBack()).isEqualTo(RAW);
  }

  @Test
  void targetThatWasDownGetsTheNewestPathOnly() {
    detector.kill();
    targets.open(OPEN);
    boards.await("failure", board -> board.lines().get(1).status() == TargetStatus.FAILED);
    targets.close(CLOSED, StandIn.PATIENCE);
    detector.restart();

    boards.await("all closed", Board::allClosed);
    assertThat(detector.written()).containsOnly(NO_SESSION);
  }

  @Test
  void restartedTargetThatForgotItsPathGetsIt() {
    targets.open(OPEN);
    boards.await("all OK", Board::allOk);

    detector.restart();

    Await.until("the path", StandIn.PATIENCE, () -> detector.written().contains(RAW));
    boards.await("all OK", Board::allOk);
  }

  @Test
  void targetThatHangsKeepsNobodyWaiting() {
    targets.open(OPEN);
    boards.await("all OK", Board::allOk);
    sardana.freeze();

    Board board = targets.close(CLOSED, StandIn.PATIENCE);

    assertThat(board.lines())
        .extracting(TargetLine::status)
        .containsExactly(TargetStatus.FAILED, TargetStatus.CLOSED);
    assertThat(board.lines().get(0).reason()).contains("no answer in time");
  }

  @Test
  void targetThatHungEndsWithTheNewestPathThoughAnOldWriteArrivesLate() {
    targets.close(CLOSED, StandIn.PATIENCE);
    sardana.freeze();
    targets.open(OPEN);
    boards.await(TargetStatus.FAILED);
    targets.close(CLOSED, StandIn.PATIENCE);

    sardana.thaw();

    assertThat(boards.await(TargetStatus.CLOSED).readBack()).isEqualTo(NO_SESSION);
    assertThat(sardana.tryScan("hdf5")).contains("FileNotFoundError").contains(NO_SESSION);
  }

  @Test
  void closingDoesNotWaitLongerThanItsLimit() {
    sardana.freeze();

    Board board = targets.close(CLOSED, Duration.ofMillis(1));

    assertThat(board.lines().get(0).status()).isEqualTo(TargetStatus.PENDING);
    assertThat(board.lines().get(0).wanted()).isEqualTo(NO_SESSION);
  }

  @Test
  void foreignPathIsSetRightThreeTimesAndThenShownUntilRepropagate() {
    targets.open(OPEN);
    boards.await("all OK", Board::allOk);
    for (int i = 1; i <= 3; i++) {
      int writes = 1 + i;
      sardana.setEnv("ScanDir", "'/mine'");
      Await.until("correction " + i, StandIn.PATIENCE, () -> sardana.writes().size() == writes);
    }
    sardana.setEnv("ScanDir", "'/mine'");
    TargetLine given =
        boards.await("giving up", board -> Boards.first(board).reason().contains("left alone"));

    targets.again();

    assertThat(given.status()).isEqualTo(TargetStatus.MISMATCH);
    assertThat(given.readBack()).isEqualTo("/mine");
    assertThat(boards.await(TargetStatus.OK).readBack()).isEqualTo(RAW);
    assertThat(sardana.writes()).hasSize(5);
  }

  @Test
  void foreignPathIsNotTouchedDuringAScan() {
    targets.open(OPEN);
    boards.await("all OK", Board::allOk);
    sardana.startScan();
    sardana.setEnv("ScanDir", "'/mine'");

    TargetLine waiting = boards.await(TargetStatus.MISMATCH);
    int writes = sardana.writes().size();
    sardana.endScan();

    assertThat(waiting.reason()).contains("right after the scan").contains(sardana.door());
    assertThat(writes).isEqualTo(1);
    assertThat(boards.await(TargetStatus.OK).readBack()).isEqualTo(RAW);
  }

  @Test
  void shadowingNameIsShownAndNotDeleted() {
    String name = sardana.door() + ".ScanDir";
    sardana.setEnv(name, "'/old/proposal'");
    targets.close(CLOSED, StandIn.PATIENCE);
    TargetLine closed = boards.await(TargetStatus.SHADOWED);
    targets.open(OPEN);
    TargetLine open =
        boards.await(
            "the open path",
            board ->
                Boards.first(board).status() == TargetStatus.SHADOWED
                    && Boards.first(board).readBack().equals(RAW));

    sardana.unsetEnv(name);

    assertThat(closed.reason()).contains(name + " = /old/proposal");
    assertThat(open.reason()).contains("usenv " + name);
    assertThat(boards.await(TargetStatus.OK).reason()).isEmpty();
  }

  @Test
  void unsetScanFileIsOkButNotReady() {
    sardana.unsetEnv("ScanFile");
    targets.open(OPEN);

    TargetLine line = boards.await(TargetStatus.OK);

    assertThat(line.reason()).startsWith("OK, but scans are not stored");
    assertThat(boards.last().allOk()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hdf5", "spec"})
  void closedScanDirLetsNothingBeMade(String recorder, @TempDir Path root) throws IOException {
    Path noSession = Files.createFile(root.resolve("NO-SESSION"));
    var closed = new Wanted.Closed(noSession.resolve("choose-a-visit"));
    targets.close(closed, StandIn.PATIENCE);

    String result = sardana.tryScan(recorder);

    assertThat(result).doesNotContain("stored in");
    assertThat(noSession).isRegularFile().isEmptyFile();
    try (var files = Files.list(root)) {
      assertThat(files).containsExactly(noSession);
    }
  }

  @Test
  void hdf5ScanWhileClosedIsRefusedNamingWhatToDo(@TempDir Path root) throws IOException {
    Path noSession = Files.createFile(root.resolve("NO-SESSION"));
    var closed = new Wanted.Closed(noSession.resolve("choose-a-visit"));
    targets.close(closed, StandIn.PATIENCE);

    assertThat(sardana.tryScan("hdf5")).contains("NotADirectoryError").contains("choose-a-visit");
  }

  @Test
  void attributeThatFollowsSlowlyIsGivenTime() {
    try (Targets slow = targets(detector.target("Slow"))) {
      slow.open(OPEN);

      assertThat(boards.await(TargetStatus.OK).readBack()).isEqualTo(RAW);
    }
  }

  @Test
  void attributeThatNeverFollowsIsLeftAlone() {
    try (Targets deaf = targets(detector.target("Deaf"))) {
      deaf.open(OPEN);

      TargetLine line =
          boards.await("giving up", board -> Boards.first(board).reason().contains("left alone"));

      assertThat(line.readBack()).isEqualTo("/detector/default");
      assertThat(detector.written()).hasSize(4);
    }
  }

  @Test
  void boardsThatLookTheSameAreShownOnce() {
    targets.open(OPEN);
    boards.await("all OK", Board::allOk);
    targets.again();
    targets.close(CLOSED, StandIn.PATIENCE);
    boards.await("all closed", Board::allClosed);

    List<Board> shown = boards.shown();
    for (int i = 1; i < shown.size(); i++) {
      assertThat(shown.get(i).looksLike(shown.get(i - 1))).isFalse();
    }
  }

  @Test
  void nothingIsShownOrWrittenAfterTheEnd() {
    targets.open(OPEN);
    boards.await("all OK", Board::allOk);
    targets.close();
    int shown = boards.shown().size();

    targets.open(new Wanted.Open(Path.of("/data/late")));

    assertThat(boards.shown()).hasSize(shown);
    assertThat(detector.written()).containsExactly(RAW);
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("target " + sardana.target(), "target " + detector.target("SavePath"));
  }

  private Targets targets() {
    return targets(sardana.target(), detector.target("SavePath"));
  }

  private Targets targets(String... lines) {
    PropagateProperty property = PropagateProperty.of(List.of(lines), "");
    assertThat(property.problems()).isEmpty();
    return new Targets(property.targets(), Clock.systemUTC(), boards);
  }
}
