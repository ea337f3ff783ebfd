package se.lu.maxiv.sdm.pathfixer.gui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javax.swing.JTree;
import javax.swing.SwingWorker;
import javax.swing.event.TreeExpansionEvent;
import javax.swing.event.TreeWillExpandListener;
import javax.swing.tree.DefaultMutableTreeNode;
import javax.swing.tree.DefaultTreeCellRenderer;
import javax.swing.tree.DefaultTreeModel;
import javax.swing.tree.TreePath;
import se.lu.maxiv.sdm.widgets.PlainText;

/** A tree of folders and files, read when a folder is opened and never on the event thread. */
final class FolderTree extends JTree {
  private static final int MOST = 500;

  private final DefaultTreeModel model;
  private final Path goal;
  private Runnable missing = () -> {};

  /**
   * A tree that opens itself down to a folder.
   *
   * @param top its root
   * @param goal the folder to open, at or below the root
   */
  FolderTree(Path top, Path goal) {
    this.goal = goal;
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

  /** Is called when the root cannot be read. */
  void onMissing(Runnable listener) {
    missing = listener;
  }

  /** One line of the tree. */
  private record Entry(Path path, String text, boolean isFolder) {
    @Override
    public String toString() {
      return text;
    }
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
      protected List<Entry> doInBackground() throws IOException {
        return entries(node.entry.path());
      }

      @Override
      protected void done() {
        try {
          filled(node, get());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
          if (node.isRoot()) {
            missing.run();
          }
          filled(node, List.of(new Entry(node.entry.path(), "(cannot be read)", false)));
        }
      }
    }.execute();
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

  private static List<Entry> entries(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      all.limit(MOST + 1L).forEach(found::add);
    }
    List<Entry> entries =
        found.stream()
            .limit(MOST)
            .sorted()
            .map(
                path ->
                    new Entry(
                        path,
                        String.valueOf(path.getFileName()),
                        Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)))
            .toList();
    if (found.size() <= MOST) {
      return entries;
    }
    List<Entry> cut = new ArrayList<>(entries);
    cut.add(new Entry(folder, "… and more", false));
    return cut;
  }
}
