package se.lu.maxiv.sdm.metadatacollector.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import se.lu.maxiv.sdm.model.SdmException;

/** A store that remembers while a test runs, and that can fail. Thread-safe. */
public class MemoryScanStore implements ScanStore {
  private final Map<UUID, Scan> scans = new LinkedHashMap<>();
  private final Map<UUID, Parcel> parcels = new LinkedHashMap<>();
  private final List<ItemsVersion> versions = new ArrayList<>();
  private int savesUntilFailure = Integer.MAX_VALUE;

  /** Fails once, when that many parcels have been written. */
  synchronized void failAfter(int saves) {
    savesUntilFailure = saves;
  }

  /** Whether the failure that was asked for has come. */
  synchronized boolean hasFailed() {
    return savesUntilFailure < 0;
  }

  @Override
  public synchronized void save(Scan scan, Parcel parcel) {
    scans.put(scan.uuid(), scan);
    parcels.put(parcel.scan(), parcel);
  }

  @Override
  public synchronized void save(Parcel parcel) {
    if (savesUntilFailure >= 0 && savesUntilFailure-- == 0) {
      throw SdmException.dependency("The store is away.");
    }
    parcels.put(parcel.scan(), parcel);
  }

  @Override
  public synchronized Optional<Scan> find(UUID uuid) {
    return Optional.ofNullable(scans.get(uuid));
  }

  @Override
  public synchronized Optional<Scan> find(String originKey) {
    return scans.values().stream().filter(s -> s.origin().key().equals(originKey)).findFirst();
  }

  @Override
  public synchronized List<Scan> open() {
    return scans.values().stream().filter(scan -> !scan.isEnded()).toList();
  }

  @Override
  public synchronized Optional<Scan> newest(String source) {
    return scans.values().stream()
        .filter(scan -> scan.origin().source().equals(source))
        .max(Comparator.comparing(scan -> scan.origin().start()));
  }

  @Override
  public synchronized List<Scan> page(String proposal, int offset, int count) {
    return scans.values().stream()
        .filter(scan -> proposal.isEmpty() || scan.belonging().proposal().equals(proposal))
        .sorted(Comparator.comparing((Scan scan) -> scan.origin().start()).reversed())
        .skip(offset)
        .limit(count)
        .toList();
  }

  @Override
  public synchronized long count() {
    return scans.size();
  }

  @Override
  public synchronized Optional<Parcel> parcel(UUID scan) {
    return Optional.ofNullable(parcels.get(scan));
  }

  @Override
  public synchronized List<Parcel> due(Instant now, int most) {
    return parcels(parcel -> parcel.stage().isDue() && !parcel.nextAt().isAfter(now)).stream()
        .limit(most)
        .toList();
  }

  @Override
  public synchronized List<Parcel> waiting(int most) {
    return parcels(parcel -> parcel.stage().isWaiting()).stream().limit(most).toList();
  }

  /** All parcels of that kind, oldest scan first. */
  synchronized List<Parcel> parcels(Predicate<Parcel> kind) {
    return parcels.values().stream()
        .filter(kind)
        .sorted(Comparator.comparing(parcel -> start(parcel.scan())))
        .toList();
  }

  @Override
  public synchronized Backlog backlog() {
    List<Parcel> due = parcels(parcel -> parcel.stage().isDue());
    Instant oldest =
        due.stream().map(Parcel::readyAt).min(Comparator.naturalOrder()).orElse(Instant.MAX);
    return new Backlog(due.size(), waiting(Integer.MAX_VALUE).size(), oldest);
  }

  @Override
  public synchronized void save(ItemsVersion version) {
    versions.add(version);
  }

  @Override
  public synchronized List<ItemsVersion> versions() {
    return List.copyOf(versions);
  }

  @Override
  public String state() {
    return "in memory";
  }

  @Override
  public void close() {
    // it goes with the test
  }

  private Instant start(UUID uuid) {
    Scan scan = scans.get(uuid);
    return scan == null ? Instant.MAX : scan.origin().start();
  }
}
