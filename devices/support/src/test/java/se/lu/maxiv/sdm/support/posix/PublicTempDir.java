package se.lu.maxiv.sdm.support.posix;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/** A temporary directory that every account can reach, in memory where there is such a place. */
final class PublicTempDir implements TempDirFactory {
  @Override
  public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
      throws Exception {
    Path memory = Path.of("/dev/shm");
    Path parent = Files.isWritable(memory) ? memory : Path.of("/tmp");
    Path made = Files.createTempDirectory(parent, "sdm-test");
    Tree.setMode(made, 0755);
    return made;
  }
}
