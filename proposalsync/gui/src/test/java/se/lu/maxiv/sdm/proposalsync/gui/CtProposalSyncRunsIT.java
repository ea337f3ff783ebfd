package se.lu.maxiv.sdm.proposalsync.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lu.maxiv.sdm.harness.ServerCommand;
import se.lu.maxiv.sdm.harness.ServerProcess;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;
import se.lu.maxiv.sdm.harness.window.PrivateDisplay;
import se.lu.maxiv.sdm.harness.window.WindowProgram;
import se.lu.maxiv.sdm.proposalsync.ProposalSync;

/** Runs that do not end by themselves or not well, and a device that goes away. */
@TangoTest
class CtProposalSyncRunsIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir private Path folder;
  private @Nullable HeldOffice office;
  private @Nullable ServerProcess server;
  private @Nullable PrivateDisplay display;
  private @Nullable WindowProgram opened;

  @BeforeEach
  void start(TangoWorld world) throws Exception {
    office = new HeldOffice();
    Map<String, List<String>> properties = new HashMap<>(WindowFacility.properties(folder));
    properties.put("UserOfficeUrl", List.of(office.url()));
    properties.put("DryRunAtStart", List.of("false"));
    String name = world.freshServer("ProposalSync");
    String device = world.register(name, "ProposalSync", properties);
    server = world.start(ServerCommand.java(name, ProposalSync.class));
    display = PrivateDisplay.start(1280, 1024);
    opened = WindowProgram.start(world.tango(), display, folder, CtProposalSync.class, device);
    window().await("progress", "idle", SOON);
    window().await("summary", "changes", SOON);
  }

  @AfterEach
  void end() {
    Objects.requireNonNull(office).letGo();
    window().close();
    Objects.requireNonNull(display).close();
    Objects.requireNonNull(server).close();
    Objects.requireNonNull(office).close();
  }

  private WindowProgram window() {
    return Objects.requireNonNull(opened);
  }

  @Test
  void aRunIsAbortedAndWritesNothing() {
    HeldOffice held = Objects.requireNonNull(office);
    assertThat(window().isEnabled("abort")).isFalse();
    held.hold();
    window().press("ALT+S");
    window().awaitFocus("OptionPane.button", SOON);
    window().press("shift+TAB", "SPACE");
    window().await("state", "RUNNING", SOON);

    window().press("ALT+B");
    window().press("ALT+L");
    window().await("Log", "The run is being aborted from", SOON);
    held.letGo();

    window().await("last result", "was aborted: 0 done", SOON);
    window().await("progress", "idle", SOON);
    assertThat(window().isEnabled("abort")).isFalse();
    assertThat(window().isEnabled("sync")).isTrue();
  }

  @Test
  void whatCannotBeDoneIsListedAmongTheFailures() {
    window().press("ALT+U");

    window().awaitFocus("Failures", SOON);
    assertThat(window().await("Failures", "20260419", SOON)).contains("could not be understood");
  }

  @Test
  void theWindowComesBackAfterTheDeviceWasKilled() throws Exception {
    ServerProcess running = Objects.requireNonNull(server);

    running.kill();
    window().await("state", "AWAY", SOON);
    window().await("status", "comes back by itself", SOON);
    for (String button : List.of("make", "approve", "sync", "abort", "plan")) {
      assertThat(window().isEnabled(button)).as(button).isFalse();
    }
    running.restart();

    window().await("state", state -> !state.equals("AWAY"), SOON);
    window().await("progress", "idle", SOON);
    assertThat(window().isEnabled("make")).isTrue();
    window().press("ALT+P");
    window().await("summary", "changes", SOON);
  }

  @Test
  void nothingIsCutOff() {
    assertThat(window().cutOff()).isEmpty();
  }
}
