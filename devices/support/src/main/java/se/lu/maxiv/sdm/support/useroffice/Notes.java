package se.lu.maxiv.sdm.support.useroffice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.OfficeSnapshot.Skipped;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * What had to be left out of one proposal that is otherwise good: an account that can be none, a
 * visit with a wrong date. Each becomes an entry among the skipped with the proposal's id, so that
 * somebody corrects it and nothing is taken away from its group meanwhile. Not thread-safe.
 */
final class Notes {
  private final String id;
  private final List<Skipped> skipped = new ArrayList<>();

  Notes(String id) {
    this.id = id;
  }

  void add(String sentence) {
    skipped.add(new Skipped(id, sentence));
  }

  List<Skipped> skipped() {
    return skipped;
  }

  /** The account, or null with a note when the text can be none; null without one when empty. */
  @Nullable String account(String whose, String text) {
    if (text.isBlank()) {
      return null;
    }
    Optional<String> account = OfficeText.account(text);
    if (account.isEmpty()) {
      // the text itself is not told: where an e-mail address was typed it would be shown
      add(
          whose
              + " has an account name that can be none, and is kept without; correct it in the user"
              + " office.");
    }
    return account.orElse(null);
  }

  /** What the rule says of an account; expired, with a note, when its date cannot be read. */
  boolean isExpired(BooleanSupplier rule) {
    try {
      return rule.getAsBoolean();
    } catch (SdmException e) {
      add("An account is taken for expired: " + e.sentence());
      return true;
    }
  }
}
