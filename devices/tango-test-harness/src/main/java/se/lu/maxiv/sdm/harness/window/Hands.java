package se.lu.maxiv.sdm.harness.window;

import java.awt.AWTException;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.KeyboardFocusManager;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/** The main class of a {@link WindowProgram}: runs the program and does what the test asks. */
final class Hands {
  private static final long SLOW_SECONDS = 15;

  private final PrintStream answers;
  private final Robot robot;
  private final long begun;
  private volatile long painted;

  private Hands(PrintStream answers) throws AWTException {
    this.answers = answers;
    this.robot = new Robot();
    this.begun = ManagementFactory.getRuntimeMXBean().getStartTime();
  }

  /** Takes the program's main class and its arguments. */
  public static void main(String[] args) throws Exception {
    Hands hands = new Hands(System.out);
    hands.notePainting();
    Class.forName(args[0])
        .getMethod("main", String[].class)
        .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
    hands.serve();
  }

  private void notePainting() {
    java.awt.Toolkit.getDefaultToolkit()
        .addAWTEventListener(
            event -> {
              if (painted == 0) {
                // the event comes before the window is painted; this after
                EventQueue.invokeLater(() -> painted = System.currentTimeMillis());
              }
            },
            java.awt.AWTEvent.WINDOW_EVENT_MASK);
  }

  private void serve() throws IOException {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] parts = line.split(" ", 3);
      String answer;
      try {
        answer = WindowProgram.encoded(answer(parts[1], WindowProgram.decoded(parts[2])));
      } catch (Exception e) {
        answer = "!" + WindowProgram.encoded(e.toString());
      }
      answers.println("says " + parts[0] + " " + answer);
      answers.flush();
    }
    System.exit(0);
  }

  private String answer(String question, String about) throws Exception {
    return switch (question) {
      case "press" -> idle(press(about));
      case "type" -> idle(type(about));
      case "text" -> onEventThread(() -> Eyes.text(about).map(text -> "=" + text).orElse(""));
      case "all" -> onEventThread(Eyes::all);
      case "cut" -> onEventThread(() -> String.join("\n", CutOff.in(Eyes.windows())));
      case "clipboard" -> clipboard();
      case "enabled" -> onEventThread(() -> String.valueOf(Eyes.isEnabled(about)));
      case "focus" -> onEventThread(Hands::focus);
      case "start" -> String.valueOf(painted - begun);
      case "resize" -> resize(about);
      case "picture" -> picture(about);
      default -> throw new IllegalArgumentException(question);
    };
  }

  private static String focus() {
    return Optional.ofNullable(
            KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner())
        .map(owner -> Objects.requireNonNullElse(owner.getName(), owner.getClass().getName()))
        .orElse("");
  }

  private static <T> T onEventThread(Callable<T> work)
      throws InterruptedException,
          InvocationTargetException,
          ExecutionException,
          java.util.concurrent.TimeoutException {
    var task = new FutureTask<>(work);
    EventQueue.invokeLater(task);
    return task.get(SLOW_SECONDS, TimeUnit.SECONDS);
  }

  /** Whatever the keys began on the event thread is done. */
  private String idle(String answer) {
    robot.waitForIdle();
    return answer;
  }

  private String press(String chord) throws ReflectiveOperationException {
    String[] names = chord.split("\\+", -1);
    int[] codes = new int[names.length];
    for (int i = 0; i < names.length; i++) {
      codes[i] = KeyEvent.class.getField("VK_" + names[i].toUpperCase(Locale.ROOT)).getInt(null);
    }
    for (int code : codes) {
      robot.keyPress(code);
    }
    for (int i = codes.length - 1; i >= 0; i--) {
      robot.keyRelease(codes[i]);
    }
    return "";
  }

  private String type(String text) throws ReflectiveOperationException {
    for (int i = 0; i < text.length(); i++) {
      press(key(text.charAt(i)));
    }
    return "";
  }

  /** On the keyboard of the United States, which Xvfb has. */
  private static String key(char letter) {
    return switch (letter) {
      case ' ' -> "SPACE";
      case '.' -> "PERIOD";
      case '-' -> "MINUS";
      case '_' -> "SHIFT+MINUS";
      case '/' -> "SLASH";
      case '@' -> "SHIFT+2";
      default -> (Character.isUpperCase(letter) ? "SHIFT+" : "") + Character.toUpperCase(letter);
    };
  }

  private String resize(String size) throws Exception {
    String[] parts = size.split("x", -1);
    return onEventThread(
        () -> {
          Window frame = Eyes.frame();
          frame.setSize(new Dimension(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])));
          frame.validate();
          return "";
        });
  }

  private static String clipboard() throws Exception {
    var clipboard = java.awt.Toolkit.getDefaultToolkit().getSystemClipboard();
    return (String) clipboard.getData(java.awt.datatransfer.DataFlavor.stringFlavor);
  }

  private String picture(String file) throws Exception {
    robot.waitForIdle();
    Rectangle all =
        onEventThread(
            () ->
                Eyes.windows().stream()
                    .filter(window -> window.getWidth() > 1)
                    .map(window -> new Rectangle(window.getLocationOnScreen(), window.getSize()))
                    .reduce(Rectangle::union)
                    .orElseThrow());
    BufferedImage image = robot.createScreenCapture(all);
    if (!ImageIO.write(image, "png", new File(file))) {
      throw new IOException("no PNG could be written to " + file);
    }
    return "";
  }
}
