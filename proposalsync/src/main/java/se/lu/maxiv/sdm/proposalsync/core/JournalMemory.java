package se.lu.maxiv.sdm.proposalsync.core;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a server keeps of its journal: what all lines tell, and those that {@link Undo} may ask for.
 * Of one thread.
 */
public final class JournalMemory {
  private final JournalState state = new JournalState();
  private final ArrayDeque<JournalLine> recent = new ArrayDeque<>();
  private Instant newest = Instant.EPOCH;
  private @Nullable JournalKnowledge known;

  /** Of a journal without a line. */
  public JournalMemory() {}

  /** Takes in one more line. */
  public void learn(JournalLine line) {
    state.learn(line);
    known = null;
    newest = line.at();
    if (!(line instanceof Remembered)) {
      recent.add(line);
      forgetBefore(line.at().minus(Undo.POSSIBLE_FOR));
    }
  }

  private void forgetBefore(Instant since) {
    while (recent.getFirst().at().isBefore(since)) {
      recent.removeFirst();
    }
  }

  /** What all lines until now tell. */
  public JournalKnowledge knowledge() {
    JournalKnowledge knowledge = known;
    if (knowledge == null) {
      knowledge = JournalKnowledge.of(state);
      known = knowledge;
    }
    return knowledge;
  }

  /** The lines of the thirty days before the newest, that one included, the oldest first. */
  public List<JournalLine> recent() {
    return List.copyOf(recent);
  }

  /** The number of those lines. */
  public int recentCount() {
    return recent.size();
  }

  /** The time of the last line; the epoch when there is none. */
  public Instant newest() {
    return newest;
  }

  /** About how many lines tell the same as all until now. */
  public int size() {
    return 1 + recent.size() + state.size();
  }
}
