package se.lu.maxiv.sdm.support.live;

import static org.assertj.core.api.Assertions.assertThat;

import fr.esrf.Tango.DevError;
import fr.esrf.Tango.ErrSeverity;
import fr.esrf.TangoApi.DeviceAttribute;
import fr.esrf.TangoApi.events.EventData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventEarsTest {
  private final List<String> told = new ArrayList<>();
  private final EventEars ears =
      new EventEars(
          "SelectionJson",
          new EventEars.Ears() {
            @Override
            public void heard(Map<String, Object> value) {
              told.add(value.toString());
            }

            @Override
            public void missed() {
              told.add("missed");
            }
          });

  @ParameterizedTest
  @ValueSource(
      strings = {"API_MissedEvents", "API_NoHeartbeat", "API_EventTimeout", "anything else"})
  void everyErrorMeansThatAValueMayBeMissing(String reason) {
    ears.push_event(
        event(null, new DevError[] {new DevError(reason, ErrSeverity.ERR, "no words", "test")}));

    assertThat(told).containsExactly("missed");
  }

  @Test
  void aValueIsHeard() {
    ears.push_event(event(new DeviceAttribute("SelectionJson", 2.5), null));

    assertThat(told).containsExactly("{SelectionJson=2.5}");
  }

  @SuppressWarnings("NullAway") // TangORB's events carry either a value or errors
  private static EventData event(@Nullable DeviceAttribute value, DevError @Nullable [] errors) {
    return new EventData(
        null, "SelectionJson", "change", 0, 0, value, null, null, null, null, errors);
  }
}
