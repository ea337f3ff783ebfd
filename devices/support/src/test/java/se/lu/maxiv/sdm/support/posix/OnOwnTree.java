package se.lu.maxiv.sdm.support.posix;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import se.lu.maxiv.sdm.model.Account;

/** A tree of folders that all belong to whoever runs the tests. */
abstract class OnOwnTree {
  static final int SELF = Libc.geteuid();
  static final Account ACCOUNT = new Account("self", SELF, Libc.getegid());

  final PosixFolders folders = new PosixFolders();
  @TempDir Path root;
  Tree tree;

  @BeforeEach
  void plant() {
    tree = Tree.own(root);
  }
}
