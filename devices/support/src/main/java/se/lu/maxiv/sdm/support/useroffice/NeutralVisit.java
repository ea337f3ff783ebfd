package se.lu.maxiv.sdm.support.useroffice;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Visit;

/**
 * The visits of one proposal in the neutral form. A visit that breaks a rule is left out with a
 * note; the proposal and its other visits stay.
 *
 * @param times reads the times
 * @param beamlines the proposal's; a visit that names none is at the only one
 * @param notes takes what had to be left out
 */
record NeutralVisit(OfficeTimes times, Set<String> beamlines, Notes notes) {

  /** The visit, unless it is cancelled or breaks a rule. */
  Optional<Visit> read(JsonNode node) {
    try {
      Fields fields = Fields.of(node, "A visit");
      return isCancelled(fields) ? Optional.empty() : Optional.of(visit(fields));
    } catch (SdmException e) {
      notes.add("A visit was left out: " + e.sentence());
      return Optional.empty();
    }
  }

  private static boolean isCancelled(Fields fields) {
    String status = fields.word("status").toUpperCase(Locale.ROOT);
    return status.equals("CANCELLED") || status.equals("CANCELED");
  }

  private Visit visit(Fields fields) {
    return new Visit(
        fields.word("id"),
        beamline(fields),
        times.from("Its start", fields.raw("start")),
        times.until("Its end", fields.raw("end")),
        notes.account("A local contact", fields.raw("localContact")),
        participants(fields.texts("participants")));
  }

  private String beamline(Fields fields) {
    String named = OfficeText.beamline(fields.raw("beamline"));
    if (!named.isEmpty()) {
      return named;
    }
    if (beamlines.size() != 1) {
      throw Fields.broken("It names no beamline and its proposal has not exactly one");
    }
    return beamlines.iterator().next();
  }

  // an empty set means the proposal's participants: a list of which nothing is left must not
  // become one, or a typing error would let everybody in
  private Set<String> participants(List<String> texts) {
    Set<String> accounts = new HashSet<>();
    for (String text : texts) {
      var account = notes.account("A participant of a visit", text);
      if (account != null) {
        accounts.add(account);
      }
    }
    if (accounts.isEmpty() && !texts.isEmpty()) {
      throw Fields.broken("None of its participants has an account");
    }
    return accounts;
  }
}
