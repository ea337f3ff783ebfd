package se.lu.maxiv.sdm.metadatacollector.scicat;

import java.nio.file.Path;

/** How a SciCat knows who writes to it. */
public sealed interface Account {
  /**
   * A functional account, which logs in whenever it has to.
   *
   * @param name its name in SciCat
   * @param passwordFile holds its password in the first line, readable by its owner alone
   */
  record User(String name, Path passwordFile) implements Account {}

  /**
   * A token that somebody else got for us, such as a service token of 90 days. The file is read
   * anew when the token is refused.
   *
   * @param file holds the token in the first line, readable by its owner alone
   */
  record Token(Path file) implements Account {}
}
