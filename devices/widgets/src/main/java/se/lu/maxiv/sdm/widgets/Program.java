package se.lu.maxiv.sdm.widgets;

import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.function.BiConsumer;
import javax.swing.JOptionPane;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.widgets.link.Devices;

/**
 * How a window program starts: it takes a device's name, or finds the only one of its class in the
 * Tango database, or asks which.
 *
 * @param name what the program is called
 * @param deviceClass class of the devices that it is for
 * @param about what it does, for its help
 */
public record Program(String name, String deviceClass, String about) {
  private static final int USAGE = 2;
  private static final int NO_DISPLAY = 3;

  /**
   * Starts it.
   *
   * @param args what the command line says
   * @param window opens the window for a device, on the event thread
   */
  public void run(String[] args, BiConsumer<String, Settings> window) {
    List<String> given = List.of(args);
    if (given.contains("--help") || given.contains("-h")) {
      System.out.println(help());
      return;
    }
    if (given.size() > 1 || given.stream().anyMatch(arg -> arg.startsWith("-"))) {
      end(USAGE, help());
    }
    if (!canShowWindows()) {
      end(
          NO_DISPLAY,
          name
              + ": no window can be shown here: set DISPLAY, and use a Java with windows"
              + " (apt-get install openjdk-17-jre), not a headless one.");
    }
    // as Tango's C++ and Python; else Java would take the locale's
    System.setProperty("jacorb.native_char_codeset", "ISO8859_1");
    // TangORB prints what it does
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    Settings settings = Settings.ofProgram(name);
    if (given.isEmpty()) {
      find(settings, window);
    } else {
      EventQueue.invokeLater(() -> open(given.get(0), settings, window));
    }
  }

  private String help() {
    return "usage: %s [device]%n%s%n".formatted(name, about)
        + "Without a device it takes the only %s of the Tango database, or asks which."
            .formatted(deviceClass);
  }

  private static void end(int code, String sentence) {
    System.err.println(sentence);
    System.exit(code);
  }

  private static boolean canShowWindows() {
    if (GraphicsEnvironment.isHeadless()) {
      return false;
    }
    try {
      return GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices().length > 0;
    } catch (java.awt.AWTError | LinkageError e) {
      // no display answers, or this Java has no window libraries
      return false;
    }
  }

  private void find(Settings settings, BiConsumer<String, Settings> window) {
    List<String> devices = List.of();
    String trouble = "The Tango database has no device of class " + deviceClass + ".";
    try {
      devices = Devices.ofClass(deviceClass);
    } catch (SdmException e) {
      trouble = e.sentence();
    }
    List<String> found = devices;
    String why = trouble;
    EventQueue.invokeLater(() -> choose(found, why, settings, window));
  }

  private void choose(
      List<String> found, String why, Settings settings, BiConsumer<String, Settings> window) {
    if (found.size() == 1) {
      open(found.get(0), settings, window);
      return;
    }
    Theme.of(settings).apply();
    if (found.isEmpty()) {
      JOptionPane.showMessageDialog(null, why, name, JOptionPane.ERROR_MESSAGE);
      end(1, name + ": " + why);
    }
    Object chosen =
        JOptionPane.showInputDialog(
            null,
            "Which " + deviceClass + "?",
            name,
            JOptionPane.QUESTION_MESSAGE,
            null,
            found.toArray(),
            settings.text("device", found.get(0)));
    if (chosen == null) {
      System.exit(0);
    }
    open(String.valueOf(chosen), settings, window);
  }

  private static void open(String device, Settings settings, BiConsumer<String, Settings> window) {
    settings.put("device", device);
    Theme.of(settings).apply();
    window.accept(device, settings);
  }
}
