package se.lu.maxiv.sdm.proposalsync;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import se.lu.maxiv.sdm.harness.Trees;
import se.lu.maxiv.sdm.harness.bench.Numbers;
import se.lu.maxiv.sdm.harness.bench.Report;
import se.lu.maxiv.sdm.proposalsync.core.DirectorySession;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine;
import se.lu.maxiv.sdm.proposalsync.core.PlanningLoad;
import se.lu.maxiv.sdm.proposalsync.core.RunOrder;
import se.lu.maxiv.sdm.proposalsync.core.SyncPlan;
import se.lu.maxiv.sdm.proposalsync.ldap.RealDomain;
import se.lu.maxiv.sdm.proposalsync.ldap.Searches;
import se.lu.maxiv.sdm.proposalsync.ldap.TestSite;
import se.lu.maxiv.sdm.support.ldap.LdapConfig;
import se.lu.maxiv.sdm.support.tango.Published;

/**
 * The speed of ProposalSync on a real domain controller with 2,000 users and 300 proposals, and of
 * the plan of a large facility: {@code ./sdm bench proposalsync}, as root. The peer is what a
 * script usually does: a search for each user and each group. The sides take turns, and warm up
 * equally. The exit code is 0 when every target is met, else 1.
 */
public final class ProposalSyncBench implements AutoCloseable {
  private static final int USERS = 2_000;
  private static final int PROPOSALS = 300;
  private static final int PEOPLE = 10;
  private static final int RUNS = 7;

  /** A device runs for months: what its first minute is like is told, and not counted. */
  private static final int WARM_UPS = 5;

  private static final int FIRST_PROPOSAL = 20_260_000;

  private final Report report = new Report();
  private final RealDomain domain;
  private final Path folder;
  private final TestSite site;
  private final LDAPConnection peer;

  private ProposalSyncBench(RealDomain domain, Path folder) throws LDAPException {
    this.domain = domain;
    this.folder = folder;
    this.site = new TestSite(domain.connect(), RealDomain.BASE, "bench");
    this.peer = domain.connect();
  }

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    System.exit(run().isAllMet() ? 0 : 1);
  }

  private static Report run() throws Exception {
    Path folder = Files.createTempDirectory("sdm-bench-");
    try (RealDomain domain = RealDomain.get();
        var bench = new ProposalSyncBench(domain, folder)) {
      bench.measure();
      bench.report.print(System.out);
      return bench.report;
    } finally {
      Trees.remove(folder);
    }
  }

  @Override
  public void close() {
    peer.close();
    site.close();
  }

  private void measure() throws Exception {
    System.out.printf("Java %s, load %s.%n", Runtime.version().feature(), load());
    System.out.println("Filling the domain ...");
    for (String name : List.of("Visitors", "nanomax", "presto", "vpn")) {
      site.group(name);
    }
    for (int i = 0; i < USERS; i++) {
      site.bareUser("u" + i);
    }
    office(PROPOSALS);
    Config config = Config.of("bench", lines());
    try (Setup setup = Setup.of(config, "bench", Clock.systemUTC())) {
      var shown = new Published<>(Attributes.table(on -> {}, config::zone), SyncView.STARTING);
      var eyes = new Eyes(setup, new Screen(shown));
      System.out.println("The first sync of all ...");
      sync(setup, eyes);
      System.out.println("Passes ...");
      passes(eyes);
      System.out.println("First syncs of one proposal ...");
      firstSyncs(setup, eyes);
    }
    System.out.println("Plans of a large facility ...");
    plans();
    report.note("Load at the end: " + load() + ".");
  }

  private void passes(Eyes eyes) throws LDAPException {
    var ours = new ArrayList<Double>();
    var script = new ArrayList<Double>();
    int searches = 0;
    for (int run = -WARM_UPS; run < RUNS; run++) {
      long start = System.nanoTime();
      try (DirectorySession session = eyes.open()) {
        require(eyes.look(session, null).plan().changes().isEmpty());
        searches = Searches.of(session);
      }
      long middle = System.nanoTime();
      if (run == -WARM_UPS) {
        report.note("The first pass took " + Report.ms((middle - start) / 1e6) + ".");
      }
      askOneByOne();
      if (run >= 0) {
        ours.add((middle - start) / 1e6);
        script.add((System.nanoTime() - middle) / 1e6);
      }
    }
    double median = new Numbers(ours).median();
    double ratio = new Numbers(ours).over(new Numbers(script)).median();
    report.add(
        "a pass with nothing to do, 2,000 users and 300 proposals",
        Report.ms(median),
        "<= 500 ms",
        median <= 500);
    report.add("its searches", Integer.toString(searches), "<= 10", searches <= 10);
    report.add(
        "against one search per user and group (%s)"
            .formatted(Report.ms(new Numbers(script).median())),
        Report.text("%.2f", ratio),
        "<= 0.4",
        ratio <= 0.4);
  }

  /** What a script usually does: as many searches as there are users and groups. */
  private void askOneByOne() throws LDAPException {
    for (int i = 0; i < USERS; i++) {
      require(found("(sAMAccountName=" + site.name("u" + i) + ")") == 1);
    }
    for (int i = 0; i < PROPOSALS; i++) {
      require(found("(sAMAccountName=" + (FIRST_PROPOSAL + i) + "-bench)") == 1);
    }
  }

  private int found(String filter) throws LDAPException {
    return peer.search(
            site.root(),
            SearchScope.SUB,
            filter,
            "objectGUID",
            "sAMAccountName",
            "userAccountControl",
            "uidNumber",
            "gidNumber",
            "mail",
            "memberOf",
            "member")
        .getEntryCount();
  }

  private void firstSyncs(Setup setup, Eyes eyes) throws IOException {
    var took = new ArrayList<Double>();
    for (int run = 0; run < RUNS; run++) {
      office(PROPOSALS + run + 1);
      long start = System.nanoTime();
      sync(setup, eyes);
      took.add((System.nanoTime() - start) / 1e6);
    }
    double median = new Numbers(took).median();
    report.add(
        "first sync of a proposal of 10 users, pass included",
        Report.ms(median),
        "<= 300 ms",
        median <= 300);
  }

  private static void sync(Setup setup, Eyes eyes) {
    try (DirectorySession session = eyes.open()) {
      SyncPlan plan = eyes.look(session, null).plan();
      var order = new RunOrder("bench", JournalLine.Purpose.SYNC, "bench");
      var made = new Applying(setup, percent -> {}, () -> false).apply(session, plan, order);
      require(made.done() > 0 && made.failed() == 0);
    }
  }

  private void plans() {
    var load = new PlanningLoad();
    tell("plan of 20,000 users and 5,000 proposals, the first sync", load);
    load.apply();
    tell("plan of 20,000 users and 5,000 proposals, nothing to do", load);
    report.note("The heap was %d MB at most.".formatted(Runtime.getRuntime().maxMemory() >> 20));
  }

  private void tell(String name, PlanningLoad load) {
    var took = new ArrayList<Double>();
    int changes = 0;
    for (int run = 0; run < RUNS; run++) {
      long start = System.nanoTime();
      changes = load.plan();
      took.add((System.nanoTime() - start) / 1e6);
    }
    double median = new Numbers(took).median();
    report.add(
        "%s (%d changes)".formatted(name, changes),
        "%s, the first %s".formatted(Report.ms(median), Report.ms(took.get(0))),
        "<= 1000 ms",
        median <= 1000);
  }

  private void office(int proposals) throws IOException {
    List<String> records =
        IntStream.range(0, proposals)
            .mapToObj(
                i ->
                    Office.proposal(
                        Integer.toString(FIRST_PROPOSAL + i),
                        IntStream.range(0, PEOPLE)
                            .mapToObj(p -> site.name("u" + (i * 7 + p) % USERS))
                            .toArray(String[]::new)))
            .toList();
    Files.writeString(folder.resolve("office.json"), Office.of(records));
  }

  private Map<String, String[]> lines() {
    LdapConfig link = domain.config();
    var properties = new HashMap<>(TestFacility.properties(folder));
    properties.putAll(TestFacility.link(link));
    properties.putAll(TestFacility.in(site));
    properties.put("UserOfficeUrl", List.of(folder.resolve("office.json").toString()));
    properties.put("ProposalGroupTemplate", List.of("{proposal}-bench"));
    properties.put("GidRange", List.of("62000-69999"));
    Map<String, String[]> lines = TestFacility.defaults();
    properties.forEach((name, values) -> lines.put(name, values.toArray(String[]::new)));
    return lines;
  }

  private static void require(boolean fulfilled) {
    if (!fulfilled) {
      throw new IllegalStateException("the benchmark does not do what it measures");
    }
  }

  private static String load() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0];
  }
}
