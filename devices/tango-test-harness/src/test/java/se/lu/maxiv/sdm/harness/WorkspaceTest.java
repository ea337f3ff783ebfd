package se.lu.maxiv.sdm.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories that live as long as their JVM. */
class WorkspaceTest {
  @TempDir private Path root;

  @Test
  void directoryOfADeadJvmIsSweptByTheNext() throws Exception {
    Path abandoned = Files.createDirectories(root.resolve("4194999-abandoned/data"));
    Files.writeString(abandoned.resolve("ibdata1"), "left over");

    try (Workspace workspace = Workspace.make(root)) {
      assertThat(workspace.folder()).isDirectory();
      assertThat(root.resolve("4194999-abandoned")).doesNotExist();
    }
  }

  @Test
  void directoriesOfThisJvmStayUntilTheyAreClosed() {
    Path closed;
    try (Workspace first = Workspace.make(root)) {
      try (Workspace second = Workspace.make(root)) {
        closed = second.folder();
      }

      assertThat(first.folder()).isDirectory();
      assertThat(closed).doesNotExist();
    }
  }
}
