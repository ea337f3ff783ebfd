package se.lu.maxiv.sdm.metadatacollector;

import java.nio.file.Path;
import se.lu.maxiv.sdm.metadatacollector.store.JdbiScanStore;
import se.lu.maxiv.sdm.metadatacollector.store.Spool;
import se.lu.maxiv.sdm.metadatacollector.store.SpooledStore;
import se.lu.maxiv.sdm.metadatacollector.store.StoreUrl;

/** Opens the store that the properties name, with its spool. */
final class Stores {
  private Stores() {}

  /**
   * Opens it.
   *
   * @param device whose scans these are, for a store that several share
   * @throws se.lu.maxiv.sdm.model.SdmException when it cannot be had
   */
  static SpooledStore open(StoreUrl url, String device) {
    JdbiScanStore store = JdbiScanStore.at(url, device);
    try {
      return new SpooledStore(store, Spool.open(spool(url, device), Spool.USUAL_BYTES));
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** Beside the file; a shared server's is in the device's own folder below /var/lib. */
  private static Path spool(StoreUrl url, String device) {
    return url.file()
        .map(file -> file.resolveSibling(file.getFileName() + ".spool"))
        .orElseGet(() -> Path.of("/var/lib/sdm", device.replace('/', '_') + ".spool"));
  }
}
