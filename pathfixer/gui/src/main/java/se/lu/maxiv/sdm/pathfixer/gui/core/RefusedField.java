package se.lu.maxiv.sdm.pathfixer.gui.core;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the row that a refusal is about: PathFixer's sentences begin with what they refuse. */
public final class RefusedField {
  private static final Map<Field, Pattern> BEGINNINGS =
      Map.of(
          Field.USERNAME, beginning("user\\b|account|.*field \"username\".*|.*no user is chosen.*"),
          Field.PROPOSAL, beginning("proposal|group \"|.*field \"proposal\".*"),
          Field.VISIT, beginning("visit|.*field \"visit\".*"),
          Field.SAMPLE, beginning("(next )?sample"),
          Field.ENDSTATION, beginning("endstation"));

  private RefusedField() {}

  /** The field; empty when the refusal is about none of them, such as a disk that hangs. */
  public static Optional<Field> of(String sentence) {
    return BEGINNINGS.entrySet().stream()
        .filter(entry -> entry.getValue().matcher(sentence).find())
        .map(Map.Entry::getKey)
        // "The proposal was refused: no user is chosen" is about the user
        .min(Comparator.naturalOrder());
  }

  private static Pattern beginning(String what) {
    return Pattern.compile("^(the )?(" + what + ")", Pattern.CASE_INSENSITIVE);
  }
}
