package se.lu.maxiv.sdm.proposalsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.model.OfficeSnapshot;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.ProposalStatus;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine.Purpose;

/** What holds for every user office and every directory. */
class SyncPropertyTest {
  private static final int SITES = 400;
  private static final int MANY_SITES = 1000;

  @Test
  void planAfterApplyIsEmpty() {
    for (long seed = 0; seed < MANY_SITES; seed++) {
      Site site = RandomSite.of(seed);

      SyncReport report = site.approve();

      assertThat(report.failed()).as("seed %d", seed).isZero();
      assertThat(site.plan().approvable()).as("seed %d", seed).isEmpty();
      assertThat(site.knowledge().open()).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void planningTwiceGivesTheSamePlan() {
    for (long seed = 0; seed < SITES; seed++) {
      Site site = RandomSite.of(seed);

      assertThat(site.plan()).as("seed %d", seed).isEqualTo(site.plan());
    }
  }

  @Test
  void orderOfTheInputDoesNotMatter() {
    for (long seed = 0; seed < SITES; seed++) {
      Site site = RandomSite.of(seed);
      SyncPlan plan = site.plan();

      Situation shuffled = shuffled(site, seed);

      SyncPlan other = SyncPlanner.plan(shuffled, site.policy);
      assertThat(other.hash()).as("seed %d", seed).isEqualTo(plan.hash());
      assertThat(PlanText.of(other)).as("seed %d", seed).isEqualTo(PlanText.of(plan));
    }
  }

  @Test
  void nobodyLosesAccessWhoShouldHaveIt() {
    for (long seed = 0; seed < SITES; seed++) {
      Site site = RandomSite.of(seed);
      Map<ObjectId, Set<ObjectId>> before = members(site.directory);

      site.approve();

      for (ObjectId group : before.keySet()) {
        var lost = new HashSet<>(before.get(group));
        lost.removeAll(members(site.directory).get(group));
        for (ObjectId member : lost) {
          DirectoryGroup after = Objects.requireNonNull(site.directory.groups.get(group));
          assertThat(maySee(site, after, member)).as("seed %d, %s", seed, after).isFalse();
        }
      }
    }
  }

  @Test
  void recordOfWhichAPartIsSkippedTakesNothingAway() {
    int present = 0;
    for (long seed = 0; seed < SITES; seed++) {
      Site site = RandomSite.of(seed);
      Set<String> skipped =
          site.skipped.stream().map(OfficeSnapshot.Skipped::id).collect(Collectors.toSet());
      present += (int) site.proposals.stream().filter(p -> skipped.contains(p.id().text())).count();

      for (Change change : site.plan().approvable()) {
        if (change instanceof Change.RemoveMember) {
          assertThat(skipped)
              .as("seed %d: %s", seed, change)
              .doesNotContain(Objects.toString(change.proposal()))
              .noneMatch(id -> change.object().name().equals(id + "-group"));
        }
      }
    }
    assertThat(present).isGreaterThan(SITES / 10);
  }

  @Test
  void nobodyGainsAccessWhoShouldNotHaveIt() {
    for (long seed = 0; seed < SITES; seed++) {
      Site site = RandomSite.of(seed);
      Map<ObjectId, Set<ObjectId>> before = members(site.directory);

      site.approve();

      for (DirectoryGroup group : site.directory.groups.values()) {
        var gained = new HashSet<>(group.members());
        gained.removeAll(before.getOrDefault(group.id(), Set.of()));
        gained.removeIf(member -> !site.directory.accounts.containsKey(member));
        if (!group.mark().isEmpty()) {
          for (ObjectId member : gained) {
            assertThat(maySee(site, group, member)).as("seed %d, %s", seed, group).isTrue();
          }
        }
      }
    }
  }

  @Test
  void groupsOfOtherPeopleLoseOnlyWhatSdmAdded() {
    for (long seed = 0; seed < SITES; seed++) {
      Site site = RandomSite.of(seed);
      JournalKnowledge knowledge = site.plan().notes().isEmpty() ? site.knowledge() : known(site);

      for (Change change : site.plan().approvable()) {
        if (change instanceof Change.RemoveMember c && !c.group().name().endsWith("-group")) {
          var membership = new MembershipKey(c.group().existingId(), c.member().existingId());
          assertThat(knowledge.hasAdded(membership)).as("seed %d", seed).isTrue();
        }
      }
    }
  }

  @Test
  void everybodyWhoShouldHaveAccessHasIt() {
    int checked = 0;
    for (long seed = 0; seed < SITES; seed++) {
      Site site = RandomSite.of(seed);

      site.approve();

      for (Proposal proposal : site.proposals) {
        DirectoryGroup group = site.directory.find(proposal.id() + "-group");
        if (proposal.status() == ProposalStatus.ACCEPTED && isSafe(site, group)) {
          for (String name : Crew.names(proposal)) {
            checked += isMember(site, group, name, seed);
          }
        }
      }
    }
    assertThat(checked).isGreaterThan(SITES);
  }

  @Test
  void whenKilledAfterAnyStepTheNextRunDoesExactlyTheRest() {
    for (long seed = 0; seed < SITES / 10; seed++) {
      Site whole = RandomSite.of(seed);
      Site start = whole.copy();
      whole.approve();
      for (int k = 0; k < whole.directory.steps.done; k++) {
        Site site = start.copy();
        killAfter(site, k);

        site.approve();

        assertThat(site.directory.groups)
            .as("seed %d, %d", seed, k)
            .isEqualTo(whole.directory.groups);
        assertThat(site.directory.accounts).isEqualTo(whole.directory.accounts);
        assertThat(site.directory.homes).isEqualTo(whole.directory.homes);
        assertThat(site.directory.written)
            .as("seed %d, %d: nothing twice, nothing else", seed, k)
            .containsExactlyInAnyOrderElementsOf(whole.directory.written);
        assertThat(site.knowledge().added()).isEqualTo(whole.knowledge().added());
      }
    }
  }

  private static void killAfter(Site site, int steps) {
    site.directory.steps.diesAfter = steps;
    try {
      site.apply(site.plan(), Purpose.APPROVED);
      throw new AssertionError("it was not killed after " + steps);
    } catch (MemoryDirectory.Killed e) {
      site.directory.steps.diesAfter = Integer.MAX_VALUE;
    }
  }

  private static Situation shuffled(Site site, long seed) {
    var random = new Random(seed);
    Situation s = site.situation();
    var proposals = new ArrayList<>(s.office().proposals());
    var accounts = new ArrayList<>(s.directory().accounts());
    var groups = new ArrayList<>(s.directory().groups());
    Collections.shuffle(proposals, random);
    Collections.shuffle(accounts, random);
    Collections.shuffle(groups, random);
    DirectorySnapshot d = s.directory();
    return new Situation(
        new OfficeSnapshot(
            s.office().asOf(), s.office().complete(), proposals, s.office().skipped()),
        new DirectorySnapshot(d.controller(), accounts, groups, d.activeNames(), d.gids()),
        s.journal(),
        s.takenGids(),
        s.homes(),
        s.now(),
        null);
  }

  private static JournalKnowledge known(Site site) {
    return site.knowledge().with(site.plan().notes());
  }

  private static Map<ObjectId, Set<ObjectId>> members(MemoryDirectory directory) {
    var members = new TreeMap<ObjectId, Set<ObjectId>>();
    directory.groups.values().forEach(group -> members.put(group.id(), group.members()));
    return members;
  }

  /** Written apart from the planner: does the user office name that account in this group? */
  private static boolean maySee(Site site, DirectoryGroup group, ObjectId member) {
    DirectoryAccount account = site.directory.accounts.get(member);
    if (account == null || !group.name().endsWith("-group")) {
      return false;
    }
    for (Proposal p : site.proposals) {
      if (group.name().equals(p.id() + "-group")) {
        return p.status() != ProposalStatus.ACCEPTED
            || p.restricted()
            || p.participants().stream().anyMatch(x -> is(account, x.username()))
            || is(account, p.pi())
            || is(account, p.proposer())
            || p.visits().stream()
                .flatMap(v -> v.participants().stream())
                .anyMatch(x -> is(account, x));
      }
    }
    return true;
  }

  private static boolean is(DirectoryAccount account, @Nullable String username) {
    return account.username().equalsIgnoreCase(username);
  }

  private static boolean isSafe(Site site, @Nullable DirectoryGroup group) {
    return group != null
        && site.directory.groups.values().stream()
                .filter(other -> Objects.equals(other.gidNumber(), group.gidNumber()))
                .count()
            == 1;
  }

  private static int isMember(Site site, @Nullable DirectoryGroup group, String name, long seed) {
    var accounts =
        site.directory.accounts.values().stream()
            .filter(a -> a.username().equalsIgnoreCase(name))
            .toList();
    if (group == null || accounts.size() != 1 || left(site, accounts.get(0))) {
      return 0;
    }
    assertThat(group.members()).as("seed %d: %s", seed, name).contains(accounts.get(0).id());
    return 1;
  }

  private static boolean left(Site site, DirectoryAccount account) {
    return !account.isEnabled() && site.knowledge().hasEnabled(account.id());
  }
}
