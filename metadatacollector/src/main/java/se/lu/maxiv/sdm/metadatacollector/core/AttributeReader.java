package se.lu.maxiv.sdm.metadatacollector.core;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/** The control system, as far as it is read. */
public interface AttributeReader {
  /**
   * Reads attributes of many devices at once.
   *
   * @param addresses what to read
   * @param limit the longest that the whole may take
   * @return a reading for each, of whatever comes in time; never throws for a device
   */
  Map<AttributeAddress, Reading> read(Collection<AttributeAddress> addresses, Duration limit);
}
