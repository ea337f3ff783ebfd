package se.lu.maxiv.sdm.harness.window;

import java.awt.Component;
import java.awt.Container;
import java.awt.Frame;
import java.awt.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.swing.AbstractButton;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JOptionPane;
import javax.swing.JProgressBar;
import javax.swing.JTable;
import javax.swing.JTree;
import javax.swing.text.JTextComponent;

/** Reads what named components show. For Swing's event thread only. */
final class Eyes {
  private Eyes() {}

  /** The visible windows. */
  static List<Window> windows() {
    return Arrays.stream(Window.getWindows()).filter(Window::isShowing).toList();
  }

  /** The first visible frame. */
  static Window frame() {
    return windows().stream().filter(Frame.class::isInstance).findFirst().orElseThrow();
  }

  /** What a visible component shows. */
  static Optional<String> text(String name) {
    return find(name).map(Eyes::shown);
  }

  /** Whether a visible component can be used. */
  static boolean isEnabled(String name) {
    return find(name).filter(Component::isEnabled).isPresent();
  }

  /** All that is shown, for the message of a failure. */
  static String all() {
    return components()
        .filter(component -> component.getName() != null)
        .map(component -> component.getName() + "=" + shown(component))
        .collect(Collectors.joining(" | "));
  }

  private static Optional<Component> find(String name) {
    return components()
        .filter(component -> isNamed(component, name))
        .filter(Component::isShowing)
        .findFirst();
  }

  /** Swing's own dialogs have no name; their class has. */
  private static boolean isNamed(Component component, String name) {
    return name.equals(component.getName()) || name.equals(component.getClass().getSimpleName());
  }

  private static Stream<Component> components() {
    List<Component> all = new ArrayList<>();
    windows().forEach(window -> collect(window, all));
    return all.stream();
  }

  private static void collect(Component component, List<Component> all) {
    all.add(component);
    if (component instanceof Container container) {
      for (Component child : container.getComponents()) {
        collect(child, all);
      }
    }
  }

  private static String shown(Component component) {
    if (component instanceof JLabel label) {
      return Objects.requireNonNullElse(label.getText(), "");
    }
    if (component instanceof JTextComponent text) {
      return text.getText();
    }
    if (component instanceof AbstractButton button) {
      return button.getText();
    }
    if (component instanceof JOptionPane pane) {
      return String.valueOf(pane.getMessage());
    }
    if (component instanceof JProgressBar bar) {
      return bar.getValue() + " " + bar.getString();
    }
    return rows(component);
  }

  private static String rows(Component component) {
    if (component instanceof JTable table) {
      return lines(table.getRowCount(), row -> row(table, row));
    }
    if (component instanceof JList<?> list) {
      return lines(
          list.getModel().getSize(), row -> String.valueOf(list.getModel().getElementAt(row)));
    }
    if (component instanceof JTree tree) {
      return lines(
          tree.getRowCount(),
          row -> String.valueOf(tree.getPathForRow(row).getLastPathComponent()));
    }
    return "";
  }

  private static String row(JTable table, int row) {
    return IntStream.range(0, table.getColumnCount())
        .mapToObj(column -> String.valueOf(table.getValueAt(row, column)))
        .collect(Collectors.joining(" | "));
  }

  private static String lines(int count, java.util.function.IntFunction<String> line) {
    return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n"));
  }
}
