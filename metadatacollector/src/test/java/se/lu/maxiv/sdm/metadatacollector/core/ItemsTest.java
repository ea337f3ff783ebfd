package se.lu.maxiv.sdm.metadatacollector.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.model.SdmException;

/** The configuration: names in one spelling, keys that are unique, versions that tell. */
class ItemsTest {
  private static final AttributeAddress ADDRESS = new AttributeAddress("a/b/c", "position");

  private static Item item(String key, String name) {
    return new Item("Slits", name, ADDRESS, "um", Mapping.NONE, key, false, When.BOTH);
  }

  @ParameterizedTest
  @CsvSource({
    "B107A-EB01/VAC/VGCP-01, b107a-eb01/vac/vgcp-01",
    "' a/b/c ', a/b/c",
    "tango://Host:10000/A/B/C, tango://host:10000/a/b/c",
    "//host:10000/a/b/c, tango://host:10000/a/b/c"
  })
  void devicesHaveOneSpelling(String written, String spelt) {
    assertThat(new AttributeAddress(written, "Value").text()).isEqualTo(spelt + "/value");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a/b", "a/b/c/d", "a b/c/d", "tango://host/a/b/c", "http://x:1/a/b/c"})
  void whatIsNoDeviceIsRefused(String device) {
    assertThatThrownBy(() -> new AttributeAddress(device, "x"))
        .isInstanceOf(SdmException.class)
        .hasMessageContaining("was refused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "1x", "x/y"})
  void whatIsNoAttributeIsRefused(String attribute) {
    assertThatThrownBy(() -> new AttributeAddress("a/b/c", attribute))
        .isInstanceOf(SdmException.class);
    assertThatThrownBy(() -> new AttributeAddress("a/b/c", "x".repeat(201)))
        .isInstanceOf(SdmException.class);
    assertThatThrownBy(() -> new AttributeAddress("a/b/" + "c".repeat(201), "x"))
        .isInstanceOf(SdmException.class);
  }

  @Test
  void addressesAreOrderedByDeviceThenAttribute() {
    var same = new AttributeAddress("a/b/c", "angle");
    var later = new AttributeAddress("a/b/d", "angle");

    assertThat(List.of(later, ADDRESS, same).stream().sorted())
        .containsExactly(same, ADDRESS, later);
    assertThat(ADDRESS).hasToString("a/b/c/position");
  }

  @Test
  void mappingNamesValuesWithoutCase() {
    Mapping mapping = Mapping.of("True → A, False -> B, 2=>C");

    assertThat(mapping.nameOf("true")).contains("A");
    assertThat(mapping.nameOf(" FALSE ")).contains("B");
    assertThat(mapping.nameOf("3")).isEmpty();
    assertThat(Mapping.of(mapping.text())).isEqualTo(mapping);
    assertThat(Mapping.of(" ")).isEqualTo(Mapping.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"True", "True ->", "-> A", "a -> b -> c", "a -> b,", "a -> b, a -> c"})
  void mappingThatIsNoneIsRefused(String text) {
    assertThatThrownBy(() -> Mapping.of(text)).isInstanceOf(SdmException.class);
  }

  @Test
  void momentsAreReadAndRefused() {
    assertThat(When.of(" Start ")).isEqualTo(When.START);
    assertThat(When.BOTH.includes(When.END)).isTrue();
    assertThat(When.START.includes(When.END)).isFalse();
    assertThat(When.END.includes(When.END)).isTrue();
    assertThatThrownBy(() -> When.of("never")).isInstanceOf(SdmException.class);
  }

  @Test
  void itemsWithoutNameOrWithUnreadableTextAreRefused() {
    assertThat(item("", "a slit1 h").key()).isEqualTo("a_slit1_h");
    assertThatThrownBy(() -> item("", " ")).isInstanceOf(SdmException.class);
    assertThatThrownBy(() -> item("k", "a\nb")).isInstanceOf(SdmException.class);
    assertThatThrownBy(() -> item("k", "a".repeat(201))).isInstanceOf(SdmException.class);
    assertThatThrownBy(() -> item("a key", "x"))
        .isInstanceOf(SdmException.class)
        .hasMessageContaining("such as a_key");
  }

  @Test
  void keysAreUniqueInWhateverCase() {
    Items items = new Items(List.of(item("a", "A")));

    assertThatThrownBy(() -> items.with(item("A", "other")))
        .isInstanceOf(SdmException.class)
        .hasMessageContaining("another one has the key A");
    assertThat(items.find(" A ")).isPresent();
    assertThatThrownBy(() -> items.without("b")).isInstanceOf(SdmException.class);
    assertThatThrownBy(() -> items.replaced("b", item("b", "B"))).isInstanceOf(SdmException.class);
    assertThat(items.with(item("b", "B")).without("A").list()).containsExactly(item("b", "B"));
    assertThatThrownBy(() -> new Items(Collections.nCopies(Items.MOST + 1, item("a", "A"))))
        .isInstanceOf(SdmException.class)
        .hasMessageContaining("at most");
  }

  @Test
  void itemsOfAMomentAreThoseThatAreReadThen() {
    var start = new Item("", "s", ADDRESS, "", Mapping.NONE, "s", true, When.START);
    Items items = new Items(List.of(start, item("b", "b")));

    assertThat(items.at(When.END)).containsExactly(item("b", "b"));
    assertThat(items.at(When.START)).hasSize(2);
  }

  @Test
  void versionsTellWhatTheyChanged() {
    Items before = new Items(List.of(item("a", "A"), item("b", "B"), item("c", "C")));
    Items after = before.without("a").replaced("b", item("b", "Better")).with(item("d", "D"));
    var first = new ItemsVersion(1, Instant.EPOCH, "pc", "Import", before);
    var second = new ItemsVersion(2, Instant.EPOCH, "pc", "Import", after);

    assertThat(second.differences(first))
        .containsExactly(
            "- a = a/b/c/position [um] A (both)",
            "~ b = a/b/c/position [um] B (both) -> b = a/b/c/position [um] Better (both)",
            "+ d = a/b/c/position [um] D (both)");
    assertThat(first.differences(first)).isEmpty();
  }

  @Test
  void snapshotShowsNamesUnitsAndWhatFailed() {
    var mapped =
        new Item("", "Branch", ADDRESS, "", Mapping.of("1.5 -> A"), "branch", false, When.START);
    var dead =
        new Item(
            "",
            "Dead",
            new AttributeAddress("x/y/z", "v"),
            "mm",
            Mapping.NONE,
            "dead",
            true,
            When.START);
    var reading =
        new Reading(new Value("DevDouble", 1.5), "um", Reading.Quality.VALID, Instant.EPOCH, "", 1);

    var snapshot =
        new Snapshot(
            Instant.EPOCH, 2, 1, Snapshot.entries(List.of(mapped, dead), Map.of(ADDRESS, reading)));

    assertThat(snapshot.entries().get(0).shown()).isEqualTo("A");
    assertThat(snapshot.entries().get(0).unit()).isEqualTo("um");
    assertThat(snapshot.entries().get(1).shown()).isEqualTo("unavailable");
    assertThat(snapshot.entries().get(1).unit()).isEqualTo("mm");
    assertThat(snapshot.failures())
        .containsExactly("mandatory: Dead (x/y/z/v): The device was not asked.");
  }
}
