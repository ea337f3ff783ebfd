package se.lu.maxiv.sdm.metadatacollector.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.metadatacollector.core.DoorEvent.Past;

/**
 * Makes scans of what one Door tells. A Door has one scan at a time; it says when that begins and
 * when it has written its last point, and how it ended only by other words: the macro's end, the
 * history, its state. Scans in between that nobody heard of are found in the history, or by their
 * missing numbers.
 *
 * <p>For one thread. The rules were seen with Sardana 3.0 to 3.2.
 */
public final class ScanTracker {
  /** A counter that jumps farther was set by somebody. */
  private static final long LARGEST_GAP = 100;

  private static final Measurement NOTHING_KNOWN =
      new Measurement("", List.of(), List.of(), List.of(), -1, "");

  private final String door;
  private final Set<Long> numbered = new HashSet<>();
  private @Nullable Origin last;
  private @Nullable Open open;

  /** A scan that goes on. */
  private static final class Open {
    private final Origin origin;
    private final @Nullable String macro;
    private long points;
    private @Nullable Instant recorded;

    Open(Origin origin, @Nullable String macro) {
      this.origin = origin;
      this.macro = macro;
    }
  }

  /**
   * Follows a Door.
   *
   * @param last the newest of its scans that is known already; null: what is in its history is
   *     older than this program and is left alone
   */
  public ScanTracker(String door, @Nullable Origin last) {
    this.door = door;
    this.last = last;
  }

  /** What follows from an event. */
  public List<ScanFact> on(DoorEvent event) {
    var facts = new ArrayList<ScanFact>();
    if (event instanceof DoorEvent.Described described) {
      begin(described, facts);
    } else if (event instanceof DoorEvent.Point) {
      count();
    } else if (event instanceof DoorEvent.Recorded recorded) {
      record(recorded.end());
    } else if (event instanceof DoorEvent.MacroEnded ended) {
      endOfMacro(ended, facts);
    } else if (event instanceof DoorEvent.State state) {
      state(state, facts);
    } else if (event instanceof DoorEvent.Numbered next) {
      numbered.add(next.number());
    } else if (event instanceof DoorEvent.History history) {
      history(history.scans(), facts);
    }
    return facts;
  }

  private void begin(DoorEvent.Described described, List<ScanFact> facts) {
    var origin = new Origin(door, described.number(), described.start());
    Open before = open;
    if (before != null) {
      Instant end = before.recorded == null ? described.start() : before.recorded;
      end(before, end, EndStatus.UNKNOWN, facts);
    }
    gap(origin, facts);
    open = new Open(origin, described.macro());
    last = origin;
    facts.add(new ScanFact.Began(origin, described.scan(), described.files()));
  }

  private void count() {
    if (open != null) {
      open.points++;
    }
  }

  private void record(Instant end) {
    if (open != null) {
      open.recorded = end;
    }
  }

  /** A scan inside another macro has no id; its own end is told by the history. */
  private void endOfMacro(DoorEvent.MacroEnded ended, List<ScanFact> facts) {
    Open now = open;
    if (now == null || ended.macro() == null || !ended.macro().equals(now.macro)) {
      return;
    }
    Instant end = now.recorded;
    if (end != null) {
      end(now, end, ended.status(), facts);
    }
  }

  private void state(DoorEvent.State state, List<ScanFact> facts) {
    Open now = open;
    if (now == null || state.busy()) {
      return;
    }
    Instant end = now.recorded;
    if (state.alarm() || end == null) {
      end(now, end == null ? state.at() : end, EndStatus.FAILED, facts);
    } else {
      end(now, end, EndStatus.NORMAL, facts);
    }
  }

  private void history(List<Past> scans, List<ScanFact> facts) {
    Origin known = last;
    for (Past past : scans) {
      var origin = new Origin(door, past.number(), past.start());
      Open now = open;
      if (now != null && now.origin.key().equals(origin.key())) {
        end(now, past.end(), past.status(), facts);
      } else if (known != null && isAfter(origin, known)) {
        missed(origin, past, facts);
      }
    }
    if (known == null && !scans.isEmpty()) {
      Past newest = scans.get(scans.size() - 1);
      last = new Origin(door, newest.number(), newest.start());
    }
  }

  private void missed(Origin origin, Past past, List<ScanFact> facts) {
    facts.add(new ScanFact.Missed(origin, past.scan(), past.end(), past.status(), past.files()));
    numbered.remove(origin.number());
    last = origin;
  }

  /** The history has whole seconds' fractions and the packets have not. */
  private static boolean isAfter(Origin origin, Origin known) {
    return origin.start().getEpochSecond() > known.start().getEpochSecond()
        || (origin.start().getEpochSecond() == known.start().getEpochSecond()
            && origin.number() > known.number());
  }

  /** Numbers that neither a packet nor the history nor the environment told. */
  private void gap(Origin next, List<ScanFact> facts) {
    Origin known = last;
    if (known == null || next.number() - known.number() > LARGEST_GAP) {
      return;
    }
    for (long number = known.number() + 1; number < next.number(); number++) {
      if (!numbered.remove(number)) {
        var origin = new Origin(door, number, next.start());
        facts.add(
            new ScanFact.Missed(
                origin, NOTHING_KNOWN, next.start(), EndStatus.NOT_OBSERVED, List.of()));
      }
    }
    numbered.remove(next.number());
  }

  private void end(Open scan, Instant end, EndStatus status, List<ScanFact> facts) {
    facts.add(new ScanFact.Ended(scan.origin, end, status, scan.points));
    open = null;
  }
}
