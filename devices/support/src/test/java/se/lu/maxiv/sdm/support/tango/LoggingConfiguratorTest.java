package se.lu.maxiv.sdm.support.tango;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the servers log. */
class LoggingConfiguratorTest {
  private static final String FILE_PROPERTY = "logback.configurationFile";

  private final LoggerContext context = new LoggerContext();

  @AfterEach
  void forget() {
    System.clearProperty(FILE_PROPERTY);
    context.stop();
  }

  private Level levelOf(String logger) {
    return context.getLogger(logger).getEffectiveLevel();
  }

  private void configure() {
    LoggingConfigurator configurator = new LoggingConfigurator();
    configurator.setContext(context);
    assertThat(configurator.configure(context))
        .isEqualTo(Configurator.ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY);
  }

  @Test
  void logbackFindsItAmongTheServices() {
    assertThat(ServiceLoader.load(Configurator.class).stream().map(ServiceLoader.Provider::type))
        .contains(LoggingConfigurator.class);
  }

  @Test
  void withoutFileOursTellInformationAndLibrariesWarnings() {
    configure();

    assertThat(levelOf("se.lu.maxiv.sdm.pathfixer")).isEqualTo(Level.INFO);
    assertThat(levelOf("net.sf.ehcache")).isEqualTo(Level.WARN);
    assertThat(context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("console")).isNotNull();
  }

  @Test
  void namedFileDecidesEverything(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("logback.xml");
    Files.writeString(file, "<configuration><root level='ERROR'/></configuration>");
    System.setProperty(FILE_PROPERTY, file.toString());

    configure();

    assertThat(levelOf("se.lu.maxiv.sdm.pathfixer")).isEqualTo(Level.ERROR);
    assertThat(context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("console")).isNull();
  }

  @Test
  void rootLevelRaisedByTangoRaisesOursAndSparesTheLibraries() {
    configure();

    context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.DEBUG);

    assertThat(levelOf("se.lu.maxiv.sdm.pathfixer")).isEqualTo(Level.DEBUG);
    assertThat(levelOf("net.sf.ehcache")).isEqualTo(Level.WARN);
  }
}
