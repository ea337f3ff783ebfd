package se.lu.maxiv.sdm.proposalsync.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lu.maxiv.sdm.harness.ServerInJvm;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;
import se.lu.maxiv.sdm.harness.window.PrivateDisplay;
import se.lu.maxiv.sdm.harness.window.WindowProgram;
import se.lu.maxiv.sdm.proposalsync.ProposalSync;

/** An administrator at the window with nothing but a keyboard, before a real ProposalSync. */
@TangoTest
class CtProposalSyncIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String MAXIV = "OU=MAXIV,DC=maxlab,DC=example";

  @TempDir private Path folder;

  @Test
  void aPlanIsReadApprovedAndExplained(TangoWorld world) throws Exception {
    try (ServerInJvm server = world.startHere(ProposalSync.class, properties());
        PrivateDisplay display = PrivateDisplay.start(1280, 1024);
        WindowProgram window =
            WindowProgram.start(
                world.tango(), display, folder, CtProposalSync.class, server.device())) {
      window.await("state", "ON", SOON);

      window.press("ALT+R");
      window.awaitFocus("proposal", SOON);
      window.type("20260412");
      window.press("ENTER");
      window.await("plan", plan -> !plan.contains("20170251-group") && !plan.isEmpty(), SOON);
      assertThat(window.text("plan").orElse("")).contains("+ | group 20260412-group with number");
      window.await("progress", "idle", SOON);
      window.press("ALT+A");
      assertThat(window.await("JOptionPane", "Write all of this plan?", SOON)).contains("come");
      window.awaitFocus("OptionPane.button", SOON);
      window.press("shift+TAB", "SPACE");
      window.await("last result", text -> text.contains("done"), SOON);
      window.press("ALT+P");
      window.await("summary", "Nothing to do.", SOON);

      window.press("ALT+E");
      window.awaitFocus("explain user", SOON);
      window.type("carlcarl");
      window.press("TAB");
      window.type("20260412");
      window.press("ENTER");
      window.await("explanation", "carlcarl is a member of group 20260412-group", SOON);
    }
  }

  private Map<String, List<String>> properties() throws Exception {
    Path journal = Files.createDirectory(folder.resolve("journal"));
    return Map.ofEntries(
        Map.entry("UserOfficeUrl", List.of("embedded")),
        Map.entry("LdapUrl", List.of("embedded")),
        Map.entry("BaseDn", List.of("DC=maxlab,DC=example")),
        Map.entry("SourceOus", List.of("OU=DUOINACTIVE," + MAXIV)),
        Map.entry("ActiveOu", List.of("OU=DUOACTIVE," + MAXIV)),
        Map.entry("GroupsOu", List.of("OU=Groups," + MAXIV)),
        Map.entry("GidRange", List.of("61000-61999")),
        Map.entry("BeamlineGroups", List.of("biomax=biomax", "nanomax=nanomax")),
        Map.entry("Resources", List.of("all=vpn")),
        Map.entry("SyncPeriod", List.of("0")),
        Map.entry("JournalDirectory", List.of(journal.toString())));
  }
}
