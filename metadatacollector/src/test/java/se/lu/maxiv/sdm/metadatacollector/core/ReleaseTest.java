package se.lu.maxiv.sdm.metadatacollector.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.metadatacollector.core.Release.Part;
import se.lu.maxiv.sdm.model.SdmException;

/** The firewall for industrial data, and how a scan changes. */
class ReleaseTest {
  private final ReleasePolicy policy = ReleasePolicy.of(ReleasePolicy.USUAL);

  @Test
  void typeDecidesWhatMayLeave() {
    assertThat(policy.of("Visitors").parts()).containsExactlyInAnyOrder(Part.values());
    assertThat(policy.of("proprietary").parts()).isEmpty();
    assertThat(policy.of("proprietary").because()).isEqualTo("ReleasePolicy: proprietary=nothing.");
    assertThat(policy.of("visitors").text()).isEqualTo("dataset,names,values,thumbnails");
  }

  @Test
  void ofAnUnknownTypeNothingLeaves() {
    assertThat(policy.of("").allows(Part.DATASET)).isFalse();
    assertThat(policy.of("industry").because()).contains("no line for the type \"industry\"");
    assertThat(ReleasePolicy.of(List.of()).of("visitors").parts()).isEmpty();
  }

  @Test
  void withoutTheDatasetNothingLeaves() {
    assertThat(ReleasePolicy.of(List.of("staff=values,names")).of("staff").parts()).isEmpty();
    assertThat(new Release(Set.of(Part.VALUES), "").text()).isEqualTo("nothing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"visitors", "=dataset", "visitors=all", "visitors=dataset,", "a=b=c"})
  void linesThatAreNoneAreRefused(String line) {
    assertThatThrownBy(() -> ReleasePolicy.of(List.of(line)))
        .isInstanceOf(SdmException.class)
        .hasMessageContaining("ReleasePolicy has");
  }

  private static Scan scan() {
    var what = new Measurement("ascan", List.of(), List.of(), List.of(), -1, "");
    return Scan.begun(
        UUID.randomUUID(),
        new Origin(Origin.COMMAND, 7, Instant.ofEpochSecond(100)),
        what,
        Belonging.UNKNOWN,
        Snapshot.NONE);
  }

  @Test
  void clockThatWasSetBackDoesNotEndAScanBeforeItBegan() {
    Scan ended = scan().ended(Instant.ofEpochSecond(50), EndStatus.NORMAL, 3);

    assertThat(ended.end()).isEqualTo(Instant.ofEpochSecond(100));
    assertThat(ended.measurement().points()).isEqualTo(3);
    assertThat(scan().ended(Instant.ofEpochSecond(101), EndStatus.FAILED, -1).end())
        .isEqualTo(Instant.ofEpochSecond(101));
    assertThat(scan().isEnded()).isFalse();
  }

  @Test
  void whatWasSeenOfAFileIsNotForgotten() {
    var seen = new DataFile("/a", 5, Instant.EPOCH, false);
    Scan scan = scan().with(List.of(DataFile.announced("/a"), DataFile.announced("/b")));

    Scan known = scan.with(List.of(seen)).with(List.of(DataFile.announced("/a")));

    assertThat(known.files()).containsExactly(seen, DataFile.announced("/b"));
    var missing = new DataFile("/b", -1, Instant.EPOCH, true);
    assertThat(known.with(List.of(missing)).files()).containsExactly(seen, missing);
  }

  @Test
  void notesReplaceCommentJudgementAndValuesOfTheSameNameAndAddTheRest() {
    ToldValue early = Samples.told("g", "x", 1L);
    ToldValue late = Samples.told("g", "x", 2L);
    ToldValue other = Samples.told("h", "x", 3L);
    var first = new Notes("a", 1.0, List.of("g"), List.of("/i"), List.of(early, other));
    var second = new Notes("", null, List.of("g", "h"), List.of(), List.of(late));
    var third = new Notes("b", 2.0, List.of(), List.of("/j"), List.of());

    var all = List.of(other, late);
    assertThat(Notes.NONE.and(first).and(second).and(third))
        .isEqualTo(new Notes("b", 2.0, List.of("g", "h"), List.of("/i", "/j"), all));
  }

  @Test
  void parcelThatWasOvertakenKeepsWhatTheCourierFoundOut() {
    Instant now = Instant.ofEpochSecond(9);
    Parcel stored = Parcel.of(UUID.randomUUID(), "p/1", now).ready(now);
    Parcel courier = stored.sending().at(Parcel.Stage.DONE, now);

    Parcel both = stored.after(courier);

    assertThat(both.sent()).isTrue();
    assertThat(both.stage()).isEqualTo(Parcel.Stage.QUEUED);
    assertThat(courier.again(now).stage()).isEqualTo(Parcel.Stage.DATASET_DONE);
    assertThat(stored.again(now)).isEqualTo(stored);
    assertThat(stored.sending().after(stored).sent()).isTrue();
  }

  @Test
  void aFileOrPictureOfAStricterPlaceKeepsTheScan() {
    Scan scan = Samples.scan();
    String industry = "/data/proprietary/biomax/20269999/2024092608/raw/x.h5";

    assertThat(policy.of(scan).parts()).containsExactlyInAnyOrder(Part.values());
    assertThat(policy.of(scan.with(List.of(DataFile.announced(industry)))).parts()).isEmpty();
    assertThat(policy.of(scan.with(Samples.pictures(industry))).because())
        .isEqualTo("ReleasePolicy: proprietary=nothing.");
  }

  @Test
  void theTypeThatAPersonDecidedCountsToo() {
    Scan scan = Samples.scan();
    Scan decided = scan.of(scan.belonging().decided("20269999", "", "proprietary"));

    assertThat(policy.of(decided).parts()).isEmpty();
    assertThat(decided.belonging().sample()).isEmpty();
  }
}
