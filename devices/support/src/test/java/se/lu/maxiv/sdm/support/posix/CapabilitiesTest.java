package se.lu.maxiv.sdm.support.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CapabilitiesTest {
  @Test
  void withoutAnyBothAreMissing() {
    Capabilities none = service("0000000000000000");

    assertThat(none.missing()).hasSize(2);
    assertThat(none.missing().get(0)).startsWith("CAP_CHOWN is missing").contains("setpriv");
    assertThat(none.extra()).isEmpty();
  }

  @Test
  void withExactlyTheTwoNothingIsMissingAndNothingTooMuch() {
    Capabilities both = service("0000000000000011");

    assertThat(both.missing()).isEmpty();
    assertThat(both.extra()).isEmpty();
  }

  @Test
  void rightsToPassOverPermissionsAreTooMuch() {
    assertThat(service("0000000000000013").extra())
        .containsExactly("CAP_DAC_OVERRIDE is more than the server needs; take it from the unit.");
  }

  @Test
  void rootHasAllOnPurpose() {
    Capabilities root = Capabilities.parse(List.of("CapEff:\t000001ffffffffff"), true);

    assertThat(root.missing()).isEmpty();
    assertThat(root.extra()).isEmpty();
  }

  @Test
  void thisProcessesOwnCanBeRead() {
    assertThat(Capabilities.current().isRoot()).isEqualTo(Libc.geteuid() == 0);
  }

  private static Capabilities service(String hex) {
    return Capabilities.parse(List.of("Name:\tjava", "CapEff:\t" + hex, "CapBnd:\t0"), false);
  }
}
