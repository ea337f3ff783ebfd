package se.lu.maxiv.sdm.proposalsync.core;

import java.util.List;

/** All that one run reads and writes, on one domain controller. Not for several threads. */
public interface DirectorySession extends AutoCloseable {
  /** The domain controller, for people. */
  String controller();

  /**
   * Everything that is there, in bulk: the number of requests grows with pages and ranges only.
   *
   * @throws se.lu.maxiv.sdm.model.SdmException when any of it could not be read
   */
  DirectorySnapshot snapshot();

  /**
   * Writes the changes of one object, in one modify where that can be; when the bundle is refused,
   * one by one.
   *
   * @param bundle all of the same {@link Change#object}, in this order; objects and members have
   *     objectGUIDs, but for a {@link Change.CreateGroup}, which comes alone
   * @return one outcome for each change, in the same order; never throws for what the directory
   *     answers
   */
  List<Outcome> apply(List<Change> bundle);

  /** The rights that are missing, a sentence each; found without writing. Empty: all is well. */
  List<String> preflight();

  @Override
  void close();
}
