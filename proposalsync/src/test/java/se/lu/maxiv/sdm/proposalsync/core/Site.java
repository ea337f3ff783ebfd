package se.lu.maxiv.sdm.proposalsync.core;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.OfficeSnapshot;
import se.lu.maxiv.sdm.model.Participant;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.ProposalStatus;
import se.lu.maxiv.sdm.model.UserTypes;
import se.lu.maxiv.sdm.model.Visit;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine.Purpose;

/**
 * A facility in memory: a user office, a directory with the groups Visitors, biomax and presto, a
 * journal and settings that every test may change.
 */
final class Site implements Journal {
  static final String ID = "20170251";
  static final String GROUP = "20170251-group";
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  MemoryDirectory directory = new MemoryDirectory();
  final List<JournalLine> lines = new ArrayList<>();
  final List<Proposal> proposals = new ArrayList<>();
  final List<OfficeSnapshot.Skipped> skipped = new ArrayList<>();
  boolean complete = true;
  Instant now = NOON;
  Instant asOf = NOON;
  IntPredicate nss = gid -> false;
  Policy policy = policy(new RemovalLimits(1000, 100, 0));
  private int runs;

  /** With the groups that the settings name. */
  Site() {
    for (String name : List.of("Visitors", "biomax", "nanomax", "presto", "rclone")) {
      group(name, null, "", Set.of());
    }
  }

  /** With these visitors too. */
  static Site with(String... visitors) {
    var site = new Site();
    Arrays.stream(visitors).forEach(site::visitor);
    return site;
  }

  /** The same site, of which nothing is shared that changes. */
  Site copy() {
    var copy = new Site();
    copy.directory = directory.copy();
    copy.lines.addAll(lines);
    copy.proposals.addAll(proposals);
    copy.skipped.addAll(skipped);
    copy.complete = complete;
    copy.now = now;
    copy.asOf = asOf;
    copy.nss = nss;
    copy.policy = policy;
    copy.runs = runs;
    return copy;
  }

  static Policy policy(RemovalLimits limits) {
    return new Policy(
        new GroupTemplate("{proposal}-group"),
        new GidRange(50_000, 50_999),
        "Visitors",
        Map.of("biomax", "biomax", "nanomax", "nanomax"),
        List.of(
            ResourceRule.parse("beamline:biomax=presto"),
            ResourceRule.parse("proposal:20170252=rclone")),
        UserTypes.parse(UserTypes.DEFAULT),
        new TreeMap<>(Map.of("mail", PersonField.EMAIL)),
        true,
        false,
        limits);
  }

  void limits(int count, int percent, int graceDays) {
    policy = policy(new RemovalLimits(count, percent, graceDays));
  }

  void gids(int first, int last) {
    Policy p = policy;
    policy =
        new Policy(
            p.template(),
            new GidRange(first, last),
            p.visitorsGroup(),
            p.beamlineGroups(),
            p.resources(),
            p.userTypes(),
            p.extraAttributes(),
            p.homes(),
            p.enableInActiveOu(),
            p.limits());
  }

  /** Somebody disables an account. */
  void disable(String username) {
    DirectoryAccount account = directory.account(username);
    directory.put(MemoryDirectory.with(account, account.userAccountControl() | 2));
  }

  /** Somebody enables an account. */
  void enable(String username) {
    DirectoryAccount account = directory.account(username);
    directory.put(MemoryDirectory.with(account, account.userAccountControl() & ~2));
  }

  /** An account below SourceOus, disabled, with numbers. */
  DirectoryAccount visitor(String username) {
    return account(username, Place.SOURCE, 514);
  }

  DirectoryAccount account(String username, Place place, int flags) {
    ObjectId id = MemoryDirectory.id(place + username);
    return directory.put(
        new DirectoryAccount(
            id,
            "CN=" + username,
            "Name of " + username,
            username,
            place,
            flags,
            100_000 + directory.accounts.size(),
            100,
            Map.of()));
  }

  DirectoryGroup group(String name, @Nullable Integer gid, String mark, Set<ObjectId> members) {
    return directory.put(
        new DirectoryGroup(
            MemoryDirectory.id(name), "CN=" + name, name, true, gid, "", mark, members, Set.of()));
  }

  /** The proposal's own group with those members. */
  DirectoryGroup ownGroup(String... members) {
    Set<ObjectId> ids = new HashSet<>();
    Arrays.stream(members).forEach(m -> ids.add(directory.account(m).id()));
    return group(GROUP, 50_000, GroupMark.of(new ProposalId(ID)), ids);
  }

  static Participant person(@Nullable String username) {
    String name = username == null ? "nobody" : username;
    return new Participant(
        username, "First " + name, "Last " + name, name + "@example.org", "", true, Set.of());
  }

  /** An accepted proposal at biomax with these participants. */
  static Proposal proposal(String id, String... usernames) {
    return proposal(
        id,
        ProposalStatus.ACCEPTED,
        Arrays.stream(usernames).map(Site::person).toList(),
        List.of());
  }

  static Proposal proposal(
      String id, ProposalStatus status, List<Participant> people, List<Visit> visits) {
    return new Proposal(
        new ProposalId(id),
        "Secret title",
        "N",
        null,
        status,
        "",
        Set.of("biomax"),
        null,
        null,
        null,
        null,
        null,
        people,
        visits,
        false);
  }

  /** The accepted proposal {@link #ID}, without a title, at that beamline alone. */
  static Proposal at(String beamline, String... usernames) {
    return new Proposal(
        new ProposalId(ID),
        "",
        "N",
        null,
        ProposalStatus.ACCEPTED,
        "",
        Set.of(beamline),
        null,
        null,
        null,
        null,
        null,
        Arrays.stream(usernames).map(Site::person).toList(),
        List.of(),
        false);
  }

  static Visit visit(@Nullable String contact, String... participants) {
    var start = ZonedDateTime.parse("2026-11-22T08:00:00+01:00");
    return new Visit("1", "biomax", start, start.plusDays(1), contact, Set.of(participants));
  }

  Site has(Proposal... all) {
    proposals.clear();
    proposals.addAll(List.of(all));
    return this;
  }

  OfficeSnapshot office() {
    return new OfficeSnapshot(asOf, complete, proposals, skipped);
  }

  @Override
  public JournalKnowledge knowledge() {
    return JournalKnowledge.of(lines);
  }

  Situation situation() {
    return new Situation(
        office(), directory.snapshot(), knowledge(), nss, directory.names(), now, null);
  }

  /** The situation while the user office has never answered. */
  Situation unanswered() {
    Situation s = situation();
    return new Situation(
        OfficeSnapshot.NOTHING,
        s.directory(),
        s.journal(),
        s.takenGids(),
        s.homes(),
        s.now(),
        null);
  }

  SyncPlan plan() {
    return SyncPlanner.plan(situation(), policy);
  }

  /** Plans and applies what needs no approval. */
  SyncReport sync() {
    return apply(plan(), Purpose.SYNC);
  }

  /** Plans and applies all that approval allows. */
  SyncReport approve() {
    return apply(plan(), Purpose.APPROVED);
  }

  SyncReport apply(SyncPlan plan, Purpose purpose) {
    return run().apply(plan, new RunOrder("run" + ++runs, purpose, "host"), Progress.NONE);
  }

  SyncRun run() {
    return new SyncRun(directory, directory, this, InstantSource.fixed(now));
  }

  /** The changes as {@link PlanText} tells them. */
  List<String> changes() {
    return plan().changes().stream().map(PlanText::line).toList();
  }

  List<Finding.Kind> findings() {
    return plan().findings().stream().map(Finding::kind).toList();
  }

  static boolean is(Change change, String name) {
    return change.object().name().equals(name);
  }

  @Override
  public void append(List<JournalLine> more) {
    directory.steps.next();
    lines.addAll(more);
  }

  @Override
  public List<JournalLine> lines() {
    return List.copyOf(lines);
  }
}
