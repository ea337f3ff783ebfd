package se.lu.maxiv.sdm.support.useroffice;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.model.OfficeSnapshot;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;
import se.lu.maxiv.sdm.model.UserOffice;

/**
 * The last good answer of a user office, in memory and on disk, so that an outage does not stop the
 * beamline.
 *
 * <p>An incomplete answer takes nothing away: proposals that were known and are absent from it
 * stay. An answer without any proposal when some were known is not used at all, since an office
 * under maintenance says just that; what is in use keeps its age. A cache written for another
 * office than the present one is not used.
 *
 * <p>Thread-safe: {@link #state} only reads memory and never waits; {@link #refresh} waits for the
 * office and for another one that is under way.
 */
public final class CachedUserOffice {
  private static final Logger LOG = LoggerFactory.getLogger(CachedUserOffice.class);

  private final UserOffice office;
  private final CacheFile cache;
  private final Clock clock;
  private volatile OfficeState state = OfficeState.nothing();

  /**
   * Reads what the disk has; nothing is asked yet.
   *
   * @param file the cache; its folder must exist and be writable, the file need not exist
   * @param zone the site's zone
   * @param clock for ages, and for the name of a damaged cache
   */
  public CachedUserOffice(UserOffice office, Path file, ZoneId zone, Clock clock) {
    this.office = office;
    this.cache = new CacheFile(file, new NeutralJson(zone));
    this.clock = clock;
    load();
  }

  /** What is known now, from memory. */
  public OfficeState state() {
    return state;
  }

  /** What the office is, for Status. */
  public String description() {
    return office.description();
  }

  /**
   * Asks the office. A good answer replaces memory and disk; after a failure the old one stays and
   * {@link #state} tells the failure.
   *
   * @return the answer that is in use afterwards
   */
  public synchronized OfficeSnapshot refresh() {
    try {
      use(stripped(office.ask()));
    } catch (SdmException e) {
      fail(goingOn(e.sentence()), e);
    } catch (RuntimeException e) {
      LOG.error("The user office's answer could not be handled", e);
      fail("The user office's answer was not used: the program failed in itself (" + e + ").", e);
    }
    return state.snapshot();
  }

  /** An answer stays only where there is one. */
  private String goingOn(String sentence) {
    return state.snapshot().isKnown()
        ? sentence.replaceFirst("\\.$", "; the last good answer stays in use.")
        : sentence;
  }

  private void use(OfficeSnapshot answer) {
    int known = state.snapshot().proposals().size();
    if (answer.proposals().isEmpty() && known > 0) {
      fail(
          "The user office names no proposal any more, where it named "
              + known
              + "; those stay in use, ask those who run it.",
          null);
      return;
    }
    OfficeSnapshot used = answer.complete() ? answer : joined(state.snapshot(), answer);
    state = OfficeState.answered(used, clock.instant());
    store(used);
  }

  private void load() {
    try {
      cache.read().ifPresent(this::take);
    } catch (SdmException e) {
      setAside(e);
    } catch (IOException e) {
      fail("The user office's cache " + shown() + " could not be read: " + why(e) + ".", e);
    }
  }

  private void take(CacheFile.Kept kept) {
    if (kept.answer().source().equals(office.description())) {
      state = OfficeState.cached(stripped(kept.answer().snapshot()), kept.writtenAt());
      return;
    }
    fail(
        "The cache "
            + shown()
            + " was not used: it is from "
            + Shown.quoted(kept.answer().source())
            + ", not from the present user office.",
        null);
  }

  private void setAside(SdmException damage) {
    try {
      Path aside = cache.setAside(clock.instant());
      fail(
          "The user office's cache " + shown() + " was damaged and set aside as " + aside + ".",
          damage);
    } catch (IOException e) {
      fail("The damaged cache " + shown() + " could not be set aside: " + why(e) + ".", e);
    }
  }

  private void store(OfficeSnapshot answer) {
    try {
      cache.write(new NeutralJson.Sourced(office.description(), answer));
    } catch (IOException e) {
      fail(
          "The user office's answer is in use, but could not be kept in "
              + shown()
              + ": "
              + why(e)
              + "; check the disk and StateDirectory.",
          e);
    }
  }

  private static OfficeSnapshot stripped(OfficeSnapshot s) {
    return new OfficeSnapshot(
        s.asOf(),
        s.complete(),
        s.proposals().stream().map(Restricted::stripped).toList(),
        s.skipped());
  }

  private static OfficeSnapshot joined(OfficeSnapshot known, OfficeSnapshot answer) {
    Set<ProposalId> answered =
        answer.proposals().stream().map(Proposal::id).collect(Collectors.toSet());
    Stream<Proposal> kept = known.proposals().stream().filter(p -> !answered.contains(p.id()));
    List<Proposal> all = new ArrayList<>(answer.proposals());
    kept.forEach(all::add);
    return new OfficeSnapshot(answer.asOf(), false, all, answer.skipped());
  }

  private void fail(String sentence, @Nullable Exception cause) {
    if (!state.failure().equals(Optional.of(sentence))) {
      LOG.warn("{}", sentence);
    }
    LOG.debug("The user office's failure in full", cause);
    state = state.failed(sentence, clock.instant());
  }

  private String shown() {
    return cache.path().toString();
  }

  // what a file system's exception says is the path and, if anything, a reason
  private static String why(IOException e) {
    return e.getClass().getSimpleName() + " " + Shown.plain(String.valueOf(e.getMessage()));
  }
}
