package se.lu.maxiv.sdm.metadatacollector.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.metadatacollector.core.Origin;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.metadatacollector.json.ScanJson;

/**
 * The rows of the table {@code scan} that belong to one instance.
 *
 * @param instance the device
 */
record ScanRows(String instance) {
  private static final String SAVE =
      """
      INSERT INTO scan (instance, uuid, source, origin, told, number, proposal, began, ended, body)
      VALUES (:instance, :uuid, :source, :origin, :told, :number, :proposal, :began, :ended, :body)
      ON CONFLICT (instance, uuid) DO UPDATE SET
        source = excluded.source, origin = excluded.origin, told = excluded.told, number = excluded.number,
        proposal = excluded.proposal, began = excluded.began, ended = excluded.ended,
        body = excluded.body
      """;

  private static final String FIND =
      "SELECT body FROM scan WHERE instance = :instance AND uuid = :uuid";

  private static final String FIND_ORIGIN =
      """
      SELECT body FROM scan WHERE instance = :instance AND origin = :origin
      ORDER BY told LIMIT 1
      """;

  private static final String OPEN =
      """
      SELECT scan.body FROM scan JOIN parcel
      ON parcel.instance = scan.instance AND parcel.scan = scan.uuid
      WHERE parcel.instance = :instance AND parcel.lane = 'open'
      ORDER BY parcel.began, parcel.scan
      """;

  private static final String NEWEST =
      """
      SELECT body FROM scan WHERE instance = :instance AND source = :source
      ORDER BY began DESC LIMIT 1
      """;

  // bodies are read for the page only, not for what is skipped
  private static final String PAGE =
      """
      SELECT body FROM scan JOIN (
        SELECT instance AS i, uuid AS u FROM scan WHERE instance = :instance %s
        ORDER BY began DESC, uuid DESC LIMIT :count OFFSET :offset) AS page
      ON scan.instance = page.i AND scan.uuid = page.u
      ORDER BY began DESC, uuid DESC
      """;

  private static final String COUNT = "SELECT count(*) FROM scan WHERE instance = :instance";

  void save(Handle handle, Scan scan) {
    @Nullable Long ended = scan.end() == null ? null : Nanos.of(scan.end());
    handle
        .createUpdate(SAVE)
        .bind("instance", instance)
        .bind("uuid", scan.uuid().toString())
        .bind("source", scan.origin().source())
        .bind("origin", scan.origin().key())
        .bind("told", scan.origin().source().equals(Origin.COMMAND) ? scan.uuid().toString() : "")
        .bind("number", scan.origin().number())
        .bind("proposal", scan.belonging().proposal())
        .bind("began", Nanos.of(scan.origin().start()))
        .bind("ended", ended)
        .bind("body", ScanJson.text(scan))
        .execute();
  }

  Optional<Scan> find(Handle handle, UUID uuid) {
    return handle
        .createQuery(FIND)
        .bind("instance", instance)
        .bind("uuid", uuid.toString())
        .mapTo(String.class)
        .findOne()
        .map(ScanJson::scan);
  }

  Optional<Scan> find(Handle handle, String origin) {
    return handle
        .createQuery(FIND_ORIGIN)
        .bind("instance", instance)
        .bind("origin", origin)
        .mapTo(String.class)
        .findOne()
        .map(ScanJson::scan);
  }

  Optional<Scan> newest(Handle handle, String source) {
    return handle
        .createQuery(NEWEST)
        .bind("instance", instance)
        .bind("source", source)
        .mapTo(String.class)
        .findOne()
        .map(ScanJson::scan);
  }

  List<Scan> open(Handle handle) {
    return handle
        .createQuery(OPEN)
        .bind("instance", instance)
        .mapTo(String.class)
        .map(ScanJson::scan)
        .list();
  }

  List<Scan> page(Handle handle, String proposal, int offset, int count) {
    return handle
        .createQuery(PAGE.formatted(proposal.isEmpty() ? "" : "AND proposal = :proposal"))
        .bind("instance", instance)
        .bindMap(proposal.isEmpty() ? Map.of() : Map.of("proposal", proposal))
        .bind("count", count)
        .bind("offset", offset)
        .mapTo(String.class)
        .map(ScanJson::scan)
        .list();
  }

  long count(Handle handle) {
    return handle.createQuery(COUNT).bind("instance", instance).mapTo(Long.class).one();
  }
}
