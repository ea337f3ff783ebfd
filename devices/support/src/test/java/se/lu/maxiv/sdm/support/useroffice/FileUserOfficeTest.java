package se.lu.maxiv.sdm.support.useroffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.UserOffice;

class FileUserOfficeTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "file:", "file://"})
  void readsTheFileOfEverySpelling(String prefix) throws IOException {
    Path file = Files.write(folder.resolve("office.json"), Answers.neutral());

    UserOffice office = open(prefix + file);

    assertThat(office.ask()).isEqualTo(Answers.read(Answers.neutral()));
    assertThat(office.description()).isEqualTo("file " + file);
  }

  @Test
  void answerWithoutATimeIsAsOldAsTheFile() throws IOException {
    Path file = Files.writeString(folder.resolve("office.json"), "{\"proposals\":[]}");
    Instant written = Instant.parse("2024-01-02T03:04:05Z");
    Files.setLastModifiedTime(file, FileTime.from(written));

    assertThat(open(file.toString()).ask().asOf()).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <html><body>Maintenance</body></html>|an HTML page
          ''|nothing
          {"complete":true,"proposals":[{"id":"2017|JSON that ends in the middle
          """)
  void wrongFileIsToldWithWhatWasSeen(String content, String seen) throws IOException {
    Path file = Files.writeString(folder.resolve("office.json"), content);

    SdmException refusal = refusal(file);

    assertThat(refusal.reason()).isEqualTo(Reason.DEPENDENCY_ERROR);
    assertThat(refusal.sentence()).contains(file.toString(), seen);
  }

  @Test
  void missingFileIsTold() {
    SdmException refusal = refusal(folder.resolve("office.json"));

    assertThat(refusal.reason()).isEqualTo(Reason.DEPENDENCY_ERROR);
    assertThat(refusal.sentence()).contains("it is not there", "UserOfficeUrl");
  }

  @Test
  void folderInThePlaceOfTheFileIsTold() {
    assertThat(refusal(folder).sentence()).contains("not a regular file");
  }

  private static UserOffice open(String url) {
    return UserOffices.open(url, null, "biomax", Answers.STOCKHOLM, Clock.systemUTC());
  }

  private static SdmException refusal(Path file) {
    return catchThrowableOfType(SdmException.class, open(file.toString())::ask);
  }
}
