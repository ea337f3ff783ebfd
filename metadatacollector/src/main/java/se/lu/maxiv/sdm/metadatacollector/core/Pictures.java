package se.lu.maxiv.sdm.metadatacollector.core;

import java.util.Optional;
import java.util.Set;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel.Stage;
import se.lu.maxiv.sdm.metadatacollector.core.Release.Part;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * Adds the pictures of a scan to its data set, each once: those whose caption the catalogue lists
 * are there. A picture's caption is its path.
 */
final class Pictures {
  private final Catalogue catalogue;
  private final CatalogueForm form;
  private final Delivery.Images images;
  private final Retries retries;

  Pictures(Delivery.Ends ends, CatalogueForm form, Retries retries) {
    this.catalogue = ends.catalogue();
    this.images = ends.images();
    this.form = form;
    this.retries = retries;
  }

  /** What becomes of a parcel whose pictures cannot be added now; empty when all are there. */
  Optional<Parcel> obstacle(Scan scan, Parcel parcel) {
    if (!scan.release().allows(Part.THUMBNAILS) || scan.notes().images().isEmpty()) {
      return Optional.empty();
    }
    Answer answer = catalogue.attachments(parcel.pid());
    if (answer instanceof Answer.Forbidden) {
      return Optional.of(
          parcel.at(
              Stage.UNVERIFIED,
              "The account may not read which pictures %s has, so none were added; let it read, then Retry. %s"
                  .formatted(parcel.pid(), answer.words())));
    }
    return answer instanceof Answer.Done done
        ? missing(scan, parcel, Delivery.texts(done.body().get("captions")))
        : Optional.of(retries.after(parcel, answer));
  }

  private Optional<Parcel> missing(Scan scan, Parcel parcel, Set<String> known) {
    int number = 0;
    for (String path : scan.notes().images()) {
      number++;
      // the path tells sample and people
      String caption = scan.release().allows(Part.NAMES) ? path : "image " + number;
      Optional<Parcel> obstacle =
          known.contains(caption) ? Optional.empty() : added(scan, parcel, path, caption);
      if (obstacle.isPresent()) {
        return obstacle;
      }
    }
    return Optional.empty();
  }

  private Optional<Parcel> added(Scan scan, Parcel parcel, String path, String caption) {
    Optional<String> picture;
    try {
      picture = images.dataUrl(path);
    } catch (SdmException e) {
      return Optional.of(retries.after(parcel, new Answer.Away(e.sentence())));
    }
    return picture
        .map(data -> catalogue.attach(parcel.pid(), form.attachment(scan, caption, data)))
        .filter(answer -> !(answer instanceof Answer.Done))
        .map(answer -> retries.afterAdding(parcel, answer));
  }
}
