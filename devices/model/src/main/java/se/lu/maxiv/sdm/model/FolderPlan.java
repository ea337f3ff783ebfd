package se.lu.maxiv.sdm.model;

import java.nio.file.Path;
import java.util.List;

/**
 * A chain of folders from a trusted root downwards, each as it shall be.
 *
 * @param root the data root, the administrator's own: it may hold links, what is below may not
 * @param chain from the outermost to the innermost
 * @param makeStatic whether static folders may be made when they are missing
 */
public record FolderPlan(Path root, List<Folder> chain, boolean makeStatic) {
  /** Copies the chain. */
  public FolderPlan {
    chain = List.copyOf(chain);
  }

  /** The innermost folder's path. */
  public Path leaf() {
    Path path = root;
    for (Folder folder : chain) {
      path = path.resolve(folder.name());
    }
    return path;
  }
}
