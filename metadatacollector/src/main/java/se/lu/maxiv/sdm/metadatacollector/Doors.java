package se.lu.maxiv.sdm.metadatacollector;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.metadatacollector.core.EndStatus;
import se.lu.maxiv.sdm.metadatacollector.core.Origin;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.metadatacollector.core.ScanFact;
import se.lu.maxiv.sdm.metadatacollector.core.ScanStore;
import se.lu.maxiv.sdm.metadatacollector.sardana.DoorSettings;
import se.lu.maxiv.sdm.metadatacollector.sardana.DoorWatch;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.support.tango.DeviceThreads;

/** The Doors whose scans are collected: what they tell becomes scans. */
final class Doors implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Doors.class);

  private final Config config;
  private final Collector collector;
  private final ScanStore store;
  private final Show show;
  private final DoorWatch watch;

  private final Instant since = Instant.now();

  /** Whether the store could not tell what the Doors did before. */
  private volatile boolean isBlind;

  /** Which scan of the store an open scan of a Door is. */
  private final Map<String, UUID> open = new ConcurrentHashMap<>();

  /** Ends that are not in the store yet. */
  private final Map<UUID, ScanFact.Ended> unstored = new ConcurrentHashMap<>();

  Doors(Config config, Collector collector, ScanStore store, Show show, String device) {
    this.config = config;
    this.collector = collector;
    this.store = store;
    this.show = show;
    var settings =
        new DoorSettings(
            config.zone(),
            config.sardana().setJsonRecorder(),
            DeviceThreads.of(device, "door"),
            Clock.systemUTC());
    this.watch = new DoorWatch(settings, this::happened);
  }

  /** Begins to listen, even if the store cannot tell what was known before. */
  void start() {
    for (String door : config.sardana().doors()) {
      Optional<Scan> newest = newest(door);
      Origin last = newest.map(Scan::origin).orElse(null);
      boolean running = newest.isPresent() && !newest.get().isEnded();
      newest.ifPresent(scan -> open.put(scan.origin().key(), scan.uuid()));
      watch.add(door, last, running);
    }
  }

  private Optional<Scan> newest(String door) {
    try {
      return store.newest(door);
    } catch (SdmException e) {
      LOG.warn("What {} did before is not known: {}", door, e.sentence());
      isBlind = true;
      return Optional.empty();
    }
  }

  /**
   * The store answers: a scan that went on before the start and was not known then has ended
   * without a word.
   */
  void resume(List<Scan> before) {
    before.stream()
        .filter(scan -> isBlind && !scan.isEnded() && scan.origin().start().isBefore(since))
        .filter(scan -> config.sardana().doors().contains(scan.origin().source()))
        .filter(scan -> !open.containsValue(scan.uuid()))
        .forEach(scan -> collector.end(scan.uuid(), since, EndStatus.UNKNOWN, -1));
  }

  /** How the Doors are, one sentence. */
  String state() {
    return String.join(" ", watch.status());
  }

  /** What a Door tells, one after the other. */
  void happened(ScanFact fact) {
    try {
      if (fact instanceof ScanFact.Began began) {
        begin(began);
      } else if (fact instanceof ScanFact.Ended ended) {
        end(ended);
      } else if (fact instanceof ScanFact.Missed missed) {
        missed(missed);
      } else if (fact instanceof ScanFact.Shifted shifted) {
        shifted(shifted);
      }
    } catch (SdmException e) {
      lost(fact.origin(), e.sentence());
    } catch (RuntimeException | Error e) {
      LOG.error("Scan {} of {} is lost", fact.origin().number(), fact.origin().source(), e);
      lost(fact.origin(), "an error in the program (%s).".formatted(e.getClass().getSimpleName()));
    }
  }

  private void lost(Origin origin, String why) {
    show.trouble("Scan %d of %s is lost: %s".formatted(origin.number(), origin.source(), why));
  }

  private void begin(ScanFact.Began began) {
    UUID uuid = UUID.randomUUID();
    collector.begin(uuid, began.origin(), began.scan(), began.files());
    // one that could not be stored is lost, and its end with it: told once
    open.put(began.origin().key(), uuid);
  }

  private void end(ScanFact.Ended ended) {
    UUID uuid = open.remove(ended.origin().key());
    if (uuid != null) {
      unstored.put(uuid, ended);
      endAgain();
    }
  }

  /** Stores the ends that the store did not take when they were told; each once. */
  synchronized void endAgain() {
    unstored.forEach(
        (uuid, ended) -> {
          try {
            collector.end(uuid, ended.end(), ended.status(), ended.points());
            unstored.remove(uuid);
          } catch (SdmException e) {
            LOG.debug("The end of scan {} was not stored", uuid, e);
            if (e.reason() != Reason.DEPENDENCY_ERROR) {
              unstored.remove(uuid);
              lost(ended.origin(), e.sentence());
            }
          } catch (RuntimeException e) {
            LOG.error("The end of scan {} is lost", uuid, e);
            unstored.remove(uuid);
            lost(
                ended.origin(),
                "an error in the program (%s).".formatted(e.getClass().getSimpleName()));
          }
        });
  }

  /** One that is known and goes on has ended; the store keeps no two of one origin. */
  private void missed(ScanFact.Missed missed) {
    Optional<Scan> known = known(missed.origin());
    if (known.isEmpty()) {
      collector.missed(
          UUID.randomUUID(),
          missed.origin(),
          missed.scan(),
          new Collector.Missed(missed.end(), missed.status(), missed.files()));
    } else if (!known.get().isEnded()) {
      open.remove(missed.origin().key());
      collector.end(known.get().uuid(), missed.end(), missed.status(), -1);
    }
  }

  private void shifted(ScanFact.Shifted shifted) {
    String about = "times of " + shifted.origin().source();
    if (shifted.by().isZero()) {
      show.mended(about);
    } else {
      show.trouble(
          about,
          "The times of %s are read %d minutes too %s, so its scans are stored with wrong starts; set the property TimeZone to the zone of its computer (it is %s)."
              .formatted(
                  shifted.origin().source(),
                  shifted.by().abs().toMinutes(),
                  shifted.by().isNegative() ? "late" : "early",
                  config.zone()));
    }
  }

  /** While the store does not answer, it is taken for new: the store refuses a second one. */
  private Optional<Scan> known(Origin origin) {
    try {
      return store.find(origin.key());
    } catch (SdmException e) {
      LOG.warn("Whether {} is known was not found out: {}", origin.key(), e.sentence());
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    watch.close();
  }
}
