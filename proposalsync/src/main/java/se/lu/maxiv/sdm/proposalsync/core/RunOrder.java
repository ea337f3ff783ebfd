package se.lu.maxiv.sdm.proposalsync.core;

/**
 * Who wants a plan applied, and as what.
 *
 * @param run the run's identity, never used before
 * @param purpose {@link JournalLine.Purpose#APPROVED} also makes what waits for approval
 * @param by the client's host, or what started it
 */
public record RunOrder(String run, JournalLine.Purpose purpose, String by) {}
