package se.lu.maxiv.sdm.metadatacollector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.metadatacollector.core.ItemsVersion;
import se.lu.maxiv.sdm.metadatacollector.core.MemoryScanStore;
import se.lu.maxiv.sdm.metadatacollector.json.ItemsJson;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/** The configuration while the store of it does not answer. */
class ConfigurationTest {
  private static final String ITEM =
      "[{\"name\": \"energy\", \"device\": \"a/b/c\", \"attribute\": \"e\"}]";

  private volatile boolean isAway = true;
  private final MemoryScanStore store =
      new MemoryScanStore() {
        @Override
        public synchronized List<ItemsVersion> versions() {
          if (isAway) {
            throw SdmException.dependency("The store does not answer.");
          }
          return super.versions();
        }
      };

  private final Configuration configuration = new Configuration(store, Clock.systemUTC());

  ConfigurationTest() {
    store.save(new ItemsVersion(3, Instant.EPOCH, "test", "Import", ItemsJson.items(ITEM)));
  }

  @Test
  void anExportBeforeTheStoreHasAnsweredIsRefusedAndNotEmpty() {
    assertThatThrownBy(() -> configuration.export("json"))
        .isInstanceOfSatisfying(
            SdmException.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.DEPENDENCY_ERROR));
    assertThatThrownBy(() -> configuration.export("csv"))
        .hasMessageContaining("The store does not answer.");
  }

  @Test
  void anExportThatComesFirstHasWhatTheStoreHas() {
    isAway = false;

    assertThat(ItemsJson.items(configuration.export("json"))).isEqualTo(ItemsJson.items(ITEM));
  }

  @Test
  void aChangeBeforeTheStoreHasAnsweredLosesNothing() {
    assertThatThrownBy(() -> configuration.replace(ITEM, "test")).isInstanceOf(SdmException.class);
    isAway = false;

    ItemsVersion next =
        configuration.add(
            "{\"name\": \"current\", \"device\": \"a/b/c\", \"attribute\": \"i\"}", "test");

    assertThat(next.number()).isEqualTo(4);
    assertThat(next.items().list()).hasSize(2);
  }
}
