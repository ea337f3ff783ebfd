package se.lu.maxiv.sdm.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Finding the programs of the distribution. */
class ProgramsTest {
  @Test
  void programIsFoundWhereTheDistributionPutsIt() {
    assertThat(Programs.find("setpriv", "util-linux")).isExecutable();
  }

  @Test
  void missingProgramIsNamedWithTheCommandThatBringsIt() {
    assertThatThrownBy(() -> Programs.find("mariadbd-of-tomorrow", "mariadb-server"))
        .hasMessage(
            "mariadbd-of-tomorrow is not on this machine: run \"apt-get install mariadb-server\".");
  }

  @Test
  void missingFileIsNamedWithTheCommandThatBringsIt() {
    assertThatThrownBy(() -> Programs.file("/usr/share/tango-db/none.sql", "tango-db"))
        .hasMessage(
            "/usr/share/tango-db/none.sql is not on this machine: run \"apt-get install tango-db\".");
  }
}
