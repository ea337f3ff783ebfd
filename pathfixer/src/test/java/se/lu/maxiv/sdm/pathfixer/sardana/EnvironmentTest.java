package se.lu.maxiv.sdm.pathfixer.sardana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import net.razorvine.pickle.Pickler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.model.SdmException;

class EnvironmentTest {

  /**
   * Environments that Python 3.11 pickled, full of what users put there: numpy numbers and arrays,
   * dates, decimals, a class, objects of the beamline's own module, ordered and default
   * dictionaries, sets, tuples.
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void isReadInEveryProtocolWhateverElseIsInIt(int protocol) throws IOException {
    Environment environment = Environment.read(pickled(protocol), false).orElseThrow();

    assertThat(environment.scanDir()).isEqualTo("/data/raw");
    assertThat(environment.scopedScanDirs()).isEqualTo(Map.of("door/lab/1.ScanDir", "/door"));
    assertThat(environment.whyNotStored()).isEmpty();
    assertThat(environment.values().get("Slit")).hasToString("a Python object");
    assertThat(environment.values().get("Tuple")).isEqualTo(new Object[] {1, "x"});
    assertThat(environment.values().get("True")).isEqualTo(true);
  }

  @Test
  void writesAPickleOfProtocolTwoWhichEverySardanaReads() {
    byte[] pickled = Environment.newScanDir("/data/å");

    assertThat(pickled).startsWith(0x80, 2);
    assertThat(Environment.read(pickled, true).orElseThrow().values())
        .isEqualTo(Map.of("ScanDir", "/data/å"));
  }

  @Test
  void aSingleNameIsAChangeUntilTheLastRead() throws IOException {
    byte[] single = pickle(Map.of("new", Map.of("ScanDir", "/a")));

    assertThat(Environment.read(single, false)).isEmpty();
    assertThat(Environment.read(single, true)).isPresent();
  }

  @Test
  void whatIsNotTheWholeIsAChangeAtAnyRead() throws IOException {
    byte[] change = pickle(Map.of("change", Map.of("a", 1, "b", 2)));
    byte[] event =
        pickle(Map.of("new", Map.of("a", 1, "b", 2), "change", Map.of(), "del", List.of()));

    assertThat(List.of(Environment.read(change, true), Environment.read(event, true)))
        .containsOnly(Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2e", "80025d2e", "7b226e6577223a317d", "80027d28580300"})
  void whatIsNoDictionaryIsRefused(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);

    assertThatThrownBy(() -> Environment.read(bytes, true))
        .isInstanceOf(SdmException.class)
        .hasMessageContaining("is it a Sardana MacroServer?");
  }

  private static byte[] pickle(Object value) throws IOException {
    return new Pickler().dumps(value);
  }

  private static byte[] pickled(int protocol) throws IOException {
    String name = "environment-protocol-" + protocol + ".b64";
    try (InputStream in = EnvironmentTest.class.getResourceAsStream(name)) {
      return Base64.getMimeDecoder().decode(Objects.requireNonNull(in, name).readAllBytes());
    }
  }
}
