package se.lu.maxiv.sdm.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A document in Markdown as tests see it that compare it with the program: headings, and what
 * stands below each of them.
 *
 * @param lines of the file
 */
public record Markdown(List<String> lines) {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Predicate<String> IS_HEADING = line -> line.startsWith("#");

  /** Copies the lines. */
  public Markdown {
    lines = List.copyOf(lines);
  }

  /** Reads a file. */
  public static Markdown read(Path file) {
    try {
      return new Markdown(Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All of it. */
  public String text() {
    return String.join("\n", lines);
  }

  /** The rows of the first table below a heading, cells without marks of code, head left out. */
  public List<List<String>> table(String heading) {
    return section(heading)
        .dropWhile(line -> !line.startsWith("|"))
        .takeWhile(line -> line.startsWith("|"))
        .skip(2)
        .map(Markdown::cells)
        .toList();
  }

  /** One column of such a table, from 0. */
  public List<String> column(String heading, int number) {
    return table(heading).stream().map(row -> row.get(number)).toList();
  }

  /** The first JSON example below a heading. */
  public String json(String heading) {
    return String.join(
        "\n",
        section(heading)
            .dropWhile(line -> !line.equals("```json"))
            .skip(1)
            .takeWhile(line -> !line.equals("```"))
            .toList());
  }

  /** Where its links lead, other sites left out. */
  public List<String> links() {
    return LINK.matcher(text())
        .results()
        .map(found -> found.group(1))
        .filter(target -> !target.contains("://"))
        .toList();
  }

  /** The names by which links reach its headings. */
  public List<String> anchors() {
    return lines.stream().filter(IS_HEADING).map(Markdown::anchor).toList();
  }

  /** The words behind a program's name, wherever it is called. */
  public List<String> commandsOf(String program) {
    Matcher calls =
        Pattern.compile("(?m)(?:^|[\\s`(/])" + Pattern.quote(program) + " ([a-z][a-z-]*)")
            .matcher(text());
    return calls.results().map(call -> call.group(1)).distinct().toList();
  }

  private Stream<String> section(String heading) {
    List<String> below =
        lines.stream().dropWhile(line -> !isHeading(line, heading)).skip(1).toList();
    if (below.isEmpty()) {
      throw new AssertionError("there is no heading \"" + heading + "\"");
    }
    return below.stream().takeWhile(IS_HEADING.negate());
  }

  private static boolean isHeading(String line, String heading) {
    return IS_HEADING.test(line) && line.replaceFirst("^#+ ", "").equals(heading);
  }

  private static List<String> cells(String row) {
    String inner = row.replaceFirst("^\\|", "").replaceFirst("\\|\\s*$", "");
    return Stream.of(inner.split("(?<!\\\\)\\|", -1))
        .map(cell -> cell.replace("`", "").replace("\\|", "|").strip())
        .toList();
  }

  private static String anchor(String heading) {
    return heading
        .replaceFirst("^#+ ", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9 _-]", "")
        .replace(' ', '-');
  }
}
