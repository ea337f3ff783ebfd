package se.lu.maxiv.sdm.proposalsync;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lu.maxiv.sdm.harness.ServerCommand;
import se.lu.maxiv.sdm.harness.ServerProcess;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;

/**
 * A server that is killed before and after every write of a run: each facility of this server has a
 * directory of its own, which holds another write, and all are killed at once.
 */
@TangoTest
class KilledIT {
  /** The writes of an undisturbed run. */
  private static final int STEPS = 10;

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final String EACH =
      """
      import sys, time, json, tango
      def idle(d):
          end = time.time() + 60
          while d.State() in (tango.DevState.RUNNING, tango.DevState.INIT):
              assert time.time() < end, d.Status()
              time.sleep(0.02)
      all = [tango.DeviceProxy(name) for name in sys.argv[1:]]
      for d in all: idle(d)
      for d in all: d.Sync()
      """;

  private static final String THE_REST =
      EACH
          + """
          for d in all:
              idle(d)
              report = json.loads(d.ReportJson or '{"failed": 0}')
              d.Plan(); idle(d)
              print(d.State(), report["failed"], d.PlanText[0])
          """;

  @TempDir private Path folder;
  private final List<Facility> facilities = new ArrayList<>();

  /** One facility, whose directory may hold one write. */
  private static final class Facility implements AutoCloseable {
    final Path journal;
    final FaultyDirectory directory;
    final HeldWrite held = new HeldWrite();

    Facility(Path journal) throws IOException {
      this.journal = Files.createDirectory(journal);
      this.directory = new FaultyDirectory(journal.resolve("ad"));
    }

    /** It is never made. */
    Facility killedBefore(int step) {
      directory.before(
          write -> {
            if (write == step) {
              held.hold();
              throw new LDAPException(ResultCode.UNAVAILABLE, "nobody waits for it any more");
            }
          });
      return this;
    }

    /** It is made, and its answer never comes. */
    Facility killedAfter(int step) {
      directory.after(
          write -> {
            if (write == step) {
              held.hold();
            }
          });
      return this;
    }

    Map<String, List<String>> properties() throws IOException {
      String office = Office.of("20260412", "carlcarl", "sorenlok", "asaobe", "anagon");
      Path file = Files.writeString(journal.resolve("office.json"), office);
      var properties = new HashMap<>(TestFacility.properties(journal));
      properties.putAll(TestFacility.link(directory.config()));
      properties.put("UserOfficeUrl", List.of(file.toString()));
      properties.put("DryRunAtStart", List.of("false"));
      return properties;
    }

    @Override
    public void close() {
      held.letGo();
      directory.close();
    }
  }

  @AfterEach
  void close() {
    facilities.forEach(Facility::close);
  }

  @Test
  void theNextRunDoesExactlyTheRest(TangoWorld world) throws Exception {
    Facility undisturbed = facility("undisturbed");
    for (int step = 0; step < STEPS; step++) {
      facility("before-" + step).killedBefore(step);
      facility("after-" + step).killedAfter(step);
    }
    String server = world.freshServer("ProposalSync");
    var devices = new ArrayList<String>();
    for (Facility facility : facilities) {
      devices.add(world.register(server, "ProposalSync", facility.properties()));
    }
    String[] names = devices.toArray(String[]::new);
    ServerProcess process = world.start(ServerCommand.java(server, ProposalSync.class));

    world.python().within(LIMIT).run(EACH + "idle(all[0])", names);
    for (Facility facility : disturbed()) {
      facility.held.awaitHeld();
    }
    process.kill();
    assertThat(undisturbed.directory.writes()).isEqualTo(STEPS);
    facilities.forEach(facility -> facility.held.letGo());
    facilities.forEach(facility -> facility.directory.heal());
    process.restart();
    String out = world.python().within(LIMIT).run(THE_REST, names);
    process.kill();

    assertThat(out.lines()).hasSize(devices.size()).containsOnly("ON 0 Nothing to do.");
    List<String> expected = undisturbed.directory.contents();
    assertThat(expected).anyMatch(line -> line.startsWith("CN=20260412-group,"));
    Map<String, Integer> told = OnFaultyDirectory.ends(undisturbed.journal);
    for (int step = 0; step < STEPS; step++) {
      Facility before = facilities.get(1 + 2 * step);
      Facility after = facilities.get(2 + 2 * step);
      assertThat(before.directory.writes()).as("before %d", step).isEqualTo(STEPS - step);
      assertThat(after.directory.writes()).as("after %d", step).isEqualTo(STEPS - step - 1);
    }
    for (Facility facility : disturbed()) {
      assertThat(facility.directory.contents()).as(facility.journal.toString()).isEqualTo(expected);
      assertThat(OnFaultyDirectory.ends(facility.journal))
          .as(facility.journal.toString())
          .isEqualTo(told);
    }
    assertThat(told).hasSizeGreaterThan(STEPS).allSatisfy((c, times) -> assertThat(times).isOne());
  }

  private List<Facility> disturbed() {
    return facilities.subList(1, facilities.size());
  }

  private Facility facility(String name) throws IOException {
    var facility = new Facility(folder.resolve(name));
    facilities.add(facility);
    return facility;
  }
}
