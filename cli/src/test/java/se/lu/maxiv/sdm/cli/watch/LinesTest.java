package se.lu.maxiv.sdm.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.support.live.Readings;

class LinesTest {
  private static final Subject COLLECTOR =
      new Subject("b303a-e02/ctl/sdm-md-01", "MetadataCollector");

  @Test
  void scansAndBacklogAreShown() {
    Sight seen =
        seen(
            COLLECTOR,
            Map.of(
                "State", "RUNNING",
                "Status", "Scan 7 goes on.",
                "ScanNumber", 7L,
                "ScanState", "running",
                "ScanTitle", "ascan sx",
                "NumScans", 12L,
                "OutboxDepth", 3L,
                "NumParked", 1L,
                "CatalogueState", ""));

    assertThat(Lines.of(seen))
        .containsExactly(
            "b303a-e02/ctl/sdm-md-01 is RUNNING",
            "  Scan 7 goes on.",
            "  scan       7 running ascan sx",
            "  kept       12 scans",
            "  backlog    3 on their way, 1 parked",
            "  catalogue  -");
  }

  @Test
  void theSessionAndItsTargetsAreShown() {
    String selection =
        "{\"username\": \"carlcarl\", \"visit\": \"2\", \"samplePath\": \"/data/raw\"}";
    Sight seen =
        seen(
            new Subject("b303a-e02/ctl/sdm-01", "PathFixer"),
            Map.of(
                "State",
                "ON",
                "SelectionJson",
                selection,
                "ReadyToScan",
                true,
                "Propagation",
                List.of("a OK", "b OK")));

    assertThat(Lines.of(seen))
        .containsExactly(
            "b303a-e02/ctl/sdm-01 is ON",
            "  path       /data/raw",
            "  who        carlcarl, 2",
            "  ready      yes",
            "  target     a OK",
            "  target     b OK");
  }

  @Test
  void whatWouldMoveTheCursorIsShownAsAQuestionMark() {
    Sight seen =
        seen(
            new Subject("b303a-e02/ctl/sdm-01", "PathFixer"),
            Map.of(
                "State",
                "ON",
                "Status",
                "red\033[31m\rtext\u009b\u202e",
                "ReadyToScan",
                true,
                "Propagation",
                List.of("a\nFAILED")));

    assertThat(Lines.of(seen))
        .contains("  target     a?FAILED", "  text??")
        .anyMatch(line -> line.startsWith("  red?[31m"))
        .noneMatch(line -> line.chars().anyMatch(Character::isISOControl));
  }

  @Test
  void ofADeviceThatIsDownOnlyTheReasonIsShown() {
    Sight lost =
        new Sight(
            COLLECTOR,
            seen(COLLECTOR, Map.of("ScanNumber", 7L)).readings().down("It is not running."));

    assertThat(Lines.of(lost))
        .hasSize(3)
        .startsWith("b303a-e02/ctl/sdm-md-01 does not answer", "  why        It is not running.");
  }

  @Test
  void nobodySaysThatADeviceIsDownBeforeItWasAsked() {
    assertThat(Lines.of(Sight.ofNobodyYet(COLLECTOR)))
        .containsExactly("b303a-e02/ctl/sdm-md-01 is being connected");
  }

  @Test
  void withoutATerminalOnlyWhatIsNewIsPrintedWithTheTime() {
    var out = new StringWriter();
    var clock = Clock.fixed(Instant.parse("2026-11-22T08:15:07.9Z"), ZoneOffset.UTC);
    var screen = new PlainScreen(new PrintWriter(out), clock);

    screen.show(List.of("a is ON", "  path       /data/1"));
    screen.show(List.of("a is ON", "  path       /data/2"));

    assertThat(out.toString())
        .isEqualTo(
            "08:15:07 a is ON\n08:15:07 a path       /data/1\n08:15:07 a path       /data/2\n");
  }

  private static Sight seen(Subject subject, Map<String, Object> values) {
    return new Sight(subject, Readings.ofNobodyYet(subject.device()).with(values).up());
  }
}
