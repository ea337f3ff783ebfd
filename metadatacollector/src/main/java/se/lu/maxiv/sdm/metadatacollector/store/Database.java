package se.lu.maxiv.sdm.metadatacollector.store;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.function.Supplier;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementException;
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

  /**
   * A connection that was lost while nobody used it is noticed sooner, a server that hangs later.
   */
  private static final Duration LOST_BEFORE = Duration.ofSeconds(1);

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
    return told(what, sources.reading(), () -> reading.withHandle(work));
  }

  /** Writes, all or nothing; on the disk when this returns. */
  <T> T write(String what, HandleCallback<T, RuntimeException> work) {
    return told(what, sources.writing(), () -> writing.inTransaction(work));
  }

  @Override
  public void close() {
    sources.close();
  }

  private <T> T told(String what, HikariDataSource pool, Supplier<T> work) {
    try {
      makeReady();
      return onceMoreIfLost(pool, work);
    } catch (JdbiException | FlywayException e) {
      throw StoreFailure.of(url, what, e);
    }
  }

  /**
   * A server that was restarted ended all connections, which a pool does not notice of those used a
   * moment ago. A statement that fails so did nothing: only a commit may be lost half done.
   */
  private static <T> T onceMoreIfLost(HikariDataSource pool, Supplier<T> work) {
    long begun = System.nanoTime();
    try {
      return work.get();
    } catch (StatementException e) {
      if (!StoreFailure.isAway(e) || System.nanoTime() - begun > LOST_BEFORE.toNanos()) {
        throw e;
      }
      pool.getHikariPoolMXBean().softEvictConnections();
      return work.get();
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
