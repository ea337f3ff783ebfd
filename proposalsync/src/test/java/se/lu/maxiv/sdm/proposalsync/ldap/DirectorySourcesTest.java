package se.lu.maxiv.sdm.proposalsync.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no program of SDM writes to a directory, whichever module it belongs to. */
class DirectorySourcesTest {
  private static final Path ROOT = Path.of(System.getProperty("sdm.root", ".."));
  private static final Pattern PASSWORD =
      Pattern.compile("unicodePwd|PasswordModifyExtendedRequest", Pattern.CASE_INSENSITIVE);
  private static final Pattern MADE =
      Pattern.compile("new Attribute\\(\\s*\"objectClass\"[^)]*\\)");

  /** The files of main programs that have it. */
  private static List<String> having(Pattern pattern) throws IOException {
    try (Stream<Path> files =
        Files.find(ROOT, 30, (path, what) -> what.isRegularFile() && isProgram(path))) {
      return files
          .filter(file -> pattern.matcher(text(file)).find())
          .map(file -> file.getName(file.getNameCount() - 2) + "/" + file.getFileName())
          .toList();
    }
  }

  private static boolean isProgram(Path path) {
    return path.toString().contains("/src/main/java/") && path.toString().endsWith(".java");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void nobodyButTheEmbeddedDirectoryKnowsPasswordsOfAccounts() throws IOException {
    assertThat(having(PASSWORD)).containsExactly("embedded/Checks.java");
  }

  @Test
  void nobodyButTheEmbeddedDirectoryMakesOtherObjectsThanGroups() throws IOException {
    assertThat(having(MADE))
        .containsExactlyInAnyOrder("embedded/EmbeddedDirectory.java", "ldap/SingleWriter.java");
    String made = text(ROOT.resolve(WRITER));
    assertThat(MADE.matcher(made).results().map(one -> one.group()))
        .containsExactly("new Attribute(\"objectClass\", \"top\", \"group\")");
  }

  private static final String WRITER =
      "proposalsync/src/main/java/se/lu/maxiv/sdm/proposalsync/ldap/SingleWriter.java";
}
