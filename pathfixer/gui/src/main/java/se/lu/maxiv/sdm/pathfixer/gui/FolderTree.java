package se.lu.maxiv.sdm.pathfixer.gui;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import javax.swing.JTree;
import javax.swing.SwingWorker;
import javax.swing.event.TreeExpansionEvent;
import javax.swing.event.TreeWillExpandListener;
import javax.swing.tree.DefaultMutableTreeNode;
import javax.swing.tree.DefaultTreeCellRenderer;
import javax.swing.tree.DefaultTreeModel;
import javax.swing.tree.TreePath;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.pathfixer.gui.FolderReader.Entry;
import se.lu.maxiv.sdm.widgets.PlainText;

/** A tree of folders and files, read when a folder is opened and never on the event thread. */
final class FolderTree extends JTree {
  private final DefaultTreeModel model;
  private final Path goal;
  private final FolderReader reader;
  private Consumer<String> missing = why -> {};

  /**
   * A tree that opens itself down to a folder.
   *
   * @param top its root
   * @param goal the folder to open, at or below the root
   * @param reader asks the storage
   */
  FolderTree(Path top, Path goal, FolderReader reader) {
    this.goal = goal;
    this.reader = reader;
    Node root = new Node(new Entry(top, top.toString(), true));
    this.model = new DefaultTreeModel(root, true);
    setModel(model);
    setName("tree");
    setCellRenderer(PlainText.only(new DefaultTreeCellRenderer()));
    addTreeWillExpandListener(
        new TreeWillExpandListener() {
          @Override
          public void treeWillExpand(TreeExpansionEvent event) {
            if (event.getPath().getLastPathComponent() instanceof Node node) {
              load(node);
            }
          }

          @Override
          public void treeWillCollapse(TreeExpansionEvent event) {
            // what was read stays
          }
        });
    load(root);
  }

  /** Hears the sentence when a folder cannot be read. */
  void onMissing(Consumer<String> listener) {
    missing = listener;
  }

  private static final class Node extends DefaultMutableTreeNode {
    private final Entry entry;
    private boolean isLoaded;

    Node(Entry entry) {
      super(entry, entry.isFolder());
      this.entry = entry;
    }
  }

  private void load(Node node) {
    if (node.isLoaded) {
      return;
    }
    node.isLoaded = true;
    new SwingWorker<List<Entry>, Void>() {
      @Override
      protected List<Entry> doInBackground() {
        return reader.entries(node.entry.path());
      }

      @Override
      protected void done() {
        try {
          filled(node, get());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
          missing.accept(sentence(e));
          filled(node, List.of(new Entry(node.entry.path(), "(cannot be read)", false)));
        }
      }
    }.execute();
  }

  private static String sentence(ExecutionException e) {
    return e.getCause() instanceof SdmException told ? told.sentence() : String.valueOf(e);
  }

  private void filled(Node node, List<Entry> entries) {
    for (Entry entry : entries) {
      node.add(new Node(entry));
    }
    model.nodeStructureChanged(node);
    expandPath(new TreePath(node.getPath()));
    for (int i = 0; i < node.getChildCount(); i++) {
      if (node.getChildAt(i) instanceof Node child && goal.startsWith(child.entry.path())) {
        TreePath path = new TreePath(child.getPath());
        setSelectionPath(path);
        scrollPathToVisible(path);
        if (child.entry.isFolder()) {
          load(child);
        }
      }
    }
  }
}
