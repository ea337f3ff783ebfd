package se.lu.maxiv.sdm.metadatacollector.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.metadatacollector.core.AttributeAddress;
import se.lu.maxiv.sdm.metadatacollector.core.Item;
import se.lu.maxiv.sdm.metadatacollector.core.Items;
import se.lu.maxiv.sdm.metadatacollector.core.ItemsVersion;
import se.lu.maxiv.sdm.metadatacollector.core.Mapping;
import se.lu.maxiv.sdm.metadatacollector.core.When;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/** Configurations as JSON and as CSV. */
class ItemsTextTest {
  private static final String HEADER = "Group,Name,Device,Attribute,Unit,Mapping\n";

  private static Item item(String group, String name, String unit, Mapping mapping) {
    var address = new AttributeAddress("tango://host:10000/pm/slit/1", "position");
    return new Item(group, name, address, unit, mapping, "", true, When.END);
  }

  private static Items items() {
    return new Items(
        List.of(
            item("Exit slit positions", "a slit2 v real", "um", Mapping.of("True → A, False → B")),
            item("=1+1", "+name", "-", Mapping.NONE),
            item("@cmd", "quote \" and, comma", "°C", Mapping.of("1->on")),
            item("", "åäö µ", "", Mapping.NONE)));
  }

  @Test
  void configurationsComeBackFromJson() {
    var random = new RandomScans(7);
    for (int i = 0; i < 200; i++) {
      var items = new Items(Stream.generate(random::item).limit(4).toList());
      var version = new ItemsVersion(i, Instant.ofEpochSecond(i, 7), "h", "w\u0000", items);

      assertThat(ItemsJson.items(ItemsJson.text(items))).isEqualTo(items);
      assertThat(ItemsJson.version(ItemsJson.text(version))).isEqualTo(version);
      Item first = items.list().get(0);
      assertThat(ItemsJson.item(ItemsJson.text(first))).isEqualTo(first);
    }
  }

  @Test
  void aMappingKeepsItsOrder() {
    Item item = item("", "n", "", Mapping.of("2 -> b, 1 -> a"));

    assertThat(ItemsJson.item(ItemsJson.text(item)).mapping().text()).isEqualTo("2 -> b, 1 -> a");
  }

  @Test
  void anItemNeedsANameAndAPlaceOnly() {
    Item item =
        ItemsJson.item(
            "{\"name\": \"Exit slit\", \"device\": \"PM/slit/1\", \"attribute\": \"Position\","
                + " \"mapping\": \"True -> A\"}");

    assertThat(item)
        .isEqualTo(
            new Item(
                "",
                "Exit slit",
                new AttributeAddress("pm/slit/1", "position"),
                "",
                Mapping.of("True -> A"),
                "Exit_slit",
                false,
                When.BOTH));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'name': 'a', 'device': 'a/b/c'} | it has no field \"attribute\"",
        "{'name': 1, 'device': 'a/b/c', 'attribute': 'x'} | name is not a text",
        "{'name': null, 'device': 'a/b/c', 'attribute': 'x'} | name is not a text",
        "{'name': 'a', 'device': 'a/b/c', 'attribute': 'x', 'units': ''} | \"units\" is not known",
        "{'name': 'a', 'device': 'a/b', 'attribute': 'x'} | device is domain/family/member",
        "{'name': 'a', 'device': 'a/b/c', 'attribute': 'x', 'when': 'now'} | start, end or both",
        "{'name': 'a', 'device': 'a/b/c', 'attribute': 'x', 'mandatory': 'y'} | not true or false",
        "{'name': 'a', 'device': 'a/b/c', 'attribute': 'x', 'mapping': 5} | neither an object",
        "{'name': 'a', 'device': 'a/b/c', 'attribute': 'x', 'mapping': {'1': 2}} | no text",
        "[] | it is no JSON object",
        "{'name' | it is no JSON at line 1",
      },
      quoteCharacter = '`')
  void aWrongItemIsRefusedWithASentence(String text, String said) {
    assertThatExceptionOfType(SdmException.class)
        .isThrownBy(() -> ItemsJson.item(text.replace('\'', '"')))
        .matches(e -> e.reason() == Reason.DATA_OUT_OF_RANGE)
        .withMessageContaining(said);
  }

  @Test
  void aListTellsWhichItemIsWrong() {
    String good = "{\"name\": \"a\", \"device\": \"a/b/c\", \"attribute\": \"x\"}";

    assertThatExceptionOfType(SdmException.class)
        .isThrownBy(() -> ItemsJson.items("[" + good + ", {}]"))
        .withMessageStartingWith("Item 2 was refused");
    assertThatExceptionOfType(SdmException.class)
        .isThrownBy(() -> ItemsJson.items(good))
        .withMessageContaining("no JSON list");
  }

  @Test
  void configurationsComeBackFromCsvWithWhateverTheirCellsBegin() {
    String text = ItemsCsv.text(items());

    assertThat(text)
        .startsWith("Group,Name,Device,Attribute,Unit,Mapping,Key,Mandatory,When\r\n")
        .contains(
            "\r\n=1+1,+name,", "\r\n@cmd,\"quote \"\" and, comma\",", "\"True -> A, False -> B\"");
    assertThat(ItemsCsv.items(text)).isEqualTo(items());
    assertThat(ItemsCsv.items("\uFEFF" + text.replace("\r\n", "\n"))).isEqualTo(items());
    assertThat(ItemsCsv.items(text.strip() + "\n\n")).isEqualTo(items());
  }

  @Test
  void theSeedsColumnsAreEnoughInAnyOrder() {
    Items read =
        ItemsCsv.items(
            """
            name,group,Attribute,Device,Unit,Mapping
            a slit1 h,Exit slit positions,position,B107A-0A04/opt/slit-01-h,um,

            "door",,State,a/b/c,,"ON -> open, OFF -> shut"
            """);

    assertThat(read.list()).extracting(Item::key).containsExactly("a_slit1_h", "door");
    assertThat(read.list().get(0).address()).hasToString("b107a-0a04/opt/slit-01-h/position");
    assertThat(read.list().get(1).mapping()).isEqualTo(Mapping.of("ON -> open, OFF -> shut"));
    assertThat(read.list().get(1).when()).isEqualTo(When.BOTH);
    assertThat(ItemsCsv.items(HEADER)).isEqualTo(Items.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1|a header is missing|",
        "1|the header has no column Mapping|Group,Name,Device,Attribute,Unit\n",
        "1|the column \"Color\" is not known|Group,Name,Device,Attribute,Unit,Mapping,Color\n",
        "1|a column twice|Group,Name,Device,Attribute,Unit,Mapping,unit\n",
        "2|it has 2 cells and the header has 6|" + HEADER + "a,b\n",
        "3|device is domain/family/member|" + HEADER + "g,n,a/b/c,x,,\ng,m,a b,x,,\n",
        "4|the key N is that of line 2 too|" + HEADER + "g,n,a/b/c,x,,\n\ng,N,a/b/c,x,,\n",
        "3|something stands behind a closing quote|" + HEADER + "\n\"g\"x,n,a/b/c,x,,\n",
        "2|a quote stands in the middle|" + HEADER + "g,n\"n,a/b/c,x,,\n",
        "2|never closed|" + HEADER + "\"g,n,a/b/c,x,,\ng,n,a/b/c,x,,\n",
        "2|one line of at most|" + HEADER + "\"g\nh\",n,a/b/c,x,,\n",
        "2|write pairs such as|" + HEADER + "g,n,a/b/c,x,,A=B\n",
        "2|it needs a name|" + HEADER + "g,,a/b/c,x,,\n",
      })
  void aWrongTableIsRefusedWithItsLine(String row) {
    String[] parts = row.split("\\|", 3);

    assertThatExceptionOfType(SdmException.class)
        .isThrownBy(() -> ItemsCsv.items(parts[2]))
        .matches(e -> e.reason() == Reason.DATA_OUT_OF_RANGE)
        .withMessageStartingWith("The table was refused at line " + parts[0] + ": ")
        .withMessageContaining(parts[1]);
  }

  @Test
  void mandatoryIsYesOrNo() {
    String header = HEADER.strip() + ",Mandatory\n";

    assertThat(ItemsCsv.items(header + "g,n,a/b/c,x,,,YES\n").list().get(0).mandatory()).isTrue();
    assertThat(ItemsCsv.items(header + "g,n,a/b/c,x,,,\n").list().get(0).mandatory()).isFalse();
    assertThatExceptionOfType(SdmException.class)
        .isThrownBy(() -> ItemsCsv.items(header + "g,n,a/b/c,x,,,maybe\n"))
        .withMessageContaining("write yes or no");
  }
}
