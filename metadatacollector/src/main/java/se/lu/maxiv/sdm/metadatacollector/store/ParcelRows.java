package se.lu.maxiv.sdm.metadatacollector.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.metadatacollector.core.ScanStore.Backlog;
import se.lu.maxiv.sdm.metadatacollector.json.ParcelJson;

/**
 * The rows of the table {@code parcel} that belong to one instance.
 *
 * @param instance the device
 */
record ParcelRows(String instance) {
  private static final String SAVE =
      """
      INSERT INTO parcel (instance, scan, stage, lane, began, ready_at, next_at, body)
      VALUES (:instance, :scan, :stage, :lane, :began, :ready_at, :next_at, :body)
      ON CONFLICT (instance, scan) DO UPDATE SET
        stage = excluded.stage, lane = excluded.lane, began = excluded.began,
        ready_at = excluded.ready_at, next_at = excluded.next_at, body = excluded.body
      """;

  private static final String CHANGE =
      """
      UPDATE parcel SET stage = :stage, lane = :lane, ready_at = :ready_at, next_at = :next_at,
        body = :body
      WHERE instance = :instance AND scan = :scan
      """;

  private static final String FIND =
      "SELECT body FROM parcel WHERE instance = :instance AND scan = :scan";

  private static final String DUE =
      """
      SELECT body FROM parcel WHERE instance = :instance AND lane = 'due' AND next_at <= :now
      ORDER BY began, scan LIMIT :most
      """;

  private static final String WAITING =
      """
      SELECT body FROM parcel WHERE instance = :instance AND lane = 'waiting'
      ORDER BY began, scan LIMIT :most
      """;

  private static final String BACKLOG =
      """
      SELECT
        (SELECT count(*) FROM parcel WHERE instance = :instance AND lane = 'due') AS depth,
        (SELECT count(*) FROM parcel WHERE instance = :instance AND lane = 'waiting') AS waiting,
        (SELECT min(ready_at) FROM parcel WHERE instance = :instance AND lane = 'due') AS oldest
      """;

  void save(Handle handle, Scan scan, Parcel parcel) {
    bound(handle.createUpdate(SAVE), parcel)
        .bind("began", Nanos.of(scan.origin().start()))
        .execute();
  }

  /** Whether there was one to change. */
  boolean change(Handle handle, Parcel parcel) {
    return bound(handle.createUpdate(CHANGE), parcel).execute() == 1;
  }

  Optional<Parcel> find(Handle handle, UUID scan) {
    return handle
        .createQuery(FIND)
        .bind("instance", instance)
        .bind("scan", scan.toString())
        .mapTo(String.class)
        .findOne()
        .map(ParcelJson::parcel);
  }

  List<Parcel> due(Handle handle, Instant now, int most) {
    return handle
        .createQuery(DUE)
        .bind("instance", instance)
        .bind("now", Nanos.of(now))
        .bind("most", most)
        .mapTo(String.class)
        .map(ParcelJson::parcel)
        .list();
  }

  List<Parcel> waiting(Handle handle, int most) {
    return handle
        .createQuery(WAITING)
        .bind("instance", instance)
        .bind("most", most)
        .mapTo(String.class)
        .map(ParcelJson::parcel)
        .list();
  }

  Backlog backlog(Handle handle) {
    return handle
        .createQuery(BACKLOG)
        .bind("instance", instance)
        .map(
            (row, context) -> {
              long oldest = row.getLong("oldest");
              Instant since = row.wasNull() ? Instant.MAX : Nanos.time(oldest);
              return new Backlog(row.getLong("depth"), row.getLong("waiting"), since);
            })
        .one();
  }

  private Update bound(Update update, Parcel parcel) {
    return update
        .bind("instance", instance)
        .bind("scan", parcel.scan().toString())
        .bind("stage", parcel.stage().name())
        .bind("lane", lane(parcel))
        .bind("ready_at", Nanos.of(parcel.readyAt()))
        .bind("next_at", Nanos.of(parcel.nextAt()))
        .bind("body", ParcelJson.text(parcel));
  }

  /** What is indexed: most parcels are done, and nobody asks for those. */
  private static @Nullable String lane(Parcel parcel) {
    if (parcel.stage() == Parcel.Stage.OPEN) {
      return "open";
    }
    if (parcel.stage().isDue()) {
      return "due";
    }
    return parcel.stage().isWaiting() ? "waiting" : null;
  }
}
