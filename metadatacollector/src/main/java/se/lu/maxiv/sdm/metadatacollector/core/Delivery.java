package se.lu.maxiv.sdm.metadatacollector.core;

import java.time.Instant;
import java.time.InstantSource;
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
  /** The most files that one block has: larger ones take SciCat many seconds and megabytes. */
  static final int FILES_PER_BLOCK = 10_000;

  private final Catalogue catalogue;
  private final KnownProposals proposals;
  private final CatalogueForm form;
  private final Reports reports;
  private final InstantSource time;
  private final Retries retries;
  private final ProposalEntries entries;
  private final Pictures pictures;

  /** Pictures on the disk. */
  public interface Images {
    /**
     * The picture as a data URL.
     *
     * @return empty when it cannot be read, is no picture or is too large, which is told
     * @throws se.lu.maxiv.sdm.model.SdmException (DEPENDENCY_ERROR) when the storage does not
     *     answer
     */
    Optional<String> dataUrl(String path);
  }

  /** Where it is kept how far a parcel has got. */
  public interface Reports {
    /**
     * Keeps it before it returns.
     *
     * @return what is known of the parcel now: another thing if its scan was changed meanwhile
     */
    Parcel report(Parcel parcel);

    /** Keeps it; the courier goes on with what it has. */
    default void note(Parcel parcel) {
      // a change meanwhile is noticed at the next report
      var unused = report(parcel);
    }

    /** Straight into a store. */
    static Reports to(ScanStore store) {
      return parcel -> {
        store.save(parcel);
        return parcel;
      };
    }
  }

  /**
   * Where things come from and go to.
   *
   * @param proposals tells what the catalogue needs of a proposal
   * @param reports keeps how far a parcel has got
   * @param images reads pictures
   */
  public record Ends(
      Catalogue catalogue, SelectionSource proposals, Reports reports, Images images) {}

  /**
   * A courier.
   *
   * @param jitter numbers from 0 to 1, by which pauses differ
   */
  public Delivery(
      Ends ends, CatalogueSettings settings, InstantSource time, DoubleSupplier jitter) {
    this.catalogue = ends.catalogue();
    this.proposals = new KnownProposals(ends.proposals(), time);
    this.reports = ends.reports();
    this.form = new CatalogueForm(settings);
    this.time = time;
    this.retries = new Retries(time, jitter);
    this.entries = new ProposalEntries(catalogue, form);
    this.pictures = new Pictures(ends, form, retries);
  }

  /**
   * Brings a parcel as far as it gets now.
   *
   * @return where it is now, as the store has it
   */
  public Parcel deliver(Scan scan, Parcel parcel) {
    Parcel now = parcel;
    while (now.stage().isDue()) {
      Parcel step = step(scan, now);
      now = reports.report(step);
      if (now.attempts() > 0 || !now.equals(step)) {
        return now;
      }
      retries.succeeded(now);
    }
    return now;
  }

  private Parcel step(Scan scan, Parcel parcel) {
    return switch (parcel.stage()) {
      case QUEUED -> dataset(scan, parcel);
      case DATASET_DONE -> files(scan, parcel);
      case FILES_DONE -> rest(scan, parcel);
      case OPEN, HELD, KEPT, DONE, PARKED, UNVERIFIED -> parcel;
    };
  }

  private Parcel dataset(Scan scan, Parcel parcel) {
    ProposalFacts facts = proposals.facts(scan.belonging().proposal()).orElse(null);
    Optional<Answer> obstacle = entries.obstacle(scan, facts);
    if (obstacle.isPresent()) {
      return retries.after(parcel, obstacle.get());
    }
    Parcel sending = parcel.sending();
    reports.note(sending);
    Answer answer = catalogue.create(form.dataset(scan, parcel.pid(), facts));
    if (answer instanceof Answer.Exists) {
      return existing(scan, sending, parcel.sent());
    }
    if (!(answer instanceof Answer.Done)) {
      return retries.after(sending, answer);
    }
    Parcel made = sending.told(scan.notes()).at(Stage.DATASET_DONE, time.instant());
    return parcel.sent() ? made : firstFiles(scan, made);
  }

  /** Nobody can have added files to a data set that was not there before: none need be listed. */
  private Parcel firstFiles(Scan scan, Parcel made) {
    reports.note(made);
    return add(scan, made, Set.of());
  }

  /** Ours, if the stored record says so; then an earlier answer was lost. */
  private Parcel existing(Scan scan, Parcel parcel, boolean wasSent) {
    Answer answer = catalogue.dataset(parcel.pid());
    if (answer instanceof Answer.Done done) {
      return ScientificMetadata.isOf(scan, done.body().get("scientificMetadata"))
          ? parcel.at(Stage.DATASET_DONE, time.instant())
          : parcel.at(
              Stage.PARKED,
              "The catalogue has another data set of the name %s, which was not made from this scan."
                  .formatted(parcel.pid()));
    }
    if (answer instanceof Answer.Forbidden) {
      return parcel.at(
          Stage.UNVERIFIED,
          "The catalogue has a data set of the name %s%s, but the account may not read it; let it read, then Retry. %s"
              .formatted(parcel.pid(), wasSent ? ", probably this one" : "", answer.words()));
    }
    // there and not there: somebody deletes it just now, or the catalogue is confused
    return retries.after(
        parcel, answer instanceof Answer.Missing ? new Answer.Broken(answer.words()) : answer);
  }

  private Parcel files(Scan scan, Parcel parcel) {
    if (filesOf(scan, Set.of()).isEmpty()) {
      return parcel.at(Stage.FILES_DONE, time.instant());
    }
    Answer answer = catalogue.files(parcel.pid());
    if (answer instanceof Answer.Done done) {
      return add(scan, parcel, texts(done.body().get("files")));
    }
    return answer instanceof Answer.Forbidden
        ? parcel.at(
            Stage.UNVERIFIED,
            "The account may not read which files %s has, so none were added; let it read, then Retry. %s"
                .formatted(parcel.pid(), answer.words()))
        : retries.after(parcel, answer);
  }

  private Parcel add(Scan scan, Parcel parcel, Set<String> known) {
    List<Map<String, Object>> missing = filesOf(scan, known);
    for (int from = 0; from < missing.size(); from += FILES_PER_BLOCK) {
      var block = missing.subList(from, Math.min(missing.size(), from + FILES_PER_BLOCK));
      Answer added = catalogue.add(parcel.pid(), block, size(block));
      if (!(added instanceof Answer.Done)) {
        return retries.afterAdding(parcel, added);
      }
    }
    return parcel.at(Stage.FILES_DONE, time.instant());
  }

  private static List<Map<String, Object>> filesOf(Scan scan, Set<String> known) {
    // files are called after samples and people
    return scan.release().allows(Part.NAMES) ? CatalogueForm.files(scan, known) : List.of();
  }

  private static long size(List<Map<String, Object>> block) {
    return block.stream()
        .mapToLong(file -> file.get("size") instanceof Number size ? size.longValue() : 0)
        .sum();
  }

  private Parcel rest(Scan scan, Parcel parcel) {
    Optional<Parcel> obstacle = pictures.obstacle(scan, parcel);
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    Optional<Answer> untold = tell(scan, parcel);
    return untold.isPresent()
        ? retries.after(parcel, untold.get())
        : parcel.told(scan.notes()).at(Stage.DONE, time.instant());
  }

  /** Changes what people say if they said it later; needs more rights than all before. */
  private Optional<Answer> tell(Scan scan, Parcel parcel) {
    boolean isTold =
        parcel.notes().equals(scan.notes().text())
            || !scan.release().allows(Part.NAMES)
            || CatalogueForm.notes(scan.notes()).isEmpty();
    if (isTold) {
      return Optional.empty();
    }
    Answer answer = catalogue.dataset(parcel.pid());
    if (answer instanceof Answer.Done done) {
      Map<String, Object> changes = CatalogueForm.changes(scan.notes(), done.body());
      answer = changes.isEmpty() ? answer : catalogue.change(parcel.pid(), changes);
    }
    return answer instanceof Answer.Done ? Optional.empty() : Optional.of(answer);
  }

  static Set<String> texts(@Nullable Object list) {
    var texts = new HashSet<String>();
    if (list instanceof List<?> elements) {
      elements.forEach(element -> texts.add(String.valueOf(element)));
    }
    return texts;
  }

  /** The name of a scan's data set in the catalogue. */
  public static String pid(CatalogueSettings settings, Scan scan) {
    return settings.pidPrefix() + "/" + scan.uuid();
  }

  /**
   * Where a scan goes that has ended, or changed since: it is held, kept, or to be delivered. What
   * the catalogue has of it is not sent again.
   */
  public static Parcel decided(Scan scan, Parcel parcel, Instant now) {
    if (scan.status() == EndStatus.NOT_OBSERVED && scan.belonging().proposal().isEmpty()) {
      return parcel.at(Stage.KEPT, "Nobody has observed it: there is nothing to tell of it.");
    }
    if (scan.belonging().isHeld()) {
      return parcel.at(Stage.HELD, scan.belonging().held());
    }
    if (scan.belonging().userType().isEmpty()) {
      return parcel.at(Stage.HELD, "Nobody has said of which type its proposal is; decide.");
    }
    if (!scan.release().allows(Part.DATASET)) {
      return parcel.at(Stage.KEPT, scan.release().because());
    }
    if (scan.belonging().proposal().isEmpty()) {
      return parcel.at(Stage.HELD, "Nobody has said which proposal it belongs to; decide.");
    }
    return switch (parcel.stage()) {
      case DATASET_DONE, FILES_DONE, DONE -> parcel.ready(Stage.DATASET_DONE, now);
      case OPEN, HELD, KEPT, QUEUED, PARKED, UNVERIFIED -> parcel.ready(now);
    };
  }
}
