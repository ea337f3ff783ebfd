package se.lu.maxiv.sdm.proposalsync.core;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/** The plan of a whole facility, for benchmarks: 20,000 users, 5,000 proposals, from memory. */
public final class PlanningLoad {
  private static final int USERS = 20_000;
  private static final int PROPOSALS = 5_000;

  private final Site site = facility();

  /** A facility whose directory has nothing of it yet. */
  public PlanningLoad() {}

  /** The number of changes that the plan has now. */
  public int plan() {
    return SyncPlanner.plan(site.situation(), site.policy).changes().size();
  }

  /** Applies all of the plan. */
  public void apply() {
    site.approve();
  }

  private static Site facility() {
    var site = new Site();
    site.gids(50_000, 60_000);
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
