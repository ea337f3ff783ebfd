package se.lu.maxiv.sdm.support.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
  private static final Readings SHOWN =
      Readings.ofNobodyYet("a/b/c").with(Map.of("State", "ON", "SelectionJson", "old"));
  private static final Map<String, Object> SAME = Map.of("State", "ON", "SelectionJson", "old");
  private static final Map<String, Object> OTHER = Map.of("State", "ON", "SelectionJson", "new");

  private final Heartbeat heartbeat = new Heartbeat();

  @Test
  void aSelectionThatDiffersTwiceRunningWhileTheStateStaysTellsThatNoEventCame() {
    assertThat(heartbeat.isDeaf(OTHER, SHOWN)).isFalse();
    assertThat(heartbeat.isDeaf(OTHER, SHOWN)).isTrue();
  }

  @Test
  void anEventThatWasUnderWayIsNoMatter() {
    assertThat(heartbeat.isDeaf(OTHER, SHOWN)).isFalse();
    assertThat(heartbeat.isDeaf(SAME, SHOWN)).isFalse();
    assertThat(heartbeat.isDeaf(OTHER, SHOWN)).isFalse();
  }

  @Test
  void whatCouldNotBeReadTellsNothing() {
    heartbeat.isDeaf(Map.of(), SHOWN);

    assertThat(heartbeat.isDeaf(Map.of("State", "ON"), SHOWN)).isFalse();
  }
}
