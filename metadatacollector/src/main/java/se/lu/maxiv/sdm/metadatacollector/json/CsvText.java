package se.lu.maxiv.sdm.metadatacollector.json;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * Text of comma-separated values as RFC 4180 has it: lines end with CRLF or LF, a cell with a
 * comma, quote or line end stands in quotes, a quote in it is doubled. For one text; not
 * thread-safe.
 */
final class CsvText {
  private static final Pattern TO_QUOTE = Pattern.compile("[\",\r\n]");

  private final String text;
  private int at;
  private int line = 1;

  private CsvText(String text) {
    this.text = text;
  }

  /**
   * A row.
   *
   * @param line where it begins, from 1
   */
  record Row(int line, List<String> cells) {}

  /**
   * The rows of a text; empty lines are left out.
   *
   * @throws SdmException (DATA_OUT_OF_RANGE) naming the line where a quote is wrong
   */
  static List<Row> rows(String text) {
    // what Excel writes in front
    var csv = new CsvText(text.startsWith("\uFEFF") ? text.substring(1) : text);
    List<Row> rows = new ArrayList<>();
    while (csv.at < csv.text.length()) {
      Row row = csv.row();
      if (!row.cells().equals(List.of(""))) {
        rows.add(row);
      }
    }
    return rows;
  }

  /** The text of a row, with its line end. */
  static String line(List<String> cells) {
    return cells.stream().map(CsvText::quoted).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String quoted(String cell) {
    return TO_QUOTE.matcher(cell).find() ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }

  private Row row() {
    int begin = line;
    List<String> cells = new ArrayList<>();
    cells.add(cell());
    while (at < text.length() && text.charAt(at) == ',') {
      at++;
      cells.add(cell());
    }
    endLine();
    return new Row(begin, cells);
  }

  private void endLine() {
    if (text.startsWith("\r\n", at)) {
      at++;
    }
    at++;
    line++;
  }

  private boolean isAtEnd() {
    return at >= text.length()
        || text.charAt(at) == ','
        || text.charAt(at) == '\n'
        || text.startsWith("\r\n", at);
  }

  private String cell() {
    if (at < text.length() && text.charAt(at) == '"') {
      return inQuotes();
    }
    int begin = at;
    while (!isAtEnd()) {
      if (text.charAt(at) == '"') {
        throw wrong("a quote stands in the middle of a cell; put the whole cell in quotes");
      }
      at++;
    }
    return text.substring(begin, at);
  }

  private String inQuotes() {
    int begin = line;
    var cell = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"' && !text.startsWith("\"", at)) {
        if (!isAtEnd()) {
          throw wrong("something stands behind a closing quote; double the quotes in a cell");
        }
        return cell.toString();
      }
      at += c == '"' ? 1 : 0;
      line += c == '\n' ? 1 : 0;
      cell.append(c);
    }
    line = begin;
    throw wrong("a quote is opened and never closed");
  }

  private SdmException wrong(String why) {
    return ItemsCsv.wrong(line, why + ".");
  }
}
