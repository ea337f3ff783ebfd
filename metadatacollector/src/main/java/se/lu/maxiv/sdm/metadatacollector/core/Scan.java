package se.lu.maxiv.sdm.metadatacollector.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A scan and all that describes it.
 *
 * @param uuid its identity for ever, given when it was first heard of
 * @param origin how it came to be known
 * @param measurement what it does
 * @param end when it ended, null while it goes on
 * @param status how it ended
 * @param belonging whose it is
 * @param before what the instrument was doing when it began
 * @param after what the instrument was doing when it had ended
 * @param files in the order in which they were told, no path twice
 * @param notes what people say about it
 * @param release what of it may leave the facility
 */
public record Scan(
    UUID uuid,
    Origin origin,
    Measurement measurement,
    @Nullable Instant end,
    EndStatus status,
    Belonging belonging,
    Snapshot before,
    Snapshot after,
    List<DataFile> files,
    Notes notes,
    Release release) {
  /** By so much the clock that told the end may differ from this one. */
  private static final Duration CLOCKS = Duration.ofSeconds(1);

  /** Copies the files. */
  public Scan {
    files = List.copyOf(files);
  }

  /** A scan that has just begun. */
  public static Scan begun(
      UUID uuid, Origin origin, Measurement measurement, Belonging belonging, Snapshot before) {
    return new Scan(
        uuid,
        origin,
        measurement,
        null,
        EndStatus.RUNNING,
        belonging,
        before,
        Snapshot.NONE,
        List.of(),
        Notes.NONE,
        Release.UNDECIDED);
  }

  /** Whether it has ended. */
  public boolean isEnded() {
    return end != null;
  }

  /**
   * It has ended.
   *
   * @param at when; a clock that was set back does not make it end before it began
   */
  public Scan ended(Instant at, EndStatus how, long points) {
    Instant sound = at.isBefore(origin.start()) ? origin.start() : at;
    Measurement counted = points < 0 ? measurement : measurement.withPoints(points);
    return new Scan(
        uuid, origin, counted, sound, how, belonging, before, after, files, notes, release);
  }

  /** With whom it belongs to. */
  public Scan of(Belonging whose) {
    return new Scan(
        uuid, origin, measurement, end, status, whose, before, after, files, notes, release);
  }

  /** With more files; of one that is there already, the newer word counts. */
  public Scan with(List<DataFile> more) {
    var all = new LinkedHashMap<String, DataFile>();
    files.forEach(file -> all.put(file.path(), file));
    more.forEach(file -> all.merge(file.path(), file, Scan::newer));
    return new Scan(
        uuid,
        origin,
        measurement,
        end,
        status,
        belonging,
        before,
        after,
        new ArrayList<>(all.values()),
        notes,
        release);
  }

  /** What was seen of a file is not forgotten because it is announced once more. */
  private static DataFile newer(DataFile before, DataFile now) {
    return now.isSeen() || !before.isSeen() ? now : before;
  }

  /** With more that people say. */
  public Scan with(Notes more) {
    return new Scan(
        uuid,
        origin,
        measurement,
        end,
        status,
        belonging,
        before,
        after,
        files,
        notes.and(more),
        release);
  }

  /** With what of it may leave. */
  public Scan with(Release decision) {
    return new Scan(
        uuid, origin, measurement, end, status, belonging, before, after, files, notes, decision);
  }

  /**
   * How long after its begin the values of its begin were read, s, if that is too long for them to
   * count as such: more than {@link Snapshot#LATE}, or after the scan had ended.
   */
  public OptionalDouble lateSeconds() {
    Duration late = Duration.between(origin.start(), before.at());
    boolean isLate =
        late.compareTo(Snapshot.LATE) > 0
            || (end != null && Duration.between(end, before.at()).compareTo(CLOCKS) > 0);
    return isLate && before.hasValues()
        ? OptionalDouble.of(late.toSeconds() + late.toMillisPart() / 1e3)
        : OptionalDouble.empty();
  }

  /** With the snapshot of its begin, which may come later than the begin itself. */
  public Scan withBefore(Snapshot snapshot) {
    return new Scan(
        uuid, origin, measurement, end, status, belonging, snapshot, after, files, notes, release);
  }

  /** With the snapshot of its end. */
  public Scan withAfter(Snapshot snapshot) {
    return new Scan(
        uuid, origin, measurement, end, status, belonging, before, snapshot, files, notes, release);
  }
}
