package se.lu.maxiv.sdm.proposalsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ApprovalTest {
  private final Site site = new Site();
  private final SyncPlan plan = planOf("ana");
  private final Approval approval = new Approval(plan.hash(), Site.NOON, "host", "");

  private SyncPlan planOf(String username) {
    site.visitor(username);
    return site.has(Site.proposal(Site.ID, username)).plan();
  }

  @Test
  void approvalAllowsThePlanItWasGivenFor() {
    assertThat(approval.refusal(plan, Site.NOON)).isEmpty();
  }

  @Test
  void approvalIsGoodForOneHour() {
    Instant end = Site.NOON.plus(Duration.ofHours(1));

    assertThat(approval.refusal(plan, end.minusMillis(1))).isEmpty();
    assertThat(approval.refusal(plan, end)).get().asString().contains("one hour");
    assertThat(approval.refusal(plan, Site.NOON.minusMillis(1))).isPresent();
  }

  @Test
  void approvalAllowsNoOtherPlan() {
    assertThat(approval.refusal(planOf("bo"), Site.NOON))
        .get()
        .asString()
        .contains("not the one that was approved");
    assertThat(new Approval("short", Site.NOON, "host", "").refusal(plan, Site.NOON)).isPresent();
  }
}
