package se.lu.maxiv.sdm.metadatacollector.core;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel.Stage;
import se.lu.maxiv.sdm.metadatacollector.core.Release.Part;

/**
 * Brings parcels to the catalogue: each once, whatever is lost on the way. A data set has its name
 * before the first attempt, so that a second one cannot make another; files are added by difference
 * to what the catalogue lists. What can only go wrong again waits for a person; all else is tried
 * again, ever more rarely.
 *
 * <p>Every step is in the store before and after it is taken. Thread-safe for different scans.
 */
public final class Delivery {
  /** How often a request is tried over which the catalogue itself fails. */
  static final int MOST_FAILURES = 5;

  /** The most files that one block has. */
  static final int FILES_PER_BLOCK = 10_000;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final int MOST_DOUBLINGS = 10;

  private final Catalogue catalogue;
  private final SelectionSource proposals;
  private final CatalogueForm form;
  private final ScanStore store;
  private final InstantSource time;
  private final DoubleSupplier jitter;
  private final Images images;
  private final Set<String> knownProposals = Collections.synchronizedSet(new HashSet<>());

  /** Pictures on the disk. */
  public interface Images {
    /**
     * The picture as a data URL.
     *
     * @return empty when it cannot be read, is no picture or is too large
     */
    Optional<String> dataUrl(String path);
  }

  /**
   * Where things come from and go to.
   *
   * @param proposals tells what the catalogue needs of a proposal
   * @param store keeps how far a parcel has got
   * @param images reads pictures
   */
  public record Ends(
      Catalogue catalogue, SelectionSource proposals, ScanStore store, Images images) {}

  /**
   * A courier.
   *
   * @param jitter numbers from 0 to 1, by which pauses differ
   */
  public Delivery(
      Ends ends, CatalogueSettings settings, InstantSource time, DoubleSupplier jitter) {
    this.catalogue = ends.catalogue();
    this.proposals = ends.proposals();
    this.store = ends.store();
    this.images = ends.images();
    this.form = new CatalogueForm(settings);
    this.time = time;
    this.jitter = jitter;
  }

  /**
   * Brings a parcel as far as it gets now.
   *
   * @return where it is now, as the store has it
   */
  public Parcel deliver(Scan scan, Parcel parcel) {
    Parcel now = parcel;
    while (now.stage().isDue()) {
      Parcel next = step(scan, now);
      store.save(next);
      if (next.stage() == now.stage()) {
        return next;
      }
      now = next;
    }
    return now;
  }

  private Parcel step(Scan scan, Parcel parcel) {
    return switch (parcel.stage()) {
      case QUEUED -> dataset(scan, parcel);
      case DATASET_DONE -> files(scan, parcel);
      case FILES_DONE -> rest(scan, parcel);
      default -> parcel;
    };
  }

  private Parcel dataset(Scan scan, Parcel parcel) {
    ProposalFacts facts = proposals.proposal(scan.belonging().proposal()).orElse(null);
    Optional<Answer> obstacle = proposal(scan.belonging(), facts);
    if (obstacle.isPresent()) {
      return after(parcel, obstacle.get());
    }
    Parcel sending = parcel.sending();
    store.save(sending);
    Answer answer = catalogue.create(form.dataset(scan, parcel.pid(), facts));
    if (answer instanceof Answer.Exists) {
      return existing(scan, sending, parcel.sent());
    }
    return answer instanceof Answer.Done
        ? sending.told(scan.notes()).at(Stage.DATASET_DONE, time.instant())
        : after(sending, answer);
  }

  /** Ours, if the stored record says so; then an earlier answer was lost. */
  private Parcel existing(Scan scan, Parcel parcel, boolean wasSent) {
    Answer answer = catalogue.dataset(parcel.pid());
    if (answer instanceof Answer.Done done) {
      return isOurs(scan, done.body())
          ? parcel.at(Stage.DATASET_DONE, time.instant())
          : parcel.at(
              Stage.PARKED,
              "The catalogue has another data set of the name %s, which was not made from this scan."
                  .formatted(parcel.pid()));
    }
    if (answer instanceof Answer.Forbidden || answer instanceof Answer.Missing) {
      return parcel.at(
          Stage.UNVERIFIED,
          "The catalogue has a data set of the name %s%s, but the account may not read it (%s); let it read, then Retry."
              .formatted(parcel.pid(), wasSent ? ", probably this one" : "", answer.words()));
    }
    return after(parcel, answer);
  }

  private static boolean isOurs(Scan scan, Map<String, Object> body) {
    return body.get("scientificMetadata") instanceof Map<?, ?> metadata
        && metadata.get(ScientificMetadata.SCAN) instanceof Map<?, ?> about
        && about.get("uuid") instanceof Map<?, ?> field
        && scan.uuid().toString().equals(field.get("value"));
  }

  /** Makes the proposal if it is missing and the account may; only silence is an obstacle. */
  private Optional<Answer> proposal(Belonging whose, @Nullable ProposalFacts facts) {
    if (knownProposals.contains(whose.proposal())) {
      return Optional.empty();
    }
    Answer answer = catalogue.proposal(whose.proposal());
    if (answer instanceof Answer.Missing && facts != null) {
      answer = catalogue.propose(form.proposal(whose, facts));
    }
    if (answer instanceof Answer.Away) {
      return Optional.of(answer);
    }
    if (!(answer instanceof Answer.Missing)) {
      knownProposals.add(whose.proposal());
    }
    return Optional.empty();
  }

  private Parcel files(Scan scan, Parcel parcel) {
    if (!scan.release().allows(Part.NAMES)) {
      return parcel.at(Stage.FILES_DONE, time.instant());
    }
    if (CatalogueForm.files(scan, Set.of()).isEmpty()) {
      return parcel.at(Stage.FILES_DONE, time.instant());
    }
    Answer answer = catalogue.files(parcel.pid());
    if (!(answer instanceof Answer.Done done)) {
      return answer instanceof Answer.Forbidden
          ? unverified(parcel, answer)
          : after(parcel, answer);
    }
    List<Map<String, Object>> missing = CatalogueForm.files(scan, texts(done.body().get("files")));
    for (int from = 0; from < missing.size(); from += FILES_PER_BLOCK) {
      var block = missing.subList(from, Math.min(missing.size(), from + FILES_PER_BLOCK));
      Answer added = catalogue.add(parcel.pid(), block, size(block));
      if (!(added instanceof Answer.Done)) {
        return after(parcel, added);
      }
    }
    return parcel.at(Stage.FILES_DONE, time.instant());
  }

  private static Parcel unverified(Parcel parcel, Answer answer) {
    return parcel.at(
        Stage.UNVERIFIED,
        "The account may not read which files %s has (%s), so none were added; let it read, then Retry."
            .formatted(parcel.pid(), answer.words()));
  }

  private static long size(List<Map<String, Object>> block) {
    return block.stream()
        .mapToLong(file -> file.get("size") instanceof Number size ? size.longValue() : 0)
        .sum();
  }

  private Parcel rest(Scan scan, Parcel parcel) {
    Optional<Answer> obstacle =
        scan.release().allows(Part.THUMBNAILS) ? pictures(scan, parcel) : Optional.empty();
    if (obstacle.isPresent()) {
      return after(parcel, obstacle.get());
    }
    boolean isTold = parcel.notes().equals(scan.notes().text());
    if (!isTold && scan.release().allows(Part.NAMES)) {
      Answer changed = catalogue.change(parcel.pid(), CatalogueForm.notes(scan.notes()));
      if (!(changed instanceof Answer.Done)) {
        return after(parcel, changed);
      }
    }
    return parcel.told(scan.notes()).at(Stage.DONE, time.instant());
  }

  private Optional<Answer> pictures(Scan scan, Parcel parcel) {
    if (scan.notes().images().isEmpty()) {
      return Optional.empty();
    }
    Answer answer = catalogue.attachments(parcel.pid());
    if (!(answer instanceof Answer.Done done)) {
      return Optional.of(answer);
    }
    Set<String> known = texts(done.body().get("captions"));
    for (String path : scan.notes().images()) {
      Optional<Answer> obstacle =
          known.contains(path) ? Optional.empty() : attach(scan, parcel, path);
      if (obstacle.isPresent()) {
        return obstacle;
      }
    }
    return Optional.empty();
  }

  private Optional<Answer> attach(Scan scan, Parcel parcel, String path) {
    Optional<String> picture = images.dataUrl(path);
    if (picture.isEmpty()) {
      return Optional.empty();
    }
    Answer answer =
        catalogue.attach(
            parcel.pid(),
            Map.of(
                "caption",
                path,
                "ownerGroup",
                form.settings().ownerGroup(scan.belonging()),
                "accessGroups",
                form.settings().accessGroups(),
                "thumbnail",
                picture.get()));
    return answer instanceof Answer.Done ? Optional.empty() : Optional.of(answer);
  }

  private static Set<String> texts(@Nullable Object list) {
    var texts = new HashSet<String>();
    if (list instanceof List<?> elements) {
      elements.forEach(element -> texts.add(String.valueOf(element)));
    }
    return texts;
  }

  /** What becomes of a parcel that did not get on. */
  private Parcel after(Parcel parcel, Answer answer) {
    boolean isHopeless =
        answer instanceof Answer.Refused
            || answer instanceof Answer.Forbidden
            || answer instanceof Answer.Missing
            || answer instanceof Answer.Exists
            || (answer instanceof Answer.Broken && parcel.attempts() + 1 >= MOST_FAILURES);
    return isHopeless
        ? parcel.at(Stage.PARKED, answer.words())
        : parcel.again(time.instant(), pause(parcel.attempts()), answer.words());
  }

  private Duration pause(int attempts) {
    long factor = 1L << Math.min(attempts, MOST_DOUBLINGS);
    Duration plain = FIRST_PAUSE.multipliedBy(factor);
    Duration bounded = plain.compareTo(LONGEST_PAUSE) < 0 ? plain : LONGEST_PAUSE;
    return Duration.ofMillis((long) (bounded.toMillis() * (0.5 + 0.5 * jitter.getAsDouble())));
  }

  /** The name of a scan's data set in the catalogue. */
  public static String pid(CatalogueSettings settings, Scan scan) {
    return settings.pidPrefix() + "/" + scan.uuid();
  }

  /** Where a scan that has ended goes: it is held, kept, or to be delivered. */
  public static Parcel decided(Scan scan, Parcel parcel, Instant now) {
    if (scan.belonging().isHeld()) {
      return parcel.at(Stage.HELD, scan.belonging().held());
    }
    return scan.release().allows(Part.DATASET)
        ? parcel.ready(now)
        : parcel.at(Stage.KEPT, scan.release().because());
  }
}
