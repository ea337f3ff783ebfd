package se.lu.maxiv.sdm.cli.tango;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.omg.CORBA.COMM_FAILURE;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

class TangoCallTest {
  @Test
  void aConnectionThatBreaksMeansThatTheDeviceCannotBeReached() {
    assertThatThrownBy(
            () ->
                TangoCall.run(
                    "Reading State of a/b/c",
                    () -> {
                      throw new COMM_FAILURE("reset by peer");
                    }))
        .isInstanceOfSatisfying(
            SdmException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(Reason.COMMUNICATION_BROKEN);
              assertThat(e.sentence()).startsWith("Reading State of a/b/c failed").endsWith(".");
            });
  }
}
