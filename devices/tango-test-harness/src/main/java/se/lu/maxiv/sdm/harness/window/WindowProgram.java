package se.lu.maxiv.sdm.harness.window;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import se.lu.maxiv.sdm.harness.Await;
import se.lu.maxiv.sdm.harness.ChildProcess;
import se.lu.maxiv.sdm.harness.PrivateTango;

/**
 * A Java program with windows, run in a process of its own on a private display, with a person's
 * hands and eyes: keys are typed by {@link java.awt.Robot}, and what components show is read by
 * their names. For one test thread.
 */
public final class WindowProgram implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String SAYS = "says ";

  private final ChildProcess process;
  private int asked;

  private WindowProgram(ChildProcess process) {
    this.process = process;
  }

  /**
   * Starts the program.
   *
   * @param tango the control system it finds in its environment
   * @param display where its windows are
   * @param home folder for its settings
   * @param main its main class
   * @param args its arguments
   */
  public static WindowProgram start(
      PrivateTango tango, PrivateDisplay display, Path home, Class<?> main, String... args) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                Hands.class.getName(),
                main.getName()));
    command.addAll(List.of(args));
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(tango.environment());
    builder.environment().put("DISPLAY", display.name());
    builder.environment().put("XDG_CONFIG_HOME", home.toString());
    return new WindowProgram(ChildProcess.start(main.getSimpleName(), builder));
  }

  /**
   * Presses keys together.
   *
   * @param keys names as in {@code KeyEvent.VK_}, such as {@code "ALT+A"} or {@code "ENTER"}, one
   *     chord after the other
   */
  public void press(String... keys) {
    for (String chord : keys) {
      ask("press", chord);
    }
  }

  /** Types a text of letters, digits and the usual signs. */
  public void type(String text) {
    ask("type", text);
  }

  /** What a visible component shows; empty when there is none of that name. */
  public Optional<String> text(String name) {
    String answer = ask("text", name);
    return answer.startsWith("=") ? Optional.of(answer.substring(1)) : Optional.empty();
  }

  /** Waits until a component shows what is wanted, and returns it. */
  public String await(String name, Predicate<String> wanted, Duration limit) {
    try {
      return Await.value(
          "what is wanted in \"" + name + "\"", limit, () -> text(name).filter(wanted));
    } catch (IllegalStateException e) {
      throw new IllegalStateException(
          e.getMessage() + " It shows: " + text(name) + "; all: " + ask("all", "") + log(), e);
    }
  }

  /** Waits until a component shows a text that has a part. */
  public String await(String name, String part, Duration limit) {
    return await(name, text -> text.contains(part), limit);
  }

  /** Whether a visible component can be used. */
  public boolean isEnabled(String name) {
    return ask("enabled", name).equals("true");
  }

  /** Waits until a component has the keyboard. */
  public void awaitFocus(String name, Duration limit) {
    try {
      Await.until("the keyboard at \"" + name + "\"", limit, () -> ask("focus", "").equals(name));
    } catch (IllegalStateException e) {
      throw new IllegalStateException(
          e.getMessage() + " It is at: " + ask("focus", "") + "; all: " + ask("all", "") + log(),
          e);
    }
  }

  /** Milliseconds from the start of the JVM until the first window was painted. */
  public long startMillis() {
    return Long.parseLong(ask("start", ""));
  }

  /** What lies on the clipboard, as text. */
  public String clipboard() {
    return ask("clipboard", "");
  }

  /**
   * What of the visible windows cannot be seen whole: texts that are larger than their place, and
   * components outside of their window or of what can be scrolled into sight. Each is named, with
   * sizes.
   */
  public List<String> cutOff() {
    return ask("cut", "").lines().toList();
  }

  /** Makes the frame another size. */
  public void resize(int width, int height) {
    ask("resize", width + "x" + height);
  }

  /** Saves a picture of all windows as PNG. */
  public void picture(Path file) {
    ask("picture", file.toString());
  }

  /** What it printed, for the message of a failure. */
  public String log() {
    return "\n--- errors of the window:\n" + process.errors();
  }

  @Override
  public void close() {
    process.close();
  }

  private String ask(String question, String about) {
    int number = ++asked;
    process.writeLine(number + " " + question + " " + encoded(about));
    String start = SAYS + number + " ";
    String answer =
        process.awaitLine(line -> line.startsWith(start), LIMIT).substring(start.length());
    if (answer.startsWith("!")) {
      throw new IllegalStateException(
          question + " " + about + ": " + decoded(answer.substring(1)) + log());
    }
    return decoded(answer);
  }

  static String encoded(String text) {
    return "'" + URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static String decoded(String text) {
    return URLDecoder.decode(text.substring(1), StandardCharsets.UTF_8);
  }
}
