package se.lu.maxiv.sdm.metadatacollector.core;

import static org.assertj.core.api.Assertions.assertThat;
import static se.lu.maxiv.sdm.metadatacollector.core.Samples.pictures;
import static se.lu.maxiv.sdm.metadatacollector.core.Samples.release;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the catalogue is told of pictures by what may leave. */
class PicturesTest {
  @TempDir private Path folder;
  private Courier courier;

  @BeforeEach
  void start() {
    courier = new Courier(folder);
  }

  @AfterEach
  void close() {
    courier.close();
  }

  @Test
  void withNamesAPictureIsCalledByItsPath() {
    UUID uuid = deliver("dataset,names,thumbnails");

    assertThat(courier.stub().data().captions(Courier.pid(uuid)))
        .containsExactly("/ana/secret.png", "/ana/b.png");
  }

  @Test
  void withoutNamesNoPathLeavesWithAPicture() {
    UUID uuid = deliver("dataset,thumbnails");

    assertThat(courier.stub().data().captions(Courier.pid(uuid)))
        .containsExactly("image 1", "image 2");
    assertThat(courier.stub().seen()).noneMatch(request -> request.body().contains("/ana/"));
  }

  @Test
  void withoutNamesAPictureComesOnceAllTheSame() {
    courier.losesFirst("/attachments");

    UUID uuid = deliver("dataset,thumbnails");
    courier.retry();
    courier.drain();

    assertThat(courier.stub().data().captions(Courier.pid(uuid)))
        .containsExactly("image 1", "image 2");
  }

  @Test
  void withoutThumbnailsNoPictureLeaves() {
    UUID uuid = deliver("dataset,names");

    assertThat(courier.stub().data().captions(Courier.pid(uuid))).isEmpty();
  }

  private UUID deliver(String parts) {
    Scan scan = Samples.scan().with(pictures("/ana/secret.png", "/ana/b.png"));
    UUID uuid = courier.accept(scan.with(release(parts)));
    courier.drain();
    return uuid;
  }
}
