package se.lu.maxiv.sdm.support.groups;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;

/**
 * A group file's content: lines {@code name gid [member,member…]}, empty ones, and comments behind
 * {@code #}.
 *
 * @param groups the good lines by name; a name given twice has two
 * @param problems a sentence for each bad line
 */
record GroupFile(Map<String, List<Line>> groups, List<String> problems) {
  /**
   * One good line.
   *
   * @param number its number in the file, from 1
   * @param gid the group's number, 0 to 2147483647
   * @param members its accounts
   */
  record Line(int number, int gid, Set<String> members) {}

  static GroupFile parse(List<String> lines) {
    GroupFile file = new GroupFile(new LinkedHashMap<>(), new ArrayList<>());
    for (int i = 0; i < lines.size(); i++) {
      file.take(i + 1, lines.get(i).replaceFirst("#.*", "").strip());
    }
    return file;
  }

  private void take(int number, String text) {
    if (text.isEmpty()) {
      return;
    }
    String[] fields = text.split("\\s+", -1);
    if (fields.length < 2 || fields.length > 3) {
      problems.add(
          "line " + number + " (" + Shown.quoted(text) + ") is not \"name gid [member,…]\"");
      return;
    }
    try {
      String name = GroupRules.checkedName(fields[0]);
      Line line = new Line(number, GroupRules.gid(name, fields[1]), members(fields));
      groups.computeIfAbsent(name, unused -> new ArrayList<>()).add(line);
    } catch (SdmException e) {
      problems.add("line " + number + ": " + e.sentence());
    }
  }

  private static Set<String> members(String[] fields) {
    return fields.length < 3
        ? Set.of()
        : Stream.of(fields[2].split(",", -1))
            .filter(member -> !member.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
  }
}
