package se.lu.maxiv.sdm.pathfixer.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table of figures, and what is worth knowing beside it. */
final class Report {
  private final List<Row> rows = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private record Row(String name, String measured, String target, String verdict) {}

  /** A figure that has a target. */
  void add(String name, String measured, String target, boolean isMet) {
    rows.add(new Row(name, measured, target, isMet ? "ok" : "MISSED"));
  }

  /** A figure for the reader only. */
  void tell(String name, String measured) {
    rows.add(new Row(name, measured, "", ""));
  }

  /** A line below the table. */
  void note(String line) {
    notes.add(line);
  }

  boolean isAllMet() {
    return rows.stream().noneMatch(row -> row.verdict().equals("MISSED"));
  }

  void print(PrintStream out) {
    int name = rows.stream().mapToInt(row -> row.name().length()).max().orElse(1);
    int measured = rows.stream().mapToInt(row -> row.measured().length()).max().orElse(1);
    int target = rows.stream().mapToInt(row -> row.target().length()).max().orElse(1);
    String line = "%-" + name + "s | %-" + measured + "s | %-" + target + "s | %s%n";
    out.printf(line, "figure", "measured", "target", "");
    for (Row row : rows) {
      out.printf(line, row.name(), row.measured(), row.target(), row.verdict());
    }
    notes.forEach(out::println);
  }

  static String ms(double value) {
    return text("%.2f ms", value);
  }

  static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
