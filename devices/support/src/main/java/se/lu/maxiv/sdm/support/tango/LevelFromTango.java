package se.lu.maxiv.sdm.support.tango;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import java.util.Set;
import org.tango.server.Constants;

/**
 * Makes Tango's {@code SetLoggingLevel} and {@code AddLoggingTarget} act on our own loggers. JTango
 * answers them by raising the root logger and its own, which would flood the log with some twenty
 * lines for every read, and leave our level, set by name, as it was.
 */
final class LevelFromTango implements LoggerContextListener {
  private static final Set<String> NOT_OURS =
      Set.of(
          org.slf4j.Logger.ROOT_LOGGER_NAME, "org.tango.server", Constants.CLIENT_REQUESTS_LOGGER);

  @Override
  public boolean isResetResistant() {
    return false;
  }

  @Override
  public void onLevelChange(Logger logger, Level level) {
    if (NOT_OURS.contains(logger.getName()) && level.levelInt < Level.WARN_INT) {
      logger.setLevel(Level.WARN);
      raise(logger.getLoggerContext().getLogger(LoggingConfigurator.OURS), level);
    }
  }

  private static void raise(Logger ours, Level level) {
    if (level.levelInt < ours.getEffectiveLevel().levelInt) {
      ours.setLevel(level);
    }
  }

  @Override
  public void onStart(LoggerContext context) {}

  @Override
  public void onReset(LoggerContext context) {}

  @Override
  public void onStop(LoggerContext context) {}
}
