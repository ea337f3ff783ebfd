package se.lu.maxiv.sdm.support.useroffice;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneId;
import se.lu.maxiv.sdm.model.OfficeSnapshot;

/**
 * The neutral form of a user office's answer: JSON that a site's own script can produce, and in
 * which the last good answer is kept on disk.
 *
 * <p>Unknown fields are ignored. A proposal that breaks a rule goes to {@code skipped} with one
 * sentence, the others stay. Of an otherwise good proposal an account that can be none, and a visit
 * that breaks a rule, are left out; that too becomes an entry of {@code skipped} with the
 * proposal's id, although the proposal itself is there. Cancelled visits are left out. Entries with
 * the same id are joined. Of restricted and proprietary proposals neither title nor people nor
 * visits are read. A missing {@code complete} is false, a missing {@code asOf} is the time the
 * caller gives.
 *
 * <p>Limits: 64 MB, 50 levels; titles 1000 and names 200 characters, without control characters.
 *
 * @param zone the site's zone: for times that name none, and in which all times are told
 */
public record NeutralJson(ZoneId zone) {

  /**
   * Reads an answer and closes the stream.
   *
   * @param where where it comes from, for sentences; no secrets
   * @param saidAt when the office said so, if the answer does not tell
   * @throws se.lu.maxiv.sdm.model.SdmException (DEPENDENCY_ERROR) when it is not JSON of this form,
   *     or only half of it
   */
  public OfficeSnapshot read(InputStream in, String where, Instant saidAt) {
    return readSourced(in, where, saidAt).snapshot();
  }

  /**
   * Writes an answer in UTF-8; the stream stays open.
   *
   * @throws IOException when the stream refuses
   */
  public void write(OfficeSnapshot snapshot, OutputStream out) throws IOException {
    write(new Sourced("", snapshot), out);
  }

  /** As {@link #read}, with whose answer it is. */
  Sourced readSourced(InputStream in, String where, Instant saidAt) {
    var answer = new JsonAnswer(where);
    var reader = new NeutralReader(answer, new OfficeTimes(zone), saidAt);
    OfficeSnapshot snapshot = answer.read(in, reader::read);
    return new Sourced(reader.source(), snapshot);
  }

  /** As {@link #write}, with whose answer it is. */
  void write(Sourced sourced, OutputStream out) throws IOException {
    NeutralWriter.write(sourced, out);
  }

  /**
   * An answer and whose it is.
   *
   * @param source the office's description, or empty
   * @param snapshot what it said
   */
  record Sourced(String source, OfficeSnapshot snapshot) {}
}
