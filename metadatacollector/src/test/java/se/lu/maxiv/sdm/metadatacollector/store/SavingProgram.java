package se.lu.maxiv.sdm.metadatacollector.store;

import se.lu.maxiv.sdm.metadatacollector.core.Scan;

/** A program that saves scans and says so each time, until it is killed. */
final class SavingProgram {
  private SavingProgram() {}

  /** Arguments: the store's URL, its password file or nothing, the device. */
  public static void main(String[] args) {
    try (var store = JdbiScanStore.at(StoreUrl.of(args[0], args[1]), args[2])) {
      for (int i = 1; ; i++) {
        Scan scan = Scans.ended(i);
        store.save(scan, Scans.queued(scan));
        System.out.println(i + " saved " + scan.uuid());
      }
    }
  }
}
