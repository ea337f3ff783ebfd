package se.lu.maxiv.sdm.proposalsync.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.OfficeSnapshot;
import se.lu.maxiv.sdm.model.Participant;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.ProposalStatus;
import se.lu.maxiv.sdm.model.Visit;

/** A facility by chance: good and odd names, every state an account or group can be in. */
final class RandomSite {
  private static final List<String> USERNAMES =
      List.of(
          "ana",
          "bo",
          "carl",
          "dag",
          "eva",
          "Åsa",
          "o'neil",
          "x=y",
          "a*()\\",
          "comma, name",
          "\"q\"",
          "nul\0l",
          "ghost1",
          "ghost2");
  private static final List<String> IDS =
      List.of("20170251", "20170252", "20180007", "20200001", "20260338", "20260400");

  private final Random random;
  private final Site site = new Site();

  private RandomSite(long seed) {
    this.random = new Random(seed);
  }

  /** A site that has been synchronised once and then changed, so that there is something to do. */
  static Site of(long seed) {
    var made = new RandomSite(seed);
    made.people();
    made.groups();
    made.office();
    if (made.chance(80)) {
      made.site.approve();
      made.site.now = made.site.now.plus(Duration.ofDays(1));
      made.site.asOf = made.site.now;
      made.office();
      made.disturb();
    }
    made.site.limits(made.chance(50) ? 2 : 1000, made.chance(50) ? 30 : 100, made.graceDays());
    made.site.directory = made.site.directory.copy();
    return made.site;
  }

  private int graceDays() {
    return chance(30) ? 3 : 0;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private void people() {
    for (String username : USERNAMES) {
      if (!username.startsWith("ghost")) {
        account(username, one(List.of(Place.values())));
      }
    }
    if (chance(10)) {
      account("BO", Place.ELSEWHERE);
    }
    var staff = new HashSet<ObjectId>();
    site.directory.accounts.keySet().stream().filter(id -> chance(10)).forEach(staff::add);
    site.group("biomax", null, "", staff);
  }

  private void account(String username, Place place) {
    DirectoryAccount a = site.account(username, place, chance(60) ? 514 : 66_048);
    String name = chance(30) ? "Anna Andersson" : a.name();
    site.directory.put(
        new DirectoryAccount(
            a.id(),
            a.dn(),
            place == Place.ACTIVE ? a.name() : name,
            username,
            place,
            a.userAccountControl(),
            chance(90) ? a.uidNumber() : null,
            a.gidNumber(),
            a.attributes()));
  }

  private void groups() {
    for (String id : IDS) {
      if (chance(30)) {
        boolean ours = chance(60);
        Integer gid = chance(20) ? null : Integer.valueOf(50_000 + random.nextInt(8));
        String mark = ours ? GroupMark.of(new ProposalId(id)) : "";
        site.group(id + "-group", gid, mark, someAccounts());
      }
    }
    site.group("Visitors", null, "", someAccounts());
  }

  private Set<ObjectId> someAccounts() {
    var some = new HashSet<ObjectId>();
    site.directory.accounts.keySet().stream().filter(id -> chance(25)).forEach(some::add);
    return some;
  }

  private void office() {
    site.proposals.clear();
    site.skipped.clear();
    site.complete = chance(90);
    for (String id : IDS) {
      boolean skipped = chance(15);
      if (skipped) {
        site.skipped.add(new OfficeSnapshot.Skipped(id, "It has no type."));
      }
      if (chance(skipped ? 50 : 80)) {
        site.proposals.add(proposal(id));
      }
    }
  }

  private Proposal proposal(String id) {
    ProposalStatus status = chance(80) ? ProposalStatus.ACCEPTED : ProposalStatus.FINISHED;
    var people = new ArrayList<Participant>();
    USERNAMES.stream().filter(u -> chance(25)).forEach(u -> people.add(Site.person(spelt(u))));
    if (chance(10)) {
      people.add(Site.person(null));
    }
    List<Visit> visits = chance(50) ? List.of() : List.of(Site.visit(user(), visitor()));
    var made =
        new Proposal(
            new ProposalId(id),
            "Secret title",
            "N",
            null,
            status,
            "",
            Set.of(one(List.of("biomax", "nanomax", "unknown"))),
            null,
            null,
            null,
            user(),
            user(),
            people,
            visits,
            false);
    return chance(10) ? made.bare() : made;
  }

  private @Nullable String user() {
    return chance(50) ? one(USERNAMES) : null;
  }

  private String visitor() {
    return spelt(one(USERNAMES));
  }

  private String spelt(String username) {
    return chance(20) ? username.toUpperCase(Locale.ROOT) : username;
  }

  /** What administrators do in between. */
  private void disturb() {
    for (DirectoryAccount a : List.copyOf(site.directory.accounts.values())) {
      if (chance(10)) {
        site.directory.put(MemoryDirectory.with(a, a.userAccountControl() | 2));
      }
    }
    for (DirectoryGroup g : List.copyOf(site.directory.groups.values())) {
      if (chance(30)) {
        var members = new HashSet<>(g.members());
        members.removeIf(m -> chance(30));
        members.addAll(someAccounts());
        site.directory.put(MemoryDirectory.with(g, members));
      }
    }
  }
}
