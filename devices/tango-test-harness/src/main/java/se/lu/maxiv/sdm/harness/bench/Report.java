package se.lu.maxiv.sdm.harness.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table of figures, and what is worth knowing beside it. */
public final class Report {
  private final List<Row> rows = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** An empty report. */
  public Report() {}

  private record Row(String name, String measured, String target, String verdict) {}

  /** A figure that has a target. */
  public void add(String name, String measured, String target, boolean isMet) {
    rows.add(new Row(name, measured, target, isMet ? "ok" : "MISSED"));
  }

  /** A figure for the reader only. */
  public void tell(String name, String measured) {
    rows.add(new Row(name, measured, "", ""));
  }

  /** A line below the table. */
  public void note(String line) {
    notes.add(line);
  }

  /** Whether no target was missed. */
  public boolean isAllMet() {
    return rows.stream().noneMatch(row -> row.verdict().equals("MISSED"));
  }

  /** Prints the table, then the lines below it. */
  public void print(PrintStream out) {
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

  /** Milliseconds as they are shown. */
  public static String ms(double value) {
    return text("%.2f ms", value);
  }

  /** A text with numbers in it, whose decimals have a point. */
  public static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
