package se.lu.maxiv.sdm.metadatacollector.core;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * What is to be delivered of a scan, and how far it has got: a row of the outbox.
 *
 * @param scan whose
 * @param pid the dataset's name in the catalogue, fixed before the first attempt
 * @param stage how far it has got
 * @param readyAt since when it is to be delivered
 * @param attempts how often it was tried without success, since the last success
 * @param sent whether a dataset of that name was ever sent, whatever came of it
 * @param nextAt not before
 * @param words what the catalogue said last, or why it waits; empty when all is well
 * @param notes what people said that the catalogue knows, as {@link Notes#text}
 */
public record Parcel(
    UUID scan,
    String pid,
    Stage stage,
    Instant readyAt,
    int attempts,
    boolean sent,
    Instant nextAt,
    String words,
    String notes) {

  /** How far a parcel has got. */
  public enum Stage {
    /** The scan has not ended, or its files are waited for. */
    OPEN,
    /** It waits for a person: whose it is, is not certain. */
    HELD,
    /** Nothing of it may leave. */
    KEPT,
    /** To be delivered. */
    QUEUED,
    /** The catalogue has the dataset. */
    DATASET_DONE,
    /** The catalogue has the files too. */
    FILES_DONE,
    /** The catalogue has all of it. */
    DONE,
    /** The catalogue refused it; it waits for a person. */
    PARKED,
    /** The catalogue may have it or not, which nobody can read there; it waits for a person. */
    UNVERIFIED;

    /** Whether it is to be delivered. */
    public boolean isDue() {
      return this == QUEUED || this == DATASET_DONE || this == FILES_DONE;
    }

    /** Whether a person has to look. */
    public boolean isWaiting() {
      return this == HELD || this == PARKED || this == UNVERIFIED;
    }
  }

  /** A new one. */
  public static Parcel of(UUID scan, String pid, Instant now) {
    return new Parcel(scan, pid, Stage.OPEN, now, 0, false, now, "", "");
  }

  /** It got to that stage. */
  public Parcel at(Stage reached, Instant now) {
    return new Parcel(scan, pid, reached, readyAt, 0, sent, now, "", notes);
  }

  /** It is to be delivered from now on. */
  public Parcel ready(Instant now) {
    return ready(Stage.QUEUED, now);
  }

  /** It is to be delivered from now on, beginning there. */
  public Parcel ready(Stage from, Instant now) {
    return new Parcel(scan, pid, from, now, 0, sent, now, "", notes);
  }

  /** It waits, or stays, and why. */
  public Parcel at(Stage reached, String why) {
    return new Parcel(scan, pid, reached, readyAt, attempts, sent, nextAt, why, notes);
  }

  /** A dataset is about to be sent. */
  public Parcel sending() {
    return new Parcel(scan, pid, stage, readyAt, attempts, true, nextAt, words, notes);
  }

  /** It did not succeed and is tried again. */
  public Parcel again(Instant now, Duration pause, String why) {
    return new Parcel(scan, pid, stage, readyAt, attempts + 1, sent, now.plus(pause), why, notes);
  }

  /** The catalogue knows these notes. */
  public Parcel told(Notes known) {
    return new Parcel(scan, pid, stage, readyAt, attempts, sent, nextAt, words, known.text());
  }

  /** This one, which was changed meanwhile, with what a courier has found out. */
  public Parcel after(Parcel courier) {
    return new Parcel(
        scan, pid, stage, readyAt, attempts, sent || courier.sent, nextAt, words, courier.notes);
  }

  /** More is to be delivered of a scan that was delivered before, or is being. */
  public Parcel again(Instant now) {
    return switch (stage) {
      case FILES_DONE, DONE ->
          new Parcel(scan, pid, Stage.DATASET_DONE, now, 0, sent, now, "", notes);
      default -> this;
    };
  }
}
