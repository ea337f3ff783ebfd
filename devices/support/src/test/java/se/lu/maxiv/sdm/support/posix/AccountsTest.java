package se.lu.maxiv.sdm.support.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.model.Account;

class AccountsTest {
  @Test
  void anEmptyNameIsTheProcessItself() {
    Account own = Accounts.find("");

    assertThat(own.uid()).isEqualTo(Libc.geteuid());
    assertThat(own.gid()).isEqualTo(Libc.getegid());
  }

  @Test
  void aNameIsLookedUp() {
    assertThat(Accounts.find("root")).isEqualTo(new Account("root", 0, 0));
    assertThat(Accounts.find("nobody")).isEqualTo(new Account("nobody", 65534, 65534));
  }

  @Test
  void twoNumbersNeedNoName() {
    assertThat(Accounts.find("4001:5001")).isEqualTo(new Account("4001:5001", 4001, 5001));
  }

  @ParameterizedTest
  @ValueSource(strings = {"4001", "0"})
  void aBareNumberIsRefused(String name) {
    assertThatThrownBy(() -> Accounts.find(name)).hasMessageContaining("is a bare number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-such-account", "4001:", "-1:5", "a:b", "root\n"})
  void anUnknownAccountIsRefused(String name) {
    assertThatThrownBy(() -> Accounts.find(name)).hasMessageContaining("is not known to this host");
  }

  @Test
  void aNumberThatIsTooLargeIsRefused() {
    assertThatThrownBy(() -> Accounts.find("4294967296:1"))
        .hasMessageContaining("above 2147483647");
  }
}
