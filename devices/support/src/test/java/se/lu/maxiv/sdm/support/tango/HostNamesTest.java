package se.lu.maxiv.sdm.support.tango;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Names of hosts that nobody waits for. */
class HostNamesTest {
  private final Queue<Runnable> background = new ArrayDeque<>();
  private final List<String> asked = new ArrayList<>();
  private final AtomicLong clock = new AtomicLong();
  private final HostNames names = new HostNames(this::lookUp, background::add, clock::get);

  private String lookUp(String address) {
    asked.add(address);
    return "pc-" + address;
  }

  private void letDnsAnswer() {
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }

  @Test
  void addressStandsInUntilTheNameIsKnown() {
    assertThat(names.nameOf("10.0.0.1")).isEqualTo("10.0.0.1");
    assertThat(asked).isEmpty();

    letDnsAnswer();

    assertThat(names.nameOf("10.0.0.1")).isEqualTo("pc-10.0.0.1");
  }

  @Test
  void lineBreaksInANameDoNotReachTheLog() {
    var odd = new HostNames(address -> "pc\nINFO Approved", background::add, clock::get);
    odd.nameOf("10.0.0.1");
    letDnsAnswer();

    assertThat(odd.nameOf("10.0.0.1")).isEqualTo("pc?INFO Approved");
  }

  @Test
  void dnsIsAskedOnceForManyRequests() {
    for (int i = 0; i < 100; i++) {
      names.nameOf("10.0.0.1");
    }
    letDnsAnswer();
    names.nameOf("10.0.0.1");

    assertThat(asked).containsExactly("10.0.0.1");
  }

  @Test
  void questionThatWasNeverAnsweredIsPutAgain() {
    names.nameOf("10.0.0.1");
    background.clear();

    clock.addAndGet(Duration.ofMinutes(2).toNanos());
    names.nameOf("10.0.0.1");
    letDnsAnswer();

    assertThat(names.nameOf("10.0.0.1")).isEqualTo("pc-10.0.0.1");
  }

  @Test
  void nameIsAskedForAgainAfterAnHourAndTheOldOneTellsMeanwhile() {
    names.nameOf("10.0.0.1");
    letDnsAnswer();

    clock.addAndGet(Duration.ofMinutes(61).toNanos());

    assertThat(names.nameOf("10.0.0.1")).isEqualTo("pc-10.0.0.1");
    letDnsAnswer();
    assertThat(asked).hasSize(2);
  }

  @Test
  void oldestNameIsForgottenWhenThereAreTooMany() {
    for (int i = 0; i <= HostNames.MOST; i++) {
      names.nameOf("host" + i);
    }
    letDnsAnswer();

    assertThat(names.nameOf("host" + HostNames.MOST)).isEqualTo("pc-host" + HostNames.MOST);
    assertThat(names.nameOf("host0")).isEqualTo("host0");
  }
}
