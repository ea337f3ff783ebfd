package se.lu.maxiv.sdm.pathfixer.core.targets;

/**
 * A call to a target that failed.
 *
 * @param sentence what was tried, on what, why it failed
 * @param chance a random number, 0 up to 1, that spreads the tries of many devices
 */
public record Failure(String sentence, double chance) {}
