package se.lu.maxiv.sdm.metadatacollector.json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import se.lu.maxiv.sdm.metadatacollector.core.AttributeAddress;
import se.lu.maxiv.sdm.metadatacollector.core.Item;
import se.lu.maxiv.sdm.metadatacollector.core.Items;
import se.lu.maxiv.sdm.metadatacollector.core.Mapping;
import se.lu.maxiv.sdm.metadatacollector.core.When;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;

/**
 * The configuration as a table for people: a header, then an item a line. Cells are data whatever
 * they begin with; nothing is put in front of them, so that what is exported can be imported.
 */
public final class ItemsCsv {
  /** The columns that a table must have, in any order. */
  private static final List<String> REQUIRED =
      List.of("Group", "Name", "Device", "Attribute", "Unit", "Mapping");

  /** The columns in the order in which they are written. */
  private static final List<String> COLUMNS =
      List.of(
          "Group", "Name", "Device", "Attribute", "Unit", "Mapping", "Key", "Mandatory", "When");

  private ItemsCsv() {}

  /** The table of a configuration. */
  public static String text(Items items) {
    var text = new StringBuilder(CsvText.line(COLUMNS));
    items.list().forEach(item -> text.append(CsvText.line(cells(item))));
    return text.toString();
  }

  /**
   * The configuration of a table. An empty Key is made from the name, an empty Mandatory is no, an
   * empty When is both.
   *
   * @throws SdmException (DATA_OUT_OF_RANGE) with the line of what is wrong
   */
  public static Items items(String text) {
    List<CsvText.Row> rows = CsvText.rows(text);
    if (rows.isEmpty()) {
      throw wrong(1, "a header is missing: " + String.join(",", REQUIRED) + ".");
    }
    List<String> header = header(rows.get(0));
    var lines = new HashMap<String, Integer>();
    List<Item> items = new ArrayList<>();
    for (CsvText.Row row : rows.subList(1, rows.size())) {
      Item item = item(header, row);
      Integer before = lines.put(item.key().toLowerCase(Locale.ROOT), row.line());
      if (before != null) {
        throw wrong(
            row.line(),
            "the key %s is that of line %d too; give it a key of its own."
                .formatted(item.key(), before));
      }
      items.add(item);
    }
    return new Items(items);
  }

  /** A refusal of a table. */
  static SdmException wrong(int line, String why) {
    return SdmException.outOfRange("The table was refused at line " + line + ": " + why);
  }

  private static List<String> header(CsvText.Row row) {
    List<String> names = row.cells().stream().map(cell -> column(row, cell)).toList();
    for (String required : REQUIRED) {
      if (!names.contains(required)) {
        throw wrong(row.line(), "the header has no column " + required + ".");
      }
    }
    if (names.stream().distinct().count() != names.size()) {
      throw wrong(row.line(), "the header names a column twice.");
    }
    return names;
  }

  private static String column(CsvText.Row row, String cell) {
    return COLUMNS.stream()
        .filter(column -> column.equalsIgnoreCase(cell.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    row.line(),
                    "the column %s is not known; known are %s."
                        .formatted(Shown.quoted(cell), String.join(", ", COLUMNS))));
  }

  private static Item item(List<String> header, CsvText.Row row) {
    if (row.cells().size() != header.size()) {
      throw wrong(
          row.line(),
          "it has %d cells and the header has %d.".formatted(row.cells().size(), header.size()));
    }
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      cells.put(header.get(i), row.cells().get(i));
    }
    try {
      return item(cells);
    } catch (SdmException e) {
      throw new SdmException(e.reason(), wrong(row.line(), e.sentence()).sentence(), e);
    }
  }

  private static Item item(Map<String, String> cells) {
    String when = cells.getOrDefault("When", "");
    return new Item(
        cells.getOrDefault("Group", ""),
        cells.getOrDefault("Name", ""),
        new AttributeAddress(cells.getOrDefault("Device", ""), cells.getOrDefault("Attribute", "")),
        cells.getOrDefault("Unit", ""),
        Mapping.of(cells.getOrDefault("Mapping", "")),
        cells.getOrDefault("Key", ""),
        isMandatory(cells.getOrDefault("Mandatory", "")),
        when.isBlank() ? When.BOTH : When.of(when));
  }

  private static boolean isMandatory(String cell) {
    return switch (cell.strip().toLowerCase(Locale.ROOT)) {
      case "yes", "true" -> true;
      case "no", "false", "" -> false;
      default ->
          throw SdmException.outOfRange(
              "Mandatory is %s; write yes or no.".formatted(Shown.quoted(cell)));
    };
  }

  private static List<String> cells(Item item) {
    return List.of(
        item.group(),
        item.name(),
        item.address().device(),
        item.address().attribute(),
        item.unit(),
        item.mapping().text(),
        item.key(),
        item.mandatory() ? "yes" : "no",
        item.when().text());
  }
}
