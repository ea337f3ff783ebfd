package se.lu.maxiv.sdm.support.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A member of the proposal's group swaps the folders that are made in raw for links, folders of his
 * own and a folder of root's, in a loop. The naive way by path is the control: it must be hit, or
 * the attack shows nothing.
 */
@Tag("root")
@Timeout(300)
class AttackTest {
  private static final int TIMES = 6000;
  private static final int MOST_BETWEEN = 2000;
  private static final int CONTROL_TIMES = 200_000;

  @TempDir(factory = PublicTempDir.class)
  private Path directory;

  private final PosixFolders folders = new PosixFolders();
  private Tree tree;
  private Path raw;
  private List<Path> victims;

  @BeforeEach
  void prepare() throws IOException {
    Path root = Files.createDirectory(directory.resolve("data"));
    Tree.setMode(root, 0755);
    tree = Tree.service(root);
    folders.make(tree.raw());
    raw = tree.raw().leaf();
    victims = victims();
    Path roots = Files.createDirectory(raw.resolve("roots"));
    Files.writeString(roots.resolve("secret"), "of root");
    Tree.give(roots, 0, 0, 0700);
  }

  @Test
  void rootTouchesNothingOutsideTheVisit() throws Exception {
    assertThatTheNaiveWayIsHit();

    assertThatNothingIsTouchedBy(() -> ServiceMain.hammer(folders, tree, TIMES));
  }

  @Test
  void theServiceAccountTouchesNothingOutsideTheVisit() throws Exception {
    ServiceProcess process = new ServiceProcess(directory.resolve("classes"), 0755);
    assertThatTheNaiveWayIsHit();

    assertThatNothingIsTouchedBy(
        () ->
            process
                .asService("+chown,+fsetid", tree.raw().root().toString(), "" + TIMES)
                .toString());
  }

  private interface Work {
    String run() throws Exception;
  }

  private void assertThatNothingIsTouchedBy(Work work) throws Exception {
    List<String> before = Tree.inventory(directory.resolve("victims"));
    String said;
    int swaps;
    try (Attacker attacker = new Attacker(directory, raw, victims)) {
      said = work.run();
      swaps = attacker.stop();
    }

    System.out.printf("under attack (%d swaps): %s%n", swaps, said);
    assertThat(swaps).as("swaps made meanwhile").isGreaterThan(100);
    assertThat(said).contains("made ").doesNotContain("made 0 ").doesNotContain("refused 0");
    assertThat(Tree.inventory(directory.resolve("victims"))).isEqualTo(before);
    assertThat(rootsFolder()).isEqualTo("0 0 40700");
  }

  private void assertThatTheNaiveWayIsHit() throws Exception {
    List<String> before = Tree.inventory(directory.resolve("victims"));
    int made = 0;
    try (Attacker attacker = new Attacker(directory, raw, victims)) {
      boolean isHit = false;
      for (int i = 0; i < CONTROL_TIMES && !isHit; i++) {
        naive(raw.resolve("s" + i), i % MOST_BETWEEN);
        made++;
        isHit = i % 20 == 0 && !Tree.inventory(directory.resolve("victims")).equals(before);
      }
      System.out.printf(
          "the naive way was hit after %d folders and %d swaps%n", made, attacker.stop());
    }

    assertThat(Tree.inventory(directory.resolve("victims")))
        .as("control: the attack must work on the naive way, else this test shows nothing")
        .isNotEqualTo(before);
    restore();
  }

  /**
   * What everybody writes first.
   *
   * @param between how much other work comes after making it, since the attacker otherwise keeps
   *     step with us and comes always at the same, perhaps the wrong, moment
   */
  private static void naive(Path sample, int between) {
    try {
      Files.createDirectory(sample);
      for (int i = 0; i < between; i++) {
        Thread.onSpinWait();
      }
      Files.setAttribute(sample, "unix:uid", Tree.SERVICE);
      Files.setAttribute(sample, "unix:gid", Tree.PROPOSAL_GROUP);
      Files.setAttribute(sample, "unix:mode", 02770);
    } catch (IOException e) {
      // swapped at a moment when nothing was to be had
    }
  }

  private List<Path> victims() throws IOException {
    Path outside = Files.createDirectory(directory.resolve("victims"));
    List<Path> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      made.add(Files.createDirectory(outside.resolve("victim" + i)));
      Files.writeString(made.get(i).resolve("content"), "precious");
    }
    give(made);
    return made;
  }

  private void give(List<Path> all) throws IOException {
    Tree.give(all.get(0), 0, 0, 0700);
    Tree.give(all.get(1), 0, 0, 0755);
    Tree.give(all.get(2), Tree.SERVICE, 5002, 02750);
    Tree.give(all.get(3), Tree.SERVICE, 5002, 02770);
    Tree.give(all.get(4), Tree.USER, Tree.USER, 0750);
  }

  /** Sets right what the control broke, and empties raw but for root's folder. */
  private void restore() throws IOException {
    give(victims);
    Path roots = raw.resolve("roots");
    try (Stream<Path> all = Files.list(raw)) {
      for (Path one : (Iterable<Path>) all::iterator) {
        if (Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS)
            && Files.exists(one.resolve("secret"))) {
          if (!one.equals(roots)) {
            Files.move(one, roots);
          }
        } else {
          Files.delete(one);
        }
      }
    }
    Tree.give(roots, 0, 0, 0700);
  }

  /** What root's folder is now, wherever it was moved. */
  private String rootsFolder() throws IOException {
    try (Stream<Path> all = Files.list(raw)) {
      for (Path one : (Iterable<Path>) all::iterator) {
        if (Files.exists(one.resolve("secret"))) {
          return Tree.seen(one);
        }
      }
    }
    return "gone";
  }
}
