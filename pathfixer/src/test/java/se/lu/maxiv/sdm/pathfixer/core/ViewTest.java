package se.lu.maxiv.sdm.pathfixer.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.lu.maxiv.sdm.model.SampleName;
import se.lu.maxiv.sdm.pathfixer.core.targets.Board;
import se.lu.maxiv.sdm.pathfixer.core.targets.TargetLine;
import se.lu.maxiv.sdm.pathfixer.core.targets.TargetStatus;

class ViewTest {
  private static final Instant NOW = Site.NOW.toInstant();
  private static final Selection VISITING = Site.usual().visiting("carl", Site.ID, "2026112208");
  private static final Selection SAMPLED = VISITING.withSample(new SampleName("0001_a"));
  private static final Place PLACE = Site.usual().place(SAMPLED);
  private static final String PATH = PLACE.samplePath().toString();
  private static final Health WELL = new Health(false, List.of(), List.of(), List.of("fine"));
  private static final View EMPTY = View.STARTING.with(WELL);
  private static final View VIEW = EMPTY.with(SAMPLED, PLACE, NOW);

  @Test
  void showsThePathsOfItsPlace() {
    assertThat(VIEW.path()).isEqualTo("/data/visitors/nanomax/20260251/2026112208/raw");
    assertThat(VIEW.samplePath()).isEqualTo(VIEW.path() + "/0001_a");
    assertThat(VIEW.processPath()).isEqualTo("/data/visitors/nanomax/20260251/2026112208/process");
  }

  @Test
  void withoutAPlaceAllPathsAreEmptyWhateverIsSelected() {
    View lost = VIEW.with(SAMPLED, null, NOW);

    assertThat(List.of(lost.path(), lost.samplePath(), lost.processPath())).containsOnly("");
    assertThat(lost.selection()).isEqualTo(SAMPLED);
  }

  @Test
  void theGenerationCountsChangesOfTheSamplePathOnly() {
    View relabelled = VIEW.with(SAMPLED.withEndstation("imaging"), PLACE, NOW.plusSeconds(1));
    View again = relabelled.with(SAMPLED, Site.usual().place(SAMPLED), NOW.plusSeconds(2));
    View other = again.with(VISITING, Site.usual().place(VISITING), NOW);
    View gone = other.with(Selection.NONE, null, null);
    View stillGone = gone.with(Site.user("dora"), null, null);

    assertThat(List.of(EMPTY, VIEW, relabelled, again, other, gone, stillGone))
        .extracting(View::generation)
        .containsExactly(0L, 1L, 1L, 1L, 2L, 3L, 3L);
  }

  @Test
  void nothingElseChangesTheGeneration() {
    View changed =
        VIEW.with(new Choices(List.of("a"), List.of(), List.of()))
            .with(new Board(List.of(Lines.ok(PATH))))
            .with(WELL)
            .withFreeSpace(17.5)
            .withLog(List.of("line"));

    assertThat(changed.generation()).isEqualTo(1);
    assertThat(changed.freeSpace()).isEqualTo(17.5);
    assertThat(changed.log()).containsExactly("line");
    assertThat(changed.choices().usernames()).containsExactly("a");
    assertThat(changed.samplePath()).isEqualTo(PATH);
  }

  @Test
  void aRestoredViewHasTheGenerationItIsGiven() {
    View restored = EMPTY.restored(SAMPLED, PLACE, 41, NOW);

    assertThat(restored.generation()).isEqualTo(41);
    assertThat(restored.samplePath()).isEqualTo(PATH);
    assertThat(restored.selectedAt()).isEqualTo(NOW);
  }

  @Test
  void laterChangesOfTheLogDoNotReachIt() {
    var lines = new ArrayList<>(List.of("one"));
    View view = VIEW.withLog(lines);

    lines.add("two");

    assertThat(view.log()).containsExactly("one");
  }

  @Test
  void isReadyWithoutTargetsAsSoonAsItHasAPlace() {
    assertThat(VIEW.isReadyToScan()).isTrue();
    assertThat(EMPTY.isReadyToScan()).isFalse();
  }

  @Test
  void isReadyWhenEveryTargetIsOnThisVeryPath() {
    assertThat(showing(Lines.ok(PATH), Lines.ok(PATH)).isReadyToScan()).isTrue();
    assertThat(showing(Lines.ok(PATH), Lines.ok(PATH + "b")).isReadyToScan()).isFalse();
    assertThat(showing(Lines.ok(VIEW.path())).isReadyToScan()).isFalse();
    assertThat(showing(Lines.ok("")).isReadyToScan()).isFalse();
    assertThat(showing(Lines.ok(PATH), Lines.closed()).isReadyToScan()).isFalse();
  }

  @Test
  void isNotReadyWhenScansWouldLeaveNothing() {
    assertThat(showing(Lines.notStored(PATH, Duration.ZERO)).isReadyToScan()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(value = TargetStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "OK")
  void isNotReadyWhileATargetIsAnythingButOk(TargetStatus status) {
    TargetLine ok = Lines.ok(PATH);
    TargetLine line =
        new TargetLine(ok.target(), status, PATH, PATH, true, ok.since(), null, ok.checkedAt(), "");

    assertThat(showing(ok, line).isReadyToScan()).isFalse();
  }

  @Test
  void isNotReadyWithoutAPlaceOrWithAFault() {
    Board board = new Board(List.of(Lines.ok(PATH)));
    Health faulty = new Health(false, List.of("no storage"), List.of(), List.of());

    assertThat(VIEW.with(board).with(faulty).isReadyToScan()).isFalse();
    assertThat(VIEW.with(board).with(SAMPLED, null, NOW).isReadyToScan()).isFalse();
  }

  @Test
  void theGravestSignIsItsCondition() {
    Health faulty = new Health(false, List.of("f"), List.of("a"), List.of());
    Health alarmed = new Health(false, List.of(), List.of("a"), List.of());

    assertThat(View.STARTING.condition()).isEqualTo(Condition.INIT);
    assertThat(VIEW.with(faulty).condition()).isEqualTo(Condition.FAULT);
    assertThat(VIEW.with(alarmed).condition()).isEqualTo(Condition.ALARM);
    assertThat(EMPTY.with(alarmed).condition()).isEqualTo(Condition.ALARM);
    assertThat(VIEW.condition()).isEqualTo(Condition.ON);
    assertThat(EMPTY.condition()).isEqualTo(Condition.STANDBY);
    assertThat(VIEW.with(VISITING.withVisit(null), null, null).condition())
        .isEqualTo(Condition.STANDBY);
  }

  private static View showing(TargetLine... lines) {
    return VIEW.with(new Board(List.of(lines)));
  }
}
