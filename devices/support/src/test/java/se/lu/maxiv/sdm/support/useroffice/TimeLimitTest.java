package se.lu.maxiv.sdm.support.useroffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import se.lu.maxiv.sdm.model.SdmException;

class TimeLimitTest {
  private final CountDownLatch hang = new CountDownLatch(1);

  @Test
  void resultIsHandedThrough() {
    assertThat(new TimeLimit(Duration.ofSeconds(5)).within("It", () -> 7)).isEqualTo(7);
  }

  @Test
  void refusalIsHandedThrough() {
    var refusal = SdmException.dependency("No.");

    assertThatExceptionOfType(SdmException.class)
        .isThrownBy(() -> failing(refusal))
        .isSameAs(refusal);
  }

  @Test
  @Timeout(30)
  void whileOneHangsTheNextIsRefusedAtOnceAndWorksAgainAfterwards() {
    var limit = new TimeLimit(Duration.ofMillis(100));

    assertThatExceptionOfType(SdmException.class)
        .isThrownBy(() -> limit.within("Reading", this::hang))
        .withMessageContaining("Reading took more than");
    assertThatExceptionOfType(SdmException.class)
        .isThrownBy(() -> limit.within("Reading", () -> 7))
        .withMessageContaining("the last attempt still hangs");
    hang.countDown();

    assertThat(eventually(limit)).isEqualTo(7);
  }

  private static Object failing(SdmException refusal) {
    return new TimeLimit(Duration.ofSeconds(5))
        .within(
            "It",
            () -> {
              throw refusal;
            });
  }

  private boolean hang() throws InterruptedException {
    hang.await();
    return true;
  }

  private static int eventually(TimeLimit limit) {
    while (true) {
      try {
        return limit.within("Reading", () -> 7);
      } catch (SdmException e) {
        Thread.onSpinWait();
      }
    }
  }
}
