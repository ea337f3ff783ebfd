package se.lu.maxiv.sdm.metadatacollector.store;

import java.time.Duration;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jspecify.annotations.Nullable;

/**
 * A database that is brought to this version's form before it is first used, which may be long
 * after the start: a server may be away. Thread-safe.
 */
final class Database implements AutoCloseable {
  private static final int STATEMENT_SECONDS = 10;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final StoreUrl url;
  private final Sources sources;
  private final Jdbi writing;
  private final Jdbi reading;
  private volatile boolean isReady;

  /** The last vain attempt to reach a server, and when; guarded by the sources. */
  private @Nullable RuntimeException failure;

  private long failedAt;

  Database(StoreUrl url) {
    this.url = url;
    this.sources = Sources.of(url);
    this.writing = jdbi(Jdbi.create(sources.writing()));
    this.reading = jdbi(Jdbi.create(sources.reading()));
  }

  StoreUrl url() {
    return url;
  }

  /**
   * Reads.
   *
   * @param what is tried, for the sentence of a failure: "read scan 1234"
   */
  <T> T read(String what, HandleCallback<T, RuntimeException> work) {
    return told(what, () -> reading.withHandle(work));
  }

  /** Writes, all or nothing; on the disk when this returns. */
  <T> T write(String what, HandleCallback<T, RuntimeException> work) {
    return told(what, () -> writing.inTransaction(work));
  }

  @Override
  public void close() {
    sources.close();
  }

  private interface Work<T> {
    T run();
  }

  private <T> T told(String what, Work<T> work) {
    try {
      makeReady();
      return work.run();
    } catch (JdbiException | FlywayException e) {
      throw StoreFailure.of(url, what, e);
    }
  }

  private void makeReady() {
    if (isReady) {
      return;
    }
    synchronized (sources) {
      if (isReady) {
        return;
      }
      RuntimeException last = failure;
      if (last != null && System.nanoTime() - failedAt < PAUSE.toNanos()) {
        throw last;
      }
      prepare();
    }
  }

  /** Who waited while a server that is away was tried in vain does not try it again at once. */
  private void prepare() {
    url.file().ifPresent(Sources::prepare);
    try {
      Migrations.bring(sources.plain(), url);
      isReady = true;
    } catch (JdbiException | FlywayException e) {
      failure = url.file().isPresent() ? null : e;
      failedAt = System.nanoTime();
      throw e;
    }
  }

  private static Jdbi jdbi(Jdbi jdbi) {
    jdbi.getConfig(SqlStatements.class).setQueryTimeout(STATEMENT_SECONDS);
    // what is written does not belong into a log
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    return jdbi;
  }
}
