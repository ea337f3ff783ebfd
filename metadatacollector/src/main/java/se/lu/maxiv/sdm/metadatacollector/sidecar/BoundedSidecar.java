package se.lu.maxiv.sdm.metadatacollector.sidecar;

import java.time.Duration;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.support.worker.BoundedWorker;

/**
 * A sidecar on a storage that may hang: then whoever writes is told in time, and the next ones at
 * once.
 *
 * @param sidecar writes
 * @param storage has the thread that may hang
 * @param limit how long a writer waits
 */
public record BoundedSidecar(Sidecar sidecar, BoundedWorker storage, Duration limit)
    implements Sidecar {
  @Override
  public void write(Scan scan) {
    var unused =
        storage.call(
            "writing the metadata of scan " + scan.uuid() + " beside its files",
            () -> {
              sidecar.write(scan);
              return true;
            },
            limit);
  }
}
