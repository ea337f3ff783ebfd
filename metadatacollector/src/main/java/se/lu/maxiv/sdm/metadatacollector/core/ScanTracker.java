package se.lu.maxiv.sdm.metadatacollector.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.metadatacollector.core.DoorEvent.Past;

/**
 * Makes scans of what one Door tells. A Door has one scan at a time; it says when that begins and
 * when it has written its last point, and how it ended only by other words: the history, the
 * macro's end, its state. What took place while nobody heard is found in the history, or by missing
 * numbers: whatever may have been lost is settled by the next survey.
 *
 * <p>The Doors of one MacroServer have one counter and one history. A scan that another Door has
 * told is not this one's; one that no Door has told is that of the Door that is busy, and after a
 * gap that of the Door which is looked at first.
 *
 * <p>For one thread. The rules were seen with Sardana 3.0 to 3.2.
 */
public final class ScanTracker {
  /** A counter that jumps farther was set by somebody. */
  private static final long LARGEST_GAP = 100;

  /** How many scans Sardana keeps in its history. */
  private static final int HISTORY = 20;

  private static final Measurement NOTHING_KNOWN =
      new Measurement("", List.of(), List.of(), List.of(), -1, "");

  private final String door;

  /** Scans of other Doors, as they were told while this one was idle. */
  private final RecentScans foreign = new RecentScans();

  private RecentScans known = new RecentScans();
  private @Nullable Origin last;
  private @Nullable OpenScan open;

  /** The newest number that a scan took, -1 when none is known. */
  private long counter = -1;

  /** Whether words may have been lost since the last survey. */
  private boolean lost = true;

  /** Whether a macro runs. */
  private boolean busy;

  /** How much later the history has the Door's scans than its packets do. */
  private Duration shift = Duration.ZERO;

  /** Whether what is in the history and not known is news. */
  private boolean isFollowing;

  /**
   * Follows a Door.
   *
   * @param last the newest of its scans that is known already; null: what is in its history is
   *     older than this program and is left alone
   * @param running whether that one had not ended when it was heard of last
   */
  public ScanTracker(String door, @Nullable Origin last, boolean running) {
    this.door = door;
    this.last = last;
    if (last != null) {
      isFollowing = true;
      counter = last.number();
      known.add(last);
      open = running ? OpenScan.resumed(last) : null;
    }
  }

  /** Shares what is known with the other Doors of the same MacroServer, on the same thread. */
  public void share(RecentScans ofMacroServer) {
    if (known != ofMacroServer) {
      ofMacroServer.addAll(known);
      known = ofMacroServer;
    }
  }

  /** What follows from an event. */
  public List<ScanFact> on(DoorEvent event) {
    var facts = new ArrayList<ScanFact>();
    if (event instanceof DoorEvent.Described described) {
      begin(described, facts);
    } else if (event instanceof DoorEvent.MacroEnded ended) {
      endOfMacro(ended, facts);
    } else if (event instanceof DoorEvent.State state) {
      state(state, facts);
    } else if (event instanceof DoorEvent.History history) {
      history(history.scans(), busy, facts);
    } else if (event instanceof DoorEvent.Surveyed survey) {
      survey(survey, facts);
    } else if (event instanceof DoorEvent.Numbered next) {
      number(next.number());
    } else {
      note(event);
    }
    return facts;
  }

  /** What tells of the scan that goes on, and ends nothing. */
  private void note(DoorEvent event) {
    boolean isLost = event instanceof DoorEvent.Lost;
    lost |= isLost;
    OpenScan now = open;
    if (now == null) {
      return;
    }
    if (isLost) {
      now.lost();
    } else if (event instanceof DoorEvent.Point point) {
      now.point(point.number());
    } else if (event instanceof DoorEvent.Recorded recorded) {
      now.recorded(recorded.end());
    }
  }

  private void begin(DoorEvent.Described described, List<ScanFact> facts) {
    var origin = new Origin(door, described.number(), described.start());
    if (known.contains(origin)) {
      return;
    }
    OpenScan before = open;
    if (before != null) {
      end(before, before.endOr(described.start()), before.statusOr(EndStatus.UNKNOWN), facts);
    }
    if (!lost) {
      notObserved(described.number() - 1, described.start(), facts);
      count(described.number());
    }
    add(origin);
    isFollowing = true;
    open = new OpenScan(origin, described.macro());
    facts.add(new ScanFact.Began(origin, described.scan(), described.files()));
  }

  /** A scan inside another macro has no id; its own end is told by the history. */
  private void endOfMacro(DoorEvent.MacroEnded ended, List<ScanFact> facts) {
    OpenScan now = open;
    if (now == null || !now.isOf(ended.macro())) {
      return;
    }
    now.told(ended.status());
    if (now.isRecorded()) {
      end(now, now.endOr(Instant.MAX), ended.status(), facts);
    }
  }

  /** A Door that says it is idle after words were lost has said more before: the survey tells. */
  private void state(DoorEvent.State state, List<ScanFact> facts) {
    busy(state);
    OpenScan now = open;
    if (now == null || state.busy() || lost) {
      return;
    }
    EndStatus guess = now.isRecorded() && !state.alarm() ? EndStatus.UNKNOWN : EndStatus.FAILED;
    end(now, now.endOr(state.at()), now.statusOr(guess), facts);
  }

  private void busy(DoorEvent.State state) {
    busy = state.busy();
    known.busy(door, busy);
  }

  /** A hook may refuse the scan that takes a number: then there was none, and no row for it. */
  private void number(long number) {
    if (!lost) {
      count(number);
    }
  }

  private void count(long number) {
    if (number < counter) {
      known.forgetNumbers();
    }
    counter = number;
  }

  private void survey(DoorEvent.Surveyed survey, List<ScanFact> facts) {
    boolean isRead = survey.number() >= 0;
    busy(survey.state());
    // a number that nobody heard of was lost without a word
    lost |= isRead && counter >= 0 && survey.number() != counter;
    if (isRead) {
      history(survey.scans(), lost || busy, facts);
    }
    OpenScan now = open;
    if (now != null && !busy) {
      Instant end = now.endOr(nextAfter(now, survey));
      end(now, end, now.statusOr(unheard(now, survey)), facts);
    }
    if (isRead) {
      long ended = known.isAnyBusy() ? survey.number() - 1 : survey.number();
      notObserved(ended, survey.state().at(), facts);
      count(survey.number());
    }
    lost = false;
  }

  private static Instant nextAfter(OpenScan scan, DoorEvent.Surveyed survey) {
    return survey.scans().stream()
        .map(Past::start)
        .filter(start -> start.isAfter(scan.origin.start()))
        .min(Instant::compareTo)
        .orElse(survey.state().at());
  }

  /** What ended in order is in the history, unless too many came after. */
  private static EndStatus unheard(OpenScan scan, DoorEvent.Surveyed survey) {
    boolean couldBeThere =
        survey.number() >= 0
            && (survey.scans().size() < HISTORY
                || survey.scans().get(0).start().isBefore(scan.origin.start()));
    return couldBeThere && !scan.isRecorded() ? EndStatus.FAILED : EndStatus.UNKNOWN;
  }

  /**
   * Looks for scans of this Door in the history.
   *
   * @param isOurs whether one that nobody knows is taken for a scan of this Door
   */
  private void history(List<Past> scans, boolean isOurs, List<ScanFact> facts) {
    Origin newest = last;
    int news = isFollowing && newest != null ? known.news(scans, newest) : 0;
    for (Past past : scans.subList(news, scans.size())) {
      Origin origin = RecentScans.origin(door, past);
      Duration offset = known.offset(origin).orElse(null);
      if (offset != null) {
        found(past, offset, facts);
      } else if (!isFollowing) {
        add(origin);
      } else if (!foreign.contains(origin)) {
        unknown(origin, past, isOurs, facts);
      }
    }
    isFollowing = true;
  }

  /** One that is known, and perhaps goes on. */
  private void found(Past past, Duration offset, List<ScanFact> facts) {
    OpenScan now = open;
    boolean isOpen =
        now != null
            && now.origin.number() == past.number()
            && now.origin.start().plus(offset).getEpochSecond() == past.start().getEpochSecond();
    if (now == null || !isOpen) {
      return;
    }
    if (!offset.equals(shift)) {
      shift = offset;
      facts.add(new ScanFact.Shifted(now.origin, offset));
    }
    end(now, past.end(), past.status(), facts);
  }

  /** While words may have been lost, whose it is, is left to the survey. */
  private void unknown(Origin origin, Past past, boolean isOurs, List<ScanFact> facts) {
    if (isOurs) {
      missed(origin, past, facts);
      add(origin);
    } else if (!lost) {
      foreign.add(origin);
    }
  }

  private void missed(Origin origin, Past past, List<ScanFact> facts) {
    notObserved(origin.number() - 1, origin.start(), facts);
    facts.add(new ScanFact.Missed(origin, past.scan(), past.end(), past.status(), past.files()));
    counter = Math.max(counter, origin.number());
  }

  /** Numbers up to this one that were taken while neither packet nor history told of a scan. */
  private void notObserved(long upTo, Instant before, List<ScanFact> facts) {
    if (counter < 0 || upTo - counter > LARGEST_GAP) {
      return;
    }
    for (long number = counter + 1; number <= upTo; number++) {
      if (!known.containsNumber(number)) {
        var origin = new Origin(door, number, before);
        add(origin);
        facts.add(
            new ScanFact.Missed(origin, NOTHING_KNOWN, before, EndStatus.NOT_OBSERVED, List.of()));
      }
    }
  }

  private void add(Origin origin) {
    known.add(origin);
    last = origin;
  }

  private void end(OpenScan scan, Instant end, EndStatus status, List<ScanFact> facts) {
    facts.add(scan.ended(end, status));
    open = null;
  }
}
