package se.lu.maxiv.sdm.support.groups;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.Group;
import se.lu.maxiv.sdm.model.Groups;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;

/**
 * Groups from a file, for demos, tests and hosts without a directory; read again when it changes. A
 * bad line hides no other: it is told as a warning. Thread-safe.
 */
public final class FileGroups implements Groups {
  private final Path file;
  private volatile @Nullable Read last;

  /** The content as it was at that time. */
  private record Read(FileTime time, long size, @Nullable Object key, GroupFile content) {
    boolean isOf(BasicFileAttributes now) {
      return time.equals(now.lastModifiedTime())
          && size == now.size()
          && Objects.equals(key, now.fileKey());
    }
  }

  /** Names the file; it is read with the first question. */
  public FileGroups(Path file) {
    this.file = file;
  }

  @Override
  public Group find(String name) {
    GroupFile content = content();
    List<String> warnings =
        content.problems().stream().map(problem -> "In " + file + ", " + problem).toList();
    return new Group(name, line(content, name).gid(), warnings);
  }

  @Override
  public Set<String> members(String name) {
    return line(content(), name).members();
  }

  @Override
  public String description() {
    return "file " + file;
  }

  private GroupFile.Line line(GroupFile content, String name) {
    List<GroupFile.Line> lines =
        content.groups().getOrDefault(GroupRules.checkedName(name), List.of());
    if (lines.size() > 1) {
      throw SdmException.dependency(
          "Group "
              + Shown.quoted(name)
              + " stands in "
              + file
              + " more than once (lines "
              + lines.stream().map(l -> "" + l.number()).collect(Collectors.joining(", "))
              + "); keep one.");
    }
    if (lines.isEmpty()) {
      throw GroupRules.noSuchGroup(name, whereWithProblems(content));
    }
    return lines.get(0);
  }

  private String whereWithProblems(GroupFile content) {
    return content.problems().isEmpty()
        ? description()
        : description() + " (which has problems: " + String.join("; ", content.problems()) + ")";
  }

  private GroupFile content() {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      Read before = last;
      if (before != null && before.isOf(now)) {
        return before.content();
      }
      GroupFile content = GroupFile.parse(Files.readAllLines(file, StandardCharsets.UTF_8));
      last = new Read(now.lastModifiedTime(), now.size(), now.fileKey(), content);
      return content;
    } catch (IOException e) {
      throw new SdmException(
          Reason.CONFIGURATION_ERROR,
          "The group file " + file + " cannot be read (" + e + "); correct GroupSource.",
          e);
    }
  }
}
