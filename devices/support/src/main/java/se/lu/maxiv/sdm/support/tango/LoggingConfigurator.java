package se.lu.maxiv.sdm.support.tango;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.DefaultJoranConfigurator;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * How the servers log: as the file named by {@code -Dlogback.configurationFile} or a {@code
 * logback.xml} on the class path says, and without one INFO of ours and WARN of the libraries on
 * the console.
 *
 * <p>It outranks and ends the search for other configurators because the one JTango 9.7.0 registers
 * was compiled for logback 1.2 and fails with any later one.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_TOP_PRIORITY)
public final class LoggingConfigurator extends ContextAwareBase implements Configurator {
  static final String OURS = "se.lu.maxiv";
  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{36} - %msg%n";

  /** Made by {@link java.util.ServiceLoader}. */
  public LoggingConfigurator() {}

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    DefaultJoranConfigurator file = new DefaultJoranConfigurator();
    file.setContext(context);
    if (file.configure(context) == ExecutionStatus.INVOKE_NEXT_IF_ANY) {
      plain(context);
    }
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static void plain(LoggerContext context) {
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(console(context));
    root.setLevel(Level.WARN);
    context.getLogger(OURS).setLevel(Level.INFO);
    // tells every refusal with a stack trace, before those who catch it say what it means
    context.getLogger("org.tango.utils.DevFailedUtils").setLevel(Level.OFF);
    // both warn about what is no trouble: a client with an old reference, an unset property
    context.getLogger("org.jacorb").setLevel(Level.ERROR);
    context.getLogger("org.tango.server.events").setLevel(Level.ERROR);
    // warns at every file that writing is young; ours are read back by h5py in a test
    context.getLogger("io.jhdf").setLevel(Level.ERROR);
    context.addListener(new LevelFromTango());
  }

  private static ConsoleAppender<ILoggingEvent> console(LoggerContext context) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(PATTERN);
    encoder.start();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setName("console");
    console.setEncoder(encoder);
    console.start();
    return console;
  }
}
