package se.lu.maxiv.sdm.support.posix;

import java.nio.file.Path;
import java.util.Locale;
import se.lu.maxiv.sdm.model.Account;
import se.lu.maxiv.sdm.model.Folder.Kind;
import se.lu.maxiv.sdm.model.FolderState;
import se.lu.maxiv.sdm.model.SdmException;

/** Work on folders from a command line, for tests that need another account or other rights. */
final class ServiceMain {
  private static final Account ACCOUNT = new Account("service", Tree.SERVICE, Tree.SERVICE_GROUP);

  private final PosixFolders folders = new PosixFolders();
  private final Tree tree;

  private ServiceMain(Path root) {
    this.tree = Tree.service(root);
  }

  /** Arguments: the root, then words of {@link #act}; prints a line for each. */
  public static void main(String[] arguments) {
    ServiceMain main = new ServiceMain(Path.of(arguments[0]));
    for (int i = 1; i < arguments.length; i++) {
      try {
        System.out.println(main.act(arguments[i]));
      } catch (SdmException e) {
        System.out.println("refused: " + e.sentence());
      }
    }
  }

  private String act(String word) {
    return switch (word) {
      case "capabilities" ->
          Capabilities.current().missing() + " " + Capabilities.current().extra();
      case "raw" -> shown(tree, folders);
      case "number" -> folders.makeNumbered(tree.raw(), tree.folder("n", Kind.SAMPLE, 02770));
      case "prove" -> {
        folders.prove(tree.raw(), ACCOUNT);
        yield "proved";
      }
      case "bar" -> {
        folders.bar(tree.beamline(), "NO-SESSION", ACCOUNT);
        yield "barred";
      }
      default -> hammer(folders, tree, Integer.parseInt(word));
    };
  }

  private static String shown(Tree tree, PosixFolders folders) {
    StringBuilder line = new StringBuilder();
    for (FolderState state : folders.make(tree.raw())) {
      line.append(
          String.format(
              Locale.ROOT,
              "%s %d:%d %04o; ",
              state.outcome(),
              state.uid(),
              state.gid(),
              state.mode()));
    }
    return line.toString().strip();
  }

  /** Makes many samples, named and numbered ones in turn; "made N refused M". */
  static String hammer(PosixFolders folders, Tree tree, int times) {
    int made = 0;
    for (int i = 0; i < times; i++) {
      try {
        if (i % 3 == 0) {
          folders.makeNumbered(tree.raw(), tree.folder("n", Kind.SAMPLE, 02770));
        } else {
          folders.make(tree.sample("s" + i % 100));
        }
        made++;
      } catch (SdmException e) {
        // somebody is at work here: refusing is what it shall do
      }
    }
    return "made " + made + " refused " + (times - made);
  }
}
