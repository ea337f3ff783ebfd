package se.lu.maxiv.sdm.pathfixer.gui.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FormTest {
  private static final Map<Field, String> SESSION =
      Map.of(
          Field.USERNAME, "carl",
          Field.PROPOSAL, "20260412",
          Field.VISIT, "2026112108",
          Field.SAMPLE, "0001_gold");

  private final Form form = Form.EMPTY.following(SESSION);

  @Test
  void fieldsFollowTheDevice() {
    assertThat(form.wants(Field.VISIT)).isEqualTo("2026112108");
    assertThat(form.wants(Field.ENDSTATION)).isEmpty();
    assertThat(form.differs()).isFalse();
  }

  @Test
  void whatAPersonWroteStaysWhenTheDeviceChanges() {
    Form after = form.with(Field.SAMPLE, "0002_tin").following(Map.of(Field.USERNAME, "dora"));

    assertThat(after.wants(Field.SAMPLE)).isEqualTo("0002_tin");
    assertThat(after.wants(Field.USERNAME)).isEqualTo("dora");
    assertThat(after.differs(Field.SAMPLE)).isTrue();
  }

  @Test
  void aFieldFollowsAgainOnceTheDeviceHasWhatWasWanted() {
    Form applied = form.with(Field.SAMPLE, "0002_tin").following(with(Field.SAMPLE, "0002_tin"));

    assertThat(applied.following(SESSION).wants(Field.SAMPLE)).isEqualTo("0001_gold");
  }

  @Test
  void anotherUserClearsProposalVisitAndSample() {
    Form other = form.with(Field.USERNAME, "dora");

    assertThat(other.wants(Field.PROPOSAL) + other.wants(Field.VISIT) + other.wants(Field.SAMPLE))
        .isEmpty();
  }

  @Test
  void anotherProposalClearsVisitAndSampleAndAnotherVisitTheSample() {
    assertThat(form.with(Field.PROPOSAL, "20260555").wants(Field.VISIT)).isEmpty();
    assertThat(form.with(Field.PROPOSAL, "20260555").wants(Field.USERNAME)).isEqualTo("carl");
    assertThat(form.with(Field.VISIT, "2026112008").wants(Field.SAMPLE)).isEmpty();
  }

  @Test
  void theSameValueAgainClearsNothing() {
    assertThat(form.with(Field.USERNAME, " carl ")).isSameAs(form);
  }

  @Test
  void anEndstationClearsNothing() {
    assertThat(form.with(Field.ENDSTATION, "imaging").wants(Field.SAMPLE)).isEqualTo("0001_gold");
  }

  @Test
  void revertingGivesWhatIs() {
    Form reverted = form.with(Field.USERNAME, "dora").reverted();

    assertThat(reverted.differs()).isFalse();
    assertThat(reverted.following(Map.of()).wants(Field.USERNAME)).isEmpty();
  }

  @Test
  void anEarlierSelectionIsWantedAsAWhole() {
    Form earlier = Form.EMPTY.with(SESSION);

    assertThat(earlier.wanted()).containsAllEntriesOf(SESSION);
    assertThat(earlier.differs()).isTrue();
  }

  @Test
  void selectIsAskedForAllFiveByTheirNames() {
    assertThat(form.forSelect())
        .containsExactly(
            Map.entry("username", "carl"),
            Map.entry("proposal", "20260412"),
            Map.entry("visit", "2026112108"),
            Map.entry("sample", "0001_gold"),
            Map.entry("endstation", ""));
  }

  @Test
  void anotherSampleIsTheSameSessionAndAnotherVisitIsAnother() {
    assertThat(form.isSameSession(form.following(with(Field.SAMPLE, "0002_tin")))).isTrue();
    assertThat(form.isSameSession(form.with(Field.USERNAME, "dora"))).isTrue();
    assertThat(form.isSameSession(form.following(with(Field.VISIT, "2026112008")))).isFalse();
    assertThat(form.isSameSession(form.following(Map.of()))).isFalse();
  }

  @Test
  void whoWantsAnotherVisitLeavesTheSessionWhoWantsAnotherSampleStays() {
    assertThat(form.with(Field.SAMPLE, "0002_tin").wantsSameSession()).isTrue();
    assertThat(form.with(Field.VISIT, "2026112008").wantsSameSession()).isFalse();
  }

  private static Map<Field, String> with(Field field, String text) {
    Map<Field, String> changed = new java.util.EnumMap<>(SESSION);
    changed.put(field, text);
    return changed;
  }
}
