package se.lu.maxiv.sdm.harness;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A directory that takes long to make, made once per user and machine and then copied.
 *
 * <p>It lies in {@code $XDG_CACHE_HOME/tango-test-harness} (by default below {@code ~/.cache}; the
 * system property {@value #CACHE_PROPERTY} names another folder). Where no such folder can be made,
 * every copy is a new one.
 *
 * @param name says all that the tree depends on, as a file name
 * @param build makes the tree at a path where nothing is yet
 */
public record KeptTree(String name, Consumer<Path> build) {
  static final String CACHE_PROPERTY = "tango.harness.cache";

  /**
   * Puts a copy where nothing is yet.
   *
   * @param to the path to make
   * @param work a folder for what the making needs
   */
  public void copyTo(Path to, Path work) {
    Optional<Path> cache = cache();
    if (cache.isPresent()) {
      Trees.copy(kept(cache.get(), work), to);
    } else {
      build.accept(to);
    }
  }

  private Path kept(Path cache, Path work) {
    synchronized (KeptTree.class) { // a lock on a file is the whole JVM's
      Path tree = cache.resolve(name);
      if (Files.isDirectory(tree)) {
        return tree;
      }
      try (FileChannel channel = gate(cache);
          var held = channel.lock()) {
        if (held.isValid() && !Files.isDirectory(tree)) {
          publish(tree, work);
        }
        return tree;
      } catch (IOException e) {
        throw new IllegalStateException("Could not make the data template " + tree + ".", e);
      }
    }
  }

  // Built in memory, then renamed into place: nobody ever sees half a template.
  private void publish(Path tree, Path work) throws IOException {
    Path built = work.resolve("template");
    build.accept(built);
    Path half = tree.resolveSibling(tree.getFileName() + ".half");
    Trees.remove(half);
    Trees.copy(built, half);
    Trees.remove(built);
    Files.move(half, tree, StandardCopyOption.ATOMIC_MOVE);
  }

  private static Optional<Path> cache() {
    Path folder = Path.of(System.getProperty(CACHE_PROPERTY, defaultCache()));
    try {
      Workspace.makePrivate(folder);
      return Optional.of(folder);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String defaultCache() {
    String xdg = System.getenv("XDG_CACHE_HOME");
    String base = xdg == null ? System.getProperty("user.home") + "/.cache" : xdg;
    return base + "/tango-test-harness";
  }

  private static FileChannel gate(Path cache) throws IOException {
    return FileChannel.open(
        cache.resolve("gate.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }
}
