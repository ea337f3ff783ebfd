package se.lu.maxiv.sdm.support.tango;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;

/**
 * Makes Tango's {@code SetLoggingLevel} act on our own loggers. JTango answers it by raising the
 * root logger, which would flood the log with every library and leave our level, set by name, as it
 * was.
 */
final class LevelFromTango implements LoggerContextListener {

  @Override
  public boolean isResetResistant() {
    return false;
  }

  @Override
  public void onLevelChange(Logger logger, Level level) {
    if (logger.getName().equals(org.slf4j.Logger.ROOT_LOGGER_NAME)
        && level.levelInt < Level.WARN_INT) {
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
