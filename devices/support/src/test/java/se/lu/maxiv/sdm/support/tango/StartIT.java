package se.lu.maxiv.sdm.support.tango;

import static org.assertj.core.api.Assertions.assertThat;

import fr.esrf.TangoApi.DeviceInfo;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lu.maxiv.sdm.harness.Listeners;
import se.lu.maxiv.sdm.harness.ServerCommand;
import se.lu.maxiv.sdm.harness.ServerProcess;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;

/** Starting and ending a server process. */
@TangoTest
class StartIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final int SIGTERM_EXIT = 143;

  @TempDir private Path folder;

  private record Ended(int code, String out, String err) {}

  private static List<String> java(String classPath, String... words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", classPath));
    command.addAll(List.of(words));
    return command;
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  /** Runs a server that is expected to end by itself. */
  private Ended run(Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    File out = folder.resolve("out").toFile();
    File err = folder.resolve("err").toFile();
    ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out).redirectError(err);
    builder.environment().remove("TANGO_HOST");
    builder.environment().put("HOME", folder.toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
      return new Ended(
          process.exitValue(), Files.readString(out.toPath()), Files.readString(err.toPath()));
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void databaseThatDoesNotAnswerIsNamedInOneSentence() throws Exception {
    Ended ended =
        run(
            Map.of("TANGO_HOST", "127.0.0.1:1"),
            java(classPath(), Demo.class.getName(), "nowhere"));

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).startsWith("Demo/nowhere does not start: ").contains("127.0.0.1:1");
    assertThat(ended.err().lines()).hasSize(1);
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void unregisteredServerIsToldWhatToDo(TangoWorld world) throws Exception {
    Ended ended =
        run(
            Map.of("TANGO_HOST", world.tango().tangoHost()),
            java(classPath(), Demo.class.getName(), "unknown"));

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err())
        .isEqualToIgnoringNewLines(
            "Demo/unknown does not start: the Tango database has no device of class Demo for it;"
                + " register one with bin/sdm register or Jive.");
  }

  @Test
  void wrongOrderOfTheClassPathIsRefused(TangoWorld world) throws Exception {
    List<String> parts = Arrays.asList(classPath().split(File.pathSeparator));
    String jtangoFirst =
        parts.stream()
            .sorted(Comparator.comparing(part -> !part.contains("JTangoServer")))
            .collect(Collectors.joining(File.pathSeparator));

    Ended ended =
        run(
            Map.of("TANGO_HOST", world.tango().tangoHost()),
            java(jtangoFirst, Demo.class.getName(), "any"));

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("JTangoServer-", "first on the class path");
  }

  @Test
  void addressOfAnotherHostCannotBeListenedOn(TangoWorld world) throws Exception {
    Ended ended =
        run(
            Map.of("TANGO_HOST", world.tango().tangoHost()),
            java(classPath(), "-Dsdm.listen=192.0.2.1", Demo.class.getName(), "any"));

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("cannot listen on '192.0.2.1'");
  }

  @Test
  void serverListensOnLoopbackOnlyWhenToldSo(TangoWorld world) {
    ServerProcess server = startWith(world, "-Dsdm.listen=127.0.0.1");

    // requests, events and their heartbeat
    assertThat(Listeners.of(server.pid())).hasSize(3);
    assertThat(Listeners.beyondLoopback(server.pid())).isEmpty();
  }

  @Test
  void sigtermTakesTheDevicesOutOfTheDatabase(TangoWorld world) throws Exception {
    ServerProcess server = startWith(world, "-Dsdm.listen=127.0.0.1");
    String device = server.devices().get(0);

    server.process().terminate();
    int code = server.process().awaitExit(SOON);

    DeviceInfo info = world.tango().database().get_device_info(device);
    assertThat(code).isEqualTo(SIGTERM_EXIT);
    assertThat(info.exported).isFalse();
  }

  @Test
  void secondServerOfOneNameIsRefused(TangoWorld world) throws Exception {
    ServerProcess server = startWith(world, "-Dsdm.listen=127.0.0.1");
    String instance =
        world
            .tango()
            .database()
            .get_device_info(server.devices().get(0))
            .server
            .replace("Demo/", "");

    Ended ended =
        run(
            Map.of("TANGO_HOST", world.tango().tangoHost()),
            java(classPath(), "-Dsdm.listen=127.0.0.1", Demo.class.getName(), instance));

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("it is already running");
  }

  private static ServerProcess startWith(TangoWorld world, String option) {
    String server = world.freshServer("Demo");
    world.register(server, "Demo", Map.of());
    return world.start(ServerCommand.java(server, Demo.class).with("JDK_JAVA_OPTIONS", option));
  }
}
