package se.lu.maxiv.sdm.metadatacollector;

import java.nio.file.Path;
import java.util.Optional;
import se.lu.maxiv.sdm.metadatacollector.store.JdbiScanStore;
import se.lu.maxiv.sdm.metadatacollector.store.Spool;
import se.lu.maxiv.sdm.metadatacollector.store.SpooledStore;

/** Opens the store that the properties name, with its spool. */
final class Stores {
  private static final Path USUAL = Path.of("/var/lib/sdm");

  private Stores() {}

  /**
   * Opens it; a server that is away is waited for afterwards.
   *
   * @param device whose scans these are, for a store that several share
   * @throws se.lu.maxiv.sdm.model.SdmException when it, or the spool, cannot be had
   */
  static SpooledStore open(Config config, String device) {
    JdbiScanStore store = JdbiScanStore.at(config.store(), device);
    try {
      return new SpooledStore(store, Spool.open(spool(config, device), Spool.USUAL_BYTES));
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** Called as the file that it belongs to, or as the device. */
  private static Path spool(Config config, String device) {
    Optional<Path> file = config.store().file();
    String name =
        file.map(path -> path.getFileName().toString()).orElse(device.replace('/', '_')) + ".spool";
    return config
        .spoolFolder()
        .or(() -> file.map(path -> path.resolveSibling("").toAbsolutePath()))
        .orElse(USUAL)
        .resolve(name);
  }
}
