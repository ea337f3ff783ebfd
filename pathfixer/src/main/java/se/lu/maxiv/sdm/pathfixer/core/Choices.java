package se.lu.maxiv.sdm.pathfixer.core;

import java.util.List;

/**
 * What may be chosen next.
 *
 * @param usernames accounts, in the order of the alphabet
 * @param proposals for the present user, newest first
 * @param visits folders' names for the present proposal, newest first
 */
public record Choices(List<String> usernames, List<String> proposals, List<String> visits) {
  /** Nothing is known yet. */
  public static final Choices NONE = new Choices(List.of(), List.of(), List.of());

  /** Copies the lists. */
  public Choices {
    usernames = List.copyOf(usernames);
    proposals = List.copyOf(proposals);
    visits = List.copyOf(visits);
  }
}
