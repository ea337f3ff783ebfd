package se.lu.maxiv.sdm.pathfixer.core;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.pathfixer.core.targets.Board;
import se.lu.maxiv.sdm.pathfixer.core.targets.TargetLine;
import se.lu.maxiv.sdm.pathfixer.core.targets.TargetStatus;

/**
 * Everything the device shows at one moment. Attribute reads only read it; it is replaced as a
 * whole.
 *
 * @param selection what is chosen
 * @param place where its data go, null when nowhere: nothing complete is chosen or it is not proved
 * @param generation grows by one at every change of the sample path
 * @param selectedAt when the selection was last made, null when there is none
 * @param choices what may be chosen next
 * @param board the acquisition systems
 * @param freeSpace in GB where the data go, NaN when unknown
 * @param health what is wrong, and what is worth knowing
 * @param log the last lines, oldest first
 */
public record View(
    Selection selection,
    @Nullable Place place,
    long generation,
    @Nullable Instant selectedAt,
    Choices choices,
    Board board,
    double freeSpace,
    Health health,
    List<String> log) {

  /** The device before it has read its properties. */
  public static final View STARTING =
      new View(
          Selection.NONE,
          null,
          0,
          null,
          Choices.NONE,
          new Board(List.of()),
          Double.NaN,
          Health.STARTING,
          List.of());

  /** Copies the log. */
  public View {
    log = List.copyOf(log);
  }

  /** The state that follows from all this. */
  public Condition condition() {
    if (health.isStarting()) {
      return Condition.INIT;
    }
    if (!health.faults().isEmpty()) {
      return Condition.FAULT;
    }
    if (!health.alarms().isEmpty()) {
      return Condition.ALARM;
    }
    return place == null ? Condition.STANDBY : Condition.ON;
  }

  /** Whether a scan may start: a session, a proved path, and every target confirmed on it. */
  public boolean isReadyToScan() {
    String path = samplePath();
    return !path.isEmpty()
        && health.faults().isEmpty()
        && board.allOk()
        && board.lines().stream().allMatch(line -> isOn(line, path));
  }

  /** raw of the visit, or empty. */
  public String path() {
    return place == null ? "" : place.data().raw().toString();
  }

  /** Where instruments write now, or empty. */
  public String samplePath() {
    return place == null ? "" : place.samplePath().toString();
  }

  /** process of the visit, or empty. */
  public String processPath() {
    return place == null ? "" : place.data().process().toString();
  }

  /** The same with another selection and place; a new generation if the sample path changed. */
  public View with(Selection chosen, @Nullable Place proved, @Nullable Instant at) {
    String path = proved == null ? "" : proved.samplePath().toString();
    long next = path.equals(samplePath()) ? generation : generation + 1;
    double free = proved == null ? Double.NaN : freeSpace;
    return new View(chosen, proved, next, at, choices, board, free, health, log);
  }

  /** The same with what an earlier run left. */
  public View restored(
      Selection chosen, @Nullable Place proved, long earlier, @Nullable Instant at) {
    return new View(chosen, proved, earlier, at, choices, board, freeSpace, health, log);
  }

  /** The device cannot work: no place, no choices, nothing that anybody watches. */
  public View halted(String why) {
    View without = with(selection, null, selectedAt);
    var fault = new Health(false, List.of(why), List.of(), List.of());
    return without.with(Choices.NONE).with(new Board(List.of())).with(fault);
  }

  /** The same with another wording of the same selection. */
  public View withKeptBack(Selection same) {
    return new View(same, place, generation, selectedAt, choices, board, freeSpace, health, log);
  }

  /** The same with other choices. */
  public View with(Choices offered) {
    return new View(
        selection, place, generation, selectedAt, offered, board, freeSpace, health, log);
  }

  /** The same with another board. */
  public View with(Board seen) {
    return new View(
        selection, place, generation, selectedAt, choices, seen, freeSpace, health, log);
  }

  /** The same with another health. */
  public View with(Health felt) {
    return new View(selection, place, generation, selectedAt, choices, board, freeSpace, felt, log);
  }

  /** The same with another free space. */
  public View withFreeSpace(double gigabytes) {
    return new View(
        selection, place, generation, selectedAt, choices, board, gigabytes, health, log);
  }

  /** The same with another log. */
  public View withLog(List<String> lines) {
    return new View(
        selection, place, generation, selectedAt, choices, board, freeSpace, health, lines);
  }

  private static boolean isOn(TargetLine line, String path) {
    return line.status() == TargetStatus.OK && line.wanted().equals(path);
  }
}
