package se.lu.maxiv.sdm.widgets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir private Path folder;

  @Test
  void whatWasPutIsThereAtTheNextStart() {
    Path file = folder.resolve("sdm/window.properties");
    Settings settings = new Settings(file);

    settings.put("device", "a/b/c");
    settings.put("recent", List.of("Åsa\t1", "dora\t2"));

    assertThat(Settings.awaitWritten(LIMIT)).isTrue();
    Settings again = new Settings(file);
    assertThat(again.text("device", "none")).isEqualTo("a/b/c");
    assertThat(again.lines("recent")).containsExactly("Åsa\t1", "dora\t2");
    assertThat(again.lines("other")).isEmpty();
  }

  @Test
  void aFileThatCannotBeReadOrWrittenCostsTheMemoryOnly() throws Exception {
    Path broken = Files.writeString(folder.resolve("broken"), "a=\\u00zz");
    Settings unread = new Settings(broken);
    Settings unwritten = new Settings(broken.resolve("below/a/file"));

    unwritten.put("device", "a/b/c");

    assertThat(Settings.awaitWritten(LIMIT)).isTrue();
    assertThat(unread.text("a", "none")).isEqualTo("none");
    assertThat(unwritten.text("device", "none")).isEqualTo("a/b/c");
  }

  @Test
  void aThemeIsRememberedWithinWhatIsOffered() {
    Settings settings = new Settings(folder.resolve("window.properties"));

    new Theme(true, 500).keep(settings);
    assertThat(Settings.awaitWritten(LIMIT)).isTrue();

    assertThat(Theme.of(settings)).isEqualTo(new Theme(true, 200));
    settings.put("scale", "large");
    assertThat(Theme.of(settings).percent()).isEqualTo(100);
    assertThat(Settings.awaitWritten(LIMIT)).isTrue();
  }
}
