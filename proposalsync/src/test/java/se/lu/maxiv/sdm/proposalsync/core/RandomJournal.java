package se.lu.maxiv.sdm.proposalsync.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine.Observation;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine.Purpose;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine.Result;

/**
 * Journals of a facility with few groups and people, so that their lines are about the same things
 * again and again: runs with all kinds of change and outcome, killed ones, clocks that jump.
 */
public final class RandomJournal {
  private static final List<String> GROUPS = List.of("Visitors", "presto", "20170251-group");
  private static final List<String> PEOPLE = List.of("ana", "bo", "åsa");

  private final Random random;
  private final List<JournalLine> lines = new ArrayList<>();
  private final List<Trace> begun = new ArrayList<>();
  private Instant now = Site.NOON;
  private String run = "";

  private RandomJournal(long seed) {
    this.random = new Random(seed);
  }

  /** The same lines for the same seed. */
  public static List<JournalLine> of(long seed, int runs) {
    var journal = new RandomJournal(seed);
    for (int i = 0; i < runs; i++) {
      journal.run(i);
    }
    return journal.lines;
  }

  private void run(int number) {
    now = now.plus(Duration.ofHours(random.nextInt(random.nextInt(10) == 0 ? 800 : 30)));
    if (random.nextInt(20) == 0) {
      now = now.minus(Duration.ofDays(random.nextInt(40)));
    }
    if (random.nextBoolean()) {
      lines.add(new JournalLine.OfficeSeen(now, now.minusSeconds(number(4000) - 1000L), number(9)));
    }
    for (int i = number(3); i > 0; i--) {
      lines.add(note());
    }
    if (random.nextInt(5) == 0) {
      lines.add(new JournalLine.Approved(now, "h" + number, "host", ""));
    }
    settle();
    run = random.nextInt(8) == 0 ? run : "run" + number;
    lines.add(new JournalLine.Started(run, now, any(Purpose.values()), "dc1", "h", "host"));
    if (random.nextInt(4) == 0) {
      lines.add(new JournalLine.ApprovalUsed(now, "h", run));
    }
    for (int i = number(6); i > 0; i--) {
      write();
    }
    if (random.nextInt(6) > 0) {
      lines.add(new JournalLine.Ended(run, now, 1, 2, 3));
    }
  }

  /** Some that a run left open are found written or not. */
  private void settle() {
    for (JournalKnowledge.Open open : JournalKnowledge.of(lines).open()) {
      if (random.nextBoolean()) {
        Result result = random.nextBoolean() ? Result.DONE : Result.REFUSED;
        lines.add(new JournalLine.Happened(open.run(), now, open.change(), result, "found"));
      }
    }
  }

  private void write() {
    List<Trace> changes = new ArrayList<>();
    for (int i = 1 + number(2); i > 0; i--) {
      changes.add(
          begun.isEmpty() || random.nextInt(3) > 0 ? change() : any(begun.toArray(Trace[]::new)));
    }
    begun.addAll(changes);
    lines.add(new JournalLine.Intended(run, now, changes));
    for (Trace change : changes) {
      if (random.nextInt(7) > 0) {
        now = now.plusSeconds(number(90));
        lines.add(new JournalLine.Happened(run, now, change, any(Result.values()), "so"));
      }
    }
  }

  private Trace change() {
    ObjectRef group = ref(any(GROUPS.toArray(String[]::new)));
    ObjectRef person = ref(any(PEOPLE.toArray(String[]::new)));
    var id = new ProposalId("2017025" + number(5));
    return Trace.of(
        switch (number(8)) {
          case 0 -> new Change.CreateGroup(ObjectRef.planned("g"), id, number(9), "d", "m", "why");
          case 1 -> new Change.SetGid(group, id, 1 + number(9), "why");
          case 2 -> new Change.MoveAccount(person, id, "CN=old", "old", "new" + number(3), "why");
          case 3 -> new Change.EnableAccount(person, id, 514, 512, "why");
          case 4, 5 -> new Change.RemoveMember(group, person, id, "why");
          default -> new Change.AddMember(group, person, id, "why");
        });
  }

  private JournalLine note() {
    Observation observation = any(Observation.values());
    ObjectRef person = ref(any(PEOPLE.toArray(String[]::new)));
    ObjectRef group =
        observation == Observation.ENABLED ? person : ref(any(GROUPS.toArray(String[]::new)));
    return new JournalLine.Noted(now, observation, group, person);
  }

  private static ObjectRef ref(String name) {
    return ObjectRef.of(MemoryDirectory.id(name), name);
  }

  private int number(int below) {
    return random.nextInt(below);
  }

  private <T> T any(T[] all) {
    return all[random.nextInt(all.length)];
  }
}
