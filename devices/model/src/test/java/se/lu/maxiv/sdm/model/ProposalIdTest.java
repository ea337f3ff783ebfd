package se.lu.maxiv.sdm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProposalIdTest {
  @Test
  void isEightDigits() {
    ProposalId id = new ProposalId("20170251");

    assertThat(id).hasToString("20170251");
    assertThat(id.isCommissioning()).isFalse();
    assertThat(id).isLessThan(new ProposalId("20170252"));
  }

  @Test
  void commissioningIsTheStaffsOwn() {
    assertThat(new ProposalId("commissioning")).isEqualTo(ProposalId.COMMISSIONING);
    assertThat(ProposalId.COMMISSIONING.isCommissioning()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2017025",
        "201702511",
        " 20170251",
        "20170251\n",
        "MX170251",
        "Commissioning",
        "commissioning_2024-2",
        "..",
        "2017/251",
        "２０１７０２５１",
        "٢٠١٧٠٢٥١",
        "20170251\u0000"
      })
  void anythingElseIsRefusedWithTheForm(String text) {
    assertThatThrownBy(() -> new ProposalId(text))
        .isInstanceOf(SdmException.class)
        .hasMessageContaining("a proposal is eight digits, such as 20170251, or commissioning");
  }
}
