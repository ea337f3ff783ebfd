package se.lu.maxiv.sdm.pathfixer.gui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.pathfixer.gui.core.Field;
import se.lu.maxiv.sdm.pathfixer.gui.core.Form;

class DeviceJsonTest {
  @Test
  void lettersThatTangoCannotCarryTravelEscaped() {
    String request = DeviceJson.select(Form.EMPTY.with(Field.SAMPLE, "Łukasz å"));

    assertThat(request).contains("\"sample\":\"\\u0141ukasz \\u00E5\"");
    assertThat(DeviceJson.selection(request)).containsEntry(Field.SAMPLE, "Łukasz å");
  }

  @Test
  void everySelectionHasAnotherMark() {
    String first = DeviceJson.mark("{\"generation\":3,\"selectedAt\":\"a\",\"title\":\"x\"}");

    assertThat(DeviceJson.mark("{\"generation\":3,\"selectedAt\":\"a\",\"title\":\"y\"}"))
        .isEqualTo(first);
    assertThat(DeviceJson.mark("{\"generation\":4,\"selectedAt\":\"a\"}")).isNotEqualTo(first);
    assertThat(DeviceJson.mark("{\"generation\":3,\"selectedAt\":\"b\"}")).isNotEqualTo(first);
  }
}
