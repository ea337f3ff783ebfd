package se.lu.maxiv.sdm.widgets;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a window remembers of its user: theme, scale, recent choices. A file that cannot be read or
 * written costs the memory only.
 *
 * <p>For one thread.
 */
public final class Settings {
  private static final Logger LOG = LoggerFactory.getLogger(Settings.class);

  private final Path file;
  private final Properties values = new Properties();

  /** Reads them from a file, which need not exist. */
  public Settings(Path file) {
    this.file = file;
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        values.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        LOG.warn("the settings in {} are not used: {}", file, e.toString());
      }
    }
  }

  /** Those of a program, where the XDG rules want them: below {@code ~/.config/sdm}. */
  public static Settings ofProgram(String program) {
    String xdg = System.getenv("XDG_CONFIG_HOME");
    Path config =
        xdg == null || xdg.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".config")
            : Path.of(xdg);
    return new Settings(config.resolve("sdm").resolve(program + ".properties"));
  }

  /** A text; the given one when there is none. */
  public String text(String key, String otherwise) {
    return values.getProperty(key, otherwise);
  }

  /** Lines. */
  public List<String> lines(String key) {
    return Arrays.stream(text(key, "").split("\n", -1)).filter(line -> !line.isEmpty()).toList();
  }

  /** Remembers a text. */
  public void put(String key, String value) {
    values.setProperty(key, value);
    try {
      Files.createDirectories(file.getParent());
      Path draft = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
      try (Writer writer = Files.newBufferedWriter(draft)) {
        values.store(writer, "What an sdm window remembers; may be deleted.");
      }
      Files.move(draft, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn("the settings in {} are not written: {}", file, e.toString());
    }
  }

  /** Remembers lines, which have no line ends in them. */
  public void put(String key, List<String> lines) {
    put(key, String.join("\n", lines));
  }
}
