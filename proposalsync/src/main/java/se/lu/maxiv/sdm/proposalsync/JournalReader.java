package se.lu.maxiv.sdm.proposalsync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.proposalsync.core.JournalForm;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine;

/**
 * Reads a journal line by line, however long it is. What follows the last line end was cut by a
 * loss of power, was never used, and is left out. Of one thread.
 */
final class JournalReader implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

  private final Path file;
  private final InputStream in;
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private long count;
  private long end;

  JournalReader(Path file) throws IOException {
    this.file = file;
    this.in = new BufferedInputStream(Files.newInputStream(file));
  }

  /** What is done with a line. */
  interface Each {
    void line(JournalLine line);
  }

  /**
   * Reads on.
   *
   * @param most how many lines at most
   * @throws SdmException (DEPENDENCY_ERROR) when a line cannot be understood
   */
  void read(long most, Each each) throws IOException {
    for (long i = 0; i < most && next(); i++) {
      each.line(line());
    }
  }

  private boolean next() throws IOException {
    text.reset();
    int one;
    while ((one = in.read()) >= 0) {
      if (one == '\n') {
        count++;
        end += text.size() + 1L;
        return true;
      }
      text.write(one);
    }
    return false;
  }

  private JournalLine line() {
    try {
      return JournalForm.line(JSON.readValue(text.toString(StandardCharsets.UTF_8), TREE));
    } catch (JsonProcessingException | SdmException e) {
      throw new SdmException(
          Reason.DEPENDENCY_ERROR,
          "Line %d of the journal %s could not be understood, so nothing is changed; put the journal back from a backup."
              .formatted(count, file),
          e);
    }
  }

  /** How many lines were read. */
  long count() {
    return count;
  }

  /** How many bytes they have. */
  long end() {
    return end;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
