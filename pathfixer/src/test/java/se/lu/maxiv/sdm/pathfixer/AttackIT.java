package se.lu.maxiv.sdm.pathfixer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;

/**
 * A member of the proposal's group swaps what stands in raw for links to other folders, in a loop,
 * while a client has the device make and select samples: nothing outside the visit is touched, and
 * no path is shown that leads elsewhere.
 */
@TangoTest
@Tag("root")
@Timeout(120)
class AttackIT extends OnBeamline {
  private static final int MEMBER = 6001;

  /** Swaps in a loop; says how often at the end of its input. */
  private static final String ATTACKER =
      """
      import os, random, sys, threading, time
      os.chdir(sys.argv[1])
      victims, going, swaps = sys.argv[2:], True, 0
      def wait_for_end():
          global going
          sys.stdin.read()
          going = False
      threading.Thread(target=wait_for_end, daemon=True).start()
      print("ready", flush=True)
      while going:
          time.sleep(random.uniform(0, 0.004))  # so that some folders are finished
          names = os.listdir(".")
          for name in random.sample(names, (len(names) + 2) // 3):
              try:
                  if os.path.islink(name):
                      if swaps % 3:
                          os.unlink(name)
                  elif name.startswith("away"):
                      os.rmdir(name)
                  else:
                      if swaps % 2:
                          os.rename(name, "away%d" % swaps)
                      else:
                          os.rmdir(name)
                      if swaps % 5 == 4:
                          os.mkdir(name, 0o2777)
                      else:
                          os.symlink(victims[swaps % len(victims)], name)
                      swaps += 1
              except OSError:
                  pass
      print(swaps, flush=True)
      """;

  private static final String CLIENT =
      """
      made, refusals = 0, []
      raw = pf.Path
      for i in range(600):
          name = "s%03d" % (i % 50)
          calls = [lambda: pf.write_attribute("Sample", name), lambda: pf.NextSample("n"),
                   lambda: select(sample=name), lambda: select(sample=name + "/deep")]
          try:
              calls[i % 4]()
              made += 1
          except tango.DevFailed as e:
              refusals.append(e.args[0].desc)
          path = pf.SamplePath
          assert path == "" or path.startswith(raw), path
      odd = [r for r in refusals if "Exception" in r or "unexpected" in r or "\\n" in r]
      print(made, len(refusals), odd[:3])
      """;

  @Test
  void aMemberWhoSwapsFoldersForLinksReachesNothingOutsideTheVisit(TangoWorld world)
      throws Exception {
    List<Path> victims = victims();
    List<String> before = inventory(victims);
    String device = start(world);
    run(world, device, "select()");
    List<String> visits = Trees.of(beamline.root(), beamline.raw());

    Process attacker = attack(victims);
    String said;
    int swaps;
    try {
      said =
          world
              .python()
              .within(java.time.Duration.ofSeconds(90))
              .run(Script.SELECT + CLIENT, device);
    } finally {
      attacker.getOutputStream().close();
      swaps = Integer.parseInt(attacker.inputReader().readLine());
      attacker.waitFor();
    }

    System.out.printf("under attack (%d swaps) made, refused, odd: %s%n", swaps, said);
    assertThat(swaps).as("swaps made meanwhile").isGreaterThan(100);
    assertThat(said).matches("[1-9]\\d* [1-9]\\d* \\[\\]");
    assertThat(inventory(victims)).isEqualTo(before);
    assertThat(Trees.of(beamline.root(), beamline.raw())).isEqualTo(visits);
    assertThatNothingWasGivenAway();
  }

  private Process attack(List<Path> victims) throws IOException {
    var command = new ArrayList<>(List.of("setpriv", "--reuid=" + MEMBER, "--regid=" + MEMBER));
    command.add("--groups=" + TestBeamline.gid("20170251-group"));
    command.addAll(List.of("--bounding-set=-all", "/usr/bin/python3", "-c", ATTACKER));
    command.add(beamline.raw().toString());
    victims.forEach(victim -> command.add(victim.toString()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    assertThat(process.inputReader().readLine()).isEqualTo("ready");
    return process;
  }

  /** Folders of root, of the service account in another group, and of another proposal. */
  private List<Path> victims() throws IOException {
    Path outside = Files.createDirectory(beamline.root().resolve("outside"));
    int service = TestBeamline.SERVICE_UID;
    List<Path> all = new ArrayList<>();
    for (int[] rights :
        new int[][] {
          {0, 0, 0700},
          {0, 0, 0755},
          {service, service, 0700},
          {service, TestBeamline.gid("20180001-group"), 02770},
          {MEMBER, MEMBER, 0750}
        }) {
      Path victim = Files.createDirectory(outside.resolve("victim" + all.size()));
      Files.writeString(victim.resolve("content"), "precious");
      Files.setAttribute(victim, "unix:uid", rights[0]);
      Files.setAttribute(victim, "unix:gid", rights[1]);
      Files.setAttribute(victim, "unix:mode", rights[2]);
      all.add(victim);
    }
    return all;
  }

  private static List<String> inventory(List<Path> victims) throws IOException {
    return Trees.of(victims.get(0).resolve(".."), Path.of("/nowhere"));
  }

  /** What the member made in raw is still his, and what is the account's has the right group. */
  private void assertThatNothingWasGivenAway() throws IOException {
    try (Stream<Path> all = Files.walk(beamline.raw())) {
      assertThat(all.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)))
          .allSatisfy(
              path -> {
                assertThat(TestBeamline.owner(path)).isIn(TestBeamline.SERVICE_UID, MEMBER);
                assertThat(TestBeamline.gidOf(path)).isEqualTo(TestBeamline.gid("20170251-group"));
              });
    }
  }
}
