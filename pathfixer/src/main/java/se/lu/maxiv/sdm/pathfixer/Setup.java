package se.lu.maxiv.sdm.pathfixer;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import se.lu.maxiv.sdm.model.Groups;
import se.lu.maxiv.sdm.pathfixer.acquisition.Targets;
import se.lu.maxiv.sdm.pathfixer.core.Rules;
import se.lu.maxiv.sdm.pathfixer.core.targets.Board;
import se.lu.maxiv.sdm.support.worker.BoundedWorker;

/**
 * The parts that a session works with, built from the properties.
 *
 * @param rules for choosing
 * @param storage the folders
 * @param groups where group numbers come from
 * @param desk user office and staff
 * @param stateFile what survives a restart
 * @param targets starts the acquisition systems' board, given who listens to it
 * @param warnings found at the start, sentences
 * @param maxOfficeAge how old the office's answer may be
 * @param workers ask the systems outside
 * @param clock the time
 */
record Setup(
    Rules rules,
    Storage storage,
    Groups groups,
    OfficeDesk desk,
    StateFile stateFile,
    java.util.function.Function<Consumer<Board>, Targets> targets,
    List<String> warnings,
    Duration maxOfficeAge,
    Asking workers,
    Clock clock) {
  /**
   * Who asks the systems that a session calls itself.
   *
   * @param groups the source of groups
   * @param state the state directory
   * @param listing the storage, for what may be slow and must keep no change waiting
   */
  record Asking(BoundedWorker groups, BoundedWorker state, BoundedWorker listing) {}
}
