package se.lu.maxiv.sdm.support.useroffice;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

class NeutralJsonWrongInputTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''|nothing
          '   '|nothing
          <!DOCTYPE html><html><body>Maintenance</body></html>|an HTML page
          ' <HTML><title>Log in</title>'|an HTML page
          <?xml version="1.0"?><a/>|XML or HTML
          []|a JSON list
          null|JSON null
          "maintenance"|a single JSON value
          {}|without a list "proposals"
          {"error":"maintenance"}|without a list "proposals"
          {"proposals":{}}|"proposals" are not a list
          {"proposals":[]} {"proposals":[]}|more text after its end
          {"proposals":[],"asOf":"yesterday"}|asOf is not a time
          {"proposals":[|ends in the middle
          {"proposals":[{"id":"2017|ends in the middle
          proposals: none|stops being JSON at line 1
          {"proposals":[01]}|stops being JSON
          """)
  void isRefusedWithWhatWasSeen(String text, String seen) {
    SdmException refusal = refusalOf(text.getBytes(UTF_8));

    assertThat(refusal.reason()).isEqualTo(Reason.DEPENDENCY_ERROR);
    assertThat(refusal.sentence())
        .contains("from the test", seen, "ask those who run")
        .endsWith(".");
  }

  @Test
  void halfAnAnswerIsRefusedWhereverItIsCut() {
    byte[] whole = new String(Answers.neutral(), UTF_8).strip().getBytes(UTF_8);

    for (int length = 1; length < whole.length; length++) {
      SdmException refusal = refusalOf(Arrays.copyOf(whole, length));
      assertThat(refusal.sentence()).as("first %d bytes", length).contains("ends in the middle");
    }
  }

  @Test
  void textThatIsNotUtf8IsRefused() {
    String json = Answers.of(Answers.proposal("20170251", ",'title':'Åsa'"));

    assertThat(refusalOf(json.getBytes(ISO_8859_1)).sentence()).contains("stops being JSON");
  }

  @Test
  void nestingBeyondTheLimitIsRefused() {
    String deep = "[".repeat(100_000);

    assertThat(refusalOf(("{\"x\":" + deep).getBytes(UTF_8)).sentence())
        .contains("beyond the limits");
  }

  @Test
  void answerBeyondTheLimitIsRefused() {
    var endless =
        new InputStream() {
          private long count;

          @Override
          public int read() {
            return count++ == 0 ? '{' : ' ';
          }

          @Override
          public int read(byte[] bytes, int from, int length) {
            Arrays.fill(bytes, from, from + length, (byte) ' ');
            bytes[from] = (byte) read();
            return length;
          }
        };

    assertThatExceptionOfType(SdmException.class)
        .isThrownBy(
            () -> new NeutralJson(Answers.STOCKHOLM).read(endless, "the test", Answers.NOON))
        .withMessageContaining("64 MB");
  }

  private static SdmException refusalOf(byte[] answer) {
    try {
      Answers.read(answer);
    } catch (SdmException e) {
      return e;
    }
    throw new AssertionError("This was taken for an answer: " + new String(answer, UTF_8));
  }
}
