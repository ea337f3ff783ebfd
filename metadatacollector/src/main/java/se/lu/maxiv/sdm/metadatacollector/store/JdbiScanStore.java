package se.lu.maxiv.sdm.metadatacollector.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import se.lu.maxiv.sdm.metadatacollector.core.ItemsVersion;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.metadatacollector.core.ScanStore;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * The store in a SQLite file, or in a PostgreSQL server that several devices share. Thread-safe.
 *
 * <p>The database is opened by the first method that needs it, and again by the next if that fails.
 * Besides DEPENDENCY_ERROR, methods throw {@link SdmException} with CONFIGURATION_ERROR when a
 * newer version made the store, and with OPERATION_NOT_ALLOWED when a scan of the same origin, or a
 * configuration of the same number, is there already.
 */
public final class JdbiScanStore implements ScanStore {
  private final Database database;
  private final ScanRows scans;
  private final ParcelRows parcels;
  private final VersionRows versions;

  private JdbiScanStore(Database database, String instance) {
    this.database = database;
    this.scans = new ScanRows(instance);
    this.parcels = new ParcelRows(instance);
    this.versions = new VersionRows(instance);
  }

  /**
   * The store at that place.
   *
   * @param instance whose rows these are: the device's name; no other's are seen
   * @throws SdmException (CONFIGURATION_ERROR) when its password cannot be read
   */
  public static JdbiScanStore at(StoreUrl url, String instance) {
    return new JdbiScanStore(new Database(url), instance);
  }

  @Override
  public void save(Scan scan, Parcel parcel) {
    database.write(
        "write scan " + scan.uuid(),
        handle -> {
          scans.save(handle, scan);
          parcels.save(handle, scan, parcel);
          return true;
        });
  }

  @Override
  public void save(Parcel parcel) {
    boolean isKnown =
        database.write(
            "write the parcel of scan " + parcel.scan(), handle -> parcels.change(handle, parcel));
    if (!isKnown) {
      throw SdmException.notAllowed(
          "The parcel of scan %s was refused: there is no such scan.".formatted(parcel.scan()));
    }
  }

  @Override
  public Optional<Scan> find(UUID uuid) {
    return database.read("read scan " + uuid, handle -> scans.find(handle, uuid));
  }

  @Override
  public Optional<Scan> find(String originKey) {
    return database.read("read a scan", handle -> scans.find(handle, originKey));
  }

  @Override
  public List<Scan> open() {
    return database.read("read the scans that go on", scans::open);
  }

  @Override
  public Optional<Scan> newest(String source) {
    return database.read("read a scan", handle -> scans.newest(handle, source));
  }

  @Override
  public List<Scan> page(String proposal, int offset, int count) {
    return database.read(
        "read a page of scans", handle -> scans.page(handle, proposal, offset, count));
  }

  @Override
  public long count() {
    return database.read("count scans", scans::count);
  }

  @Override
  public Optional<Parcel> parcel(UUID scan) {
    return database.read("read the parcel of " + scan, handle -> parcels.find(handle, scan));
  }

  @Override
  public List<Parcel> due(Instant now, int most) {
    return database.read("read what is to be sent", handle -> parcels.due(handle, now, most));
  }

  @Override
  public List<Parcel> waiting(int most) {
    return database.read("read what waits", handle -> parcels.waiting(handle, most));
  }

  @Override
  public Backlog backlog() {
    return database.read("count what is to be sent", parcels::backlog);
  }

  @Override
  public void save(ItemsVersion version) {
    database.write(
        "write version " + version.number() + " of the configuration",
        handle -> versions.add(handle, version));
  }

  @Override
  public List<ItemsVersion> versions() {
    return database.read("read the configurations", versions::all);
  }

  @Override
  public String state() {
    try {
      database.read("answer", handle -> handle.select("SELECT 1").mapTo(Integer.class).one());
      return "The store %s answers%s."
          .formatted(
              database.url().shown(), database.url().file().map(JdbiScanStore::room).orElse(""));
    } catch (SdmException e) {
      return e.sentence();
    }
  }

  @Override
  public void close() {
    database.close();
  }

  private static String room(Path file) {
    try {
      return ", its disk has %d MB left".formatted(Files.getFileStore(file).getUsableSpace() >> 20);
    } catch (IOException e) {
      return ", and its disk does not say what it has left";
    }
  }
}
