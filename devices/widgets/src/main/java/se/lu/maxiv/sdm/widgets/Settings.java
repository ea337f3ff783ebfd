package se.lu.maxiv.sdm.widgets;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.support.live.DeviceWatch;

/**
 * What a window remembers of its user: theme, scale, recent choices. A file that cannot be read or
 * written costs the memory only.
 *
 * <p>For one thread.
 */
public final class Settings {
  private static final Logger LOG = LoggerFactory.getLogger(Settings.class);
  private static final Duration LAST = Duration.ofSeconds(1);

  /** A home on a network may hang: no window waits for it. */
  private static final ExecutorService WRITER =
      Executors.newSingleThreadExecutor(task -> DeviceWatch.daemon(task, "settings"));

  static {
    // the last choice before the window is closed counts too
    Runtime.getRuntime().addShutdownHook(new Thread(() -> awaitWritten(LAST), "last settings"));
  }

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

  /** Remembers a text; it is written down a moment later. */
  public void put(String key, String value) {
    values.setProperty(key, value);
    Properties now = new Properties();
    now.putAll(values);
    WRITER.execute(() -> write(file, now));
  }

  /** Waits until all that was put is written down; returns whether it is. */
  static boolean awaitWritten(Duration limit) {
    Future<?> last = WRITER.submit(() -> {});
    try {
      last.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  private static void write(Path file, Properties values) {
    try {
      Files.createDirectories(file.getParent());
      Path draft = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
      try (Writer writer = Files.newBufferedWriter(draft)) {
        values.store(writer, "What an sdm window remembers; may be deleted.");
      }
      Files.move(draft, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | RuntimeException e) {
      LOG.warn("the settings in {} are not written: {}", file, e.toString());
    }
  }

  /** Remembers lines, which have no line ends in them. */
  public void put(String key, List<String> lines) {
    put(key, String.join("\n", lines));
  }
}
