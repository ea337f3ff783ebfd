package se.lu.maxiv.sdm.support.useroffice;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.OfficeSnapshot;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;
import se.lu.maxiv.sdm.model.UserOffice;

/**
 * A user office that is a file in the neutral form, written by a site's own script. An answer
 * without {@code asOf} is as old as the file. Thread-safe.
 */
public final class FileUserOffice implements UserOffice {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Path file;
  private final NeutralJson form;
  private final TimeLimit timeLimit = new TimeLimit(LIMIT);

  /**
   * An office in that file, which need not exist yet.
   *
   * @param zone the site's zone
   */
  public FileUserOffice(Path file, ZoneId zone) {
    this.file = file;
    this.form = new NeutralJson(zone);
  }

  @Override
  public OfficeSnapshot ask() {
    return timeLimit.within("Reading the user office file " + shown(), this::read);
  }

  @Override
  public String description() {
    return "file " + shown();
  }

  private OfficeSnapshot read() {
    try {
      if (!Files.isRegularFile(file) && Files.exists(file)) {
        throw unread("it is not a regular file", null);
      }
      InputStream in = Files.newInputStream(file);
      return form.read(in, shown(), Files.getLastModifiedTime(file).toInstant());
    } catch (NoSuchFileException e) {
      throw unread("it is not there", e);
    } catch (AccessDeniedException e) {
      throw unread("this server's account may not read it", e);
    } catch (IOException e) {
      throw unread(Shown.plain(String.valueOf(e.getMessage())), e);
    }
  }

  private SdmException unread(String why, @Nullable IOException cause) {
    return new SdmException(
        Reason.DEPENDENCY_ERROR,
        "The user office file "
            + shown()
            + " could not be read: "
            + why
            + "; check UserOfficeUrl and the script that writes the file.",
        cause);
  }

  private String shown() {
    return file.toString();
  }
}
