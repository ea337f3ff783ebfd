package se.lu.maxiv.sdm.proposalsync.core;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Measures, by hand, how long the plan of a whole facility takes: 20,000 users, 5,000 proposals.
 */
class PlanningSpeedDemo {
  private static final int USERS = 20_000;
  private static final int PROPOSALS = 5_000;

  @Test
  void planOfAWholeFacility() {
    Site site = facility();
    for (int i = 0; i < 8; i++) {
      report("first sync", site.situation(), site.policy);
    }
    site.approve();
    for (int i = 0; i < 8; i++) {
      report("nothing to do", site.situation(), site.policy);
    }
  }

  private static void report(String what, Situation situation, Policy policy) {
    long start = System.nanoTime();
    SyncPlan plan = SyncPlanner.plan(situation, policy);
    long took = (System.nanoTime() - start) / 1_000_000;
    Runtime runtime = Runtime.getRuntime();
    long used = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    System.out.printf("%s: %d changes in %d ms, %d MB%n", what, plan.changes().size(), took, used);
  }

  private static Site facility() {
    var site = new Site();
    Policy p = site.policy;
    site.policy =
        new Policy(
            p.template(),
            new GidRange(50_000, 60_000),
            p.visitorsGroup(),
            p.beamlineGroups(),
            p.resources(),
            p.userTypes(),
            p.extraAttributes(),
            p.homes(),
            p.enableInActiveOu(),
            p.limits());
    for (int i = 0; i < USERS; i++) {
      site.visitor("user" + i);
    }
    var random = new Random(1);
    for (int i = 0; i < PROPOSALS; i++) {
      Set<String> people = new HashSet<>();
      while (people.size() < 10) {
        people.add("user" + random.nextInt(USERS));
      }
      site.proposals.add(
          Site.proposal(String.valueOf(20_200_000 + i), people.toArray(String[]::new)));
    }
    return site;
  }
}
