package se.lu.maxiv.sdm.metadatacollector.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What must not be lost: scans, what is still to be delivered of them, and the configurations. What
 * a method has written is on the disk when it returns. Thread-safe.
 *
 * <p>All methods throw {@link se.lu.maxiv.sdm.model.SdmException} (DEPENDENCY_ERROR) when the store
 * does not answer; then nothing was written.
 */
public interface ScanStore extends AutoCloseable {
  /** Writes a scan, new or changed, and its parcel in one transaction. */
  void save(Scan scan, Parcel parcel);

  /** Writes the parcel of a scan. */
  void save(Parcel parcel);

  /** The scan with that identity. */
  Optional<Scan> find(UUID uuid);

  /** The scan with that origin's key. */
  Optional<Scan> find(String originKey);

  /** The scans whose parcel is {@link Parcel.Stage#OPEN}, oldest first. */
  List<Scan> open();

  /** The newest scan of a source, by its begin. */
  Optional<Scan> newest(String source);

  /**
   * A page of scans, newest first.
   *
   * @param proposal only of this one; empty: of all
   */
  List<Scan> page(String proposal, int offset, int count);

  /** How many scans there are. */
  long count();

  /** The parcel of a scan. */
  Optional<Parcel> parcel(UUID scan);

  /** Parcels that are to be delivered and whose time has come, oldest scan first. */
  List<Parcel> due(Instant now, int most);

  /** Parcels that wait for a person, oldest scan first. */
  List<Parcel> waiting(int most);

  /** What is not delivered yet. */
  Backlog backlog();

  /** Writes the next version of the configuration. */
  void save(ItemsVersion version);

  /** All versions of the configuration, oldest first. */
  List<ItemsVersion> versions();

  /** How the store is, one sentence. */
  String state();

  @Override
  void close();

  /**
   * What is not delivered yet.
   *
   * @param depth parcels that are to be delivered
   * @param waiting parcels that wait for a person
   * @param oldest when the oldest of those to be delivered was made ready; {@link Instant#MAX} when
   *     there is none
   */
  record Backlog(long depth, long waiting, Instant oldest) {}
}
