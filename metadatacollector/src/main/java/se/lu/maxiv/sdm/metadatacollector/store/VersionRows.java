package se.lu.maxiv.sdm.metadatacollector.store;

import java.util.List;
import org.jdbi.v3.core.Handle;
import se.lu.maxiv.sdm.metadatacollector.core.ItemsVersion;
import se.lu.maxiv.sdm.metadatacollector.json.ItemsJson;

/**
 * The rows of the table {@code items_version} that belong to one instance.
 *
 * @param instance the device
 */
record VersionRows(String instance) {
  private static final String ADD =
      "INSERT INTO items_version (instance, number, body) VALUES (:instance, :number, :body)";

  private static final String ALL =
      "SELECT body FROM items_version WHERE instance = :instance ORDER BY number";

  /** Adds one; never replaces. */
  int add(Handle handle, ItemsVersion version) {
    return handle
        .createUpdate(ADD)
        .bind("instance", instance)
        .bind("number", version.number())
        .bind("body", ItemsJson.text(version))
        .execute();
  }

  List<ItemsVersion> all(Handle handle) {
    return handle
        .createQuery(ALL)
        .bind("instance", instance)
        .mapTo(String.class)
        .map(ItemsJson::version)
        .list();
  }
}
