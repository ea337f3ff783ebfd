package se.lu.maxiv.sdm.proposalsync.core;

import java.util.List;

/**
 * Where every change is written down before and after it is made. A port; {@link JournalForm} is
 * the form of a line.
 */
public interface Journal {
  /**
   * Appends lines; when it returns they survive a power loss.
   *
   * @throws se.lu.maxiv.sdm.model.SdmException when they could not be written: nothing may be
   *     changed then
   */
  void append(List<JournalLine> lines);

  /** What all lines tell, from the first one ever; one that was cut by a power loss is left out. */
  JournalKnowledge knowledge();

  /** The lines of the last thirty days at least, the oldest first. */
  List<JournalLine> lines();
}
