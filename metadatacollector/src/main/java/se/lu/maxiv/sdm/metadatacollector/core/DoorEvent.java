package se.lu.maxiv.sdm.metadatacollector.core;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that a Sardana Door told. */
public sealed interface DoorEvent {
  /**
   * A scan begins: the packet {@code data_desc}.
   *
   * @param macro the macro's id, null for a scan inside another macro
   * @param scan what it does
   * @param files where its data are written, absolute
   */
  record Described(
      @Nullable String macro, Instant start, long number, Measurement scan, List<String> files)
      implements DoorEvent {}

  /**
   * A point was taken: the packet {@code record_data}.
   *
   * @param number its number, from 0; -1 when it was not told
   */
  record Point(long number) implements DoorEvent {}

  /** A scan has written its last point: the packet {@code record_end}. */
  record Recorded(Instant end) implements DoorEvent {}

  /**
   * A macro has ended.
   *
   * @param macro its id, null for one inside another
   * @param status how
   */
  record MacroEnded(@Nullable String macro, EndStatus status) implements DoorEvent {}

  /**
   * The Door's state.
   *
   * @param busy whether a macro runs or is paused
   * @param alarm whether the last one failed
   */
  record State(boolean busy, boolean alarm, Instant at) implements DoorEvent {}

  /** A scan takes a number: the environment's ScanID. */
  record Numbered(long number) implements DoorEvent {}

  /** The last scans that ended: the environment's ScanHistory, oldest first. */
  record History(List<Past> scans) implements DoorEvent {}

  /** From now on words may get lost: the connection is broken, or not made yet. */
  record Lost() implements DoorEvent {}

  /**
   * What the Door and its MacroServer hold at one moment, read after words may have been lost.
   *
   * @param number the last scan number that was taken, -1 when the environment cannot be read
   * @param scans the last scans that ended, oldest first
   */
  record Surveyed(State state, long number, List<Past> scans) implements DoorEvent {}

  /**
   * A scan of the history.
   *
   * @param scan what it did, as far as the history tells
   */
  record Past(
      long number,
      Instant start,
      Instant end,
      EndStatus status,
      Measurement scan,
      List<String> files) {}
}
