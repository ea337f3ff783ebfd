package se.lu.maxiv.sdm.support.useroffice;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import se.lu.maxiv.sdm.model.OfficeSnapshot;
import se.lu.maxiv.sdm.model.OfficeSnapshot.Skipped;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.ProposalStatus;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.support.useroffice.DuoQueries.Outcome;

/** DUO's answers on their way to one snapshot. For one ask; not thread-safe. */
final class DuoCollection {
  private final DuoSettings settings;
  private final DuoTimes times;
  private final LocalDate today;
  private final List<DuoEntry> entries = new ArrayList<>();
  private final Set<String> accepted = new TreeSet<>();
  private final Map<String, Outcome<Fields>> details = new HashMap<>();
  private final List<Skipped> skipped = new ArrayList<>();
  private boolean complete = true;

  DuoCollection(DuoSettings settings, DuoTimes times, LocalDate today) {
    this.settings = settings;
    this.times = times;
    this.today = today;
  }

  /**
   * Takes the lists of the years.
   *
   * @throws SdmException the first failure, when not one year was answered
   */
  void addYears(Map<Integer, Outcome<DuoAnswers.Year>> years) {
    int listed = 0;
    for (var year : years.entrySet()) {
      SdmException failure = year.getValue().failure();
      DuoAnswers.Year answer = year.getValue().value();
      if (answer != null) {
        listed += answer.listed();
        answer.ours().forEach(this::addEntry);
      } else if (failure != null) {
        missing("", "The proposals of " + year.getKey() + " are missing: ", failure);
      }
    }
    refuseNothing(years);
    if (listed == 0) {
      complete = false;
      skipped.add(new Skipped("", "It lists no proposal of any beamline; ask those who run it."));
    }
  }

  /** The accepted proposals, whose authors are wanted; of restricted ones nobody's are. */
  Set<String> accepted() {
    return accepted;
  }

  /** Takes the details of proposals. */
  void addDetails(Map<String, Outcome<Fields>> answers) {
    details.putAll(answers);
    answers.forEach(
        (id, outcome) -> {
          SdmException failure = outcome.failure();
          if (failure != null) {
            missing(id, "Its authors are missing: ", failure);
          }
        });
  }

  /** All of it. */
  OfficeSnapshot snapshot(Instant asOf) {
    List<Proposal> proposals = new ArrayList<>();
    for (DuoEntry entry : entries) {
      addProposal(entry, proposals);
    }
    List<Proposal> joined = SameProposal.joined(proposals, skipped);
    return new OfficeSnapshot(asOf, complete, joined, skipped.stream().distinct().toList());
  }

  private void addEntry(JsonNode node) {
    try {
      Fields fields = Fields.of(node, "An entry");
      String listed = fields.word("beamline");
      if (listed.isEmpty()) {
        throw Fields.broken("It names no beamline");
      }
      var entry = new DuoEntry(fields, settings.nameOf(listed), times);
      Proposal bare = entry.bare();
      entries.add(entry);
      if (bare.status() == ProposalStatus.ACCEPTED && !bare.restricted()) {
        accepted.add(bare.id().text());
      }
    } catch (SdmException e) {
      skipped.add(new Skipped(DuoEntry.idOf(node), e.sentence()));
    }
  }

  private void addProposal(DuoEntry entry, List<Proposal> proposals) {
    String id = entry.bare().id().text();
    Outcome<Fields> answer = details.get(id);
    Fields found = answer == null ? null : answer.value();
    if (answer != null && found == null) {
      return;
    }
    var notes = new Notes(id);
    try {
      proposals.add(
          found == null ? entry.with(DuoPeople.NOBODY, notes) : full(entry, found, notes));
      skipped.addAll(notes.skipped());
    } catch (SdmException e) {
      skipped.add(new Skipped(id, e.sentence()));
    }
  }

  private Proposal full(DuoEntry entry, Fields found, Notes notes) {
    return DuoEntry.isProprietary(found)
        ? entry.bare().bare()
        : entry.with(DuoPeople.of(found, today, notes), notes);
  }

  private void missing(String id, String what, SdmException failure) {
    complete = false;
    skipped.add(new Skipped(id, what + failure.sentence()));
  }

  private static void refuseNothing(Map<Integer, Outcome<DuoAnswers.Year>> years) {
    List<SdmException> failures = new ArrayList<>();
    for (var outcome : years.values()) {
      SdmException failure = outcome.failure();
      if (failure == null) {
        return;
      }
      failures.add(failure);
    }
    throw failures.get(0);
  }
}
