package se.lu.maxiv.sdm.pathfixer.gui;

import java.awt.Desktop;
import java.awt.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;
import javax.swing.SwingWorker;
import net.miginfocom.swing.MigLayout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.widgets.Sentence;

/** The folders of the visit, where the desktop has no file manager to show them. */
final class FolderWindow extends JDialog {
  private static final Logger LOG = LoggerFactory.getLogger(FolderWindow.class);
  private static final FolderReader READER = new FolderReader();

  private FolderWindow(Window owner, String raw, String sample, String free) {
    super(owner, sample);
    setName("folders");
    getContentPane()
        .setLayout(new MigLayout("fill, wrap 1, hidemode 3", "[grow, fill]", "[grow, fill][][]"));
    Path visit = parent(Path.of(raw));
    FolderTree tree = new FolderTree(visit, Path.of(sample), READER);
    Sentence away = new Sentence("folders away");
    tree.onMissing(away::show);
    getContentPane().add(new JScrollPane(tree), "w 640, h 320");
    getContentPane().add(away, "wmin 0");
    getContentPane().add(new JLabel(free));
    getRootPane()
        .registerKeyboardAction(
            e -> dispose(), KeyStroke.getKeyStroke("ESCAPE"), JComponent.WHEN_IN_FOCUSED_WINDOW);
    pack();
    setLocationRelativeTo(owner);
  }

  /**
   * Opens the file manager at the sample's folder, or a window with the visit's folders.
   *
   * @param raw the visit's raw folder
   * @param sample where instruments write now
   * @param free a sentence on free space
   */
  static void open(Window owner, String raw, String sample, String free) {
    new SwingWorker<Boolean, Void>() {
      @Override
      protected Boolean doInBackground() {
        return isOpenedByDesktop(Path.of(sample));
      }

      @Override
      protected void done() {
        if (!isOpened(this)) {
          new FolderWindow(owner, raw, sample, free).setVisible(true);
        }
      }
    }.execute();
  }

  private static boolean isOpened(Future<Boolean> answer) {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    } catch (ExecutionException e) {
      // the window of ours tells of a storage that hangs
      LOG.info("no file manager was asked: {}", String.valueOf(e.getCause()));
      return false;
    }
  }

  /** The desktop may take its time as the storage does, so both are asked within the limit. */
  private static boolean isOpenedByDesktop(Path folder) {
    return Desktop.isDesktopSupported()
        && Desktop.getDesktop().isSupported(Desktop.Action.OPEN)
        && READER.inTime(folder, () -> Files.isDirectory(folder) && isOpened(folder));
  }

  private static boolean isOpened(Path folder) {
    try {
      Desktop.getDesktop().open(folder.toFile());
      return true;
    } catch (IOException | RuntimeException e) {
      LOG.info("no file manager opens {}: {}", folder, e.toString());
      return false;
    }
  }

  private static Path parent(Path raw) {
    Path visit = raw.getParent();
    return visit == null ? raw : visit;
  }
}
