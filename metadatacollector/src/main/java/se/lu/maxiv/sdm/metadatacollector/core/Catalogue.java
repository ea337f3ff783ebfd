package se.lu.maxiv.sdm.metadatacollector.core;

import java.util.List;
import java.util.Map;

/**
 * The catalogue of all data sets, as far as it is written to. Every method answers within its time
 * limit and never throws for what happens outside.
 */
public interface Catalogue {
  /** Reads a proposal; {@link Answer.Missing} when there is none. */
  Answer proposal(String id);

  /** Makes a proposal. */
  Answer propose(Map<String, Object> proposal);

  /** Makes a data set. */
  Answer create(Map<String, Object> dataset);

  /** Reads a data set. */
  Answer dataset(String pid);

  /** Reads which files a data set has: {@link Answer.Done} with the paths under {@code files}. */
  Answer files(String pid);

  /** Adds a block of files to a data set. */
  Answer add(String pid, List<Map<String, Object>> files, long size);

  /**
   * Reads which pictures a data set has: {@link Answer.Done} with captions under {@code captions}.
   */
  Answer attachments(String pid);

  /** Adds a picture to a data set. */
  Answer attach(String pid, Map<String, Object> attachment);

  /** Changes fields of a data set. */
  Answer change(String pid, Map<String, Object> fields);

  /** How it is, one sentence; asks. */
  String state();
}
