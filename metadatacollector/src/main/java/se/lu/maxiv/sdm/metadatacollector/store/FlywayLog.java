package se.lu.maxiv.sdm.metadatacollector.store;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where Flyway's words go: its reports of what is usual, and its advertisements, are for debugging.
 * Public, since Flyway makes it by name.
 */
public final class FlywayLog implements LogCreator {
  /** Made by Flyway. */
  public FlywayLog() {}

  @Override
  public Log createLogger(Class<?> type) {
    return new Words(LoggerFactory.getLogger(type));
  }

  private record Words(Logger log) implements Log {
    @Override
    public void debug(String message) {
      log.trace(message);
    }

    @Override
    public void info(String message) {
      log.debug(message);
    }

    @Override
    public void notice(String message) {
      log.debug(message);
    }

    @Override
    public void warn(String message) {
      log.warn(message);
    }

    // what is thrown is told by whoever catches it
    @Override
    public void error(String message) {
      log.debug(message);
    }

    @Override
    public void error(String message, Exception e) {
      log.debug(message, e);
    }
  }
}
