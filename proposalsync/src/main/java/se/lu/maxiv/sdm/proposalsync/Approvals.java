package se.lu.maxiv.sdm.proposalsync;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.proposalsync.core.Approval;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine;

/** Approvals of plans, as the journal has them: each counts for one run. */
record Approvals(Setup setup) {
  /** The one that was given before a stop and whose time is not over. */
  Optional<Approval> waiting() {
    return setup.journal().knowledge().approval().filter(approval -> !approval.isExpired(now()));
  }

  /** A person approves the plan with that hash, of one proposal or all. */
  Approval given(String hash, String by, @Nullable ProposalId only) {
    return new Approval(hash, now(), by, only == null ? "" : only.text());
  }

  /** Writes it down before its run begins. */
  void keep(Approval approval) {
    setup
        .journal()
        .append(
            List.of(
                new JournalLine.Approved(
                    approval.at(), approval.hash(), approval.by(), approval.proposal())));
  }

  /**
   * One that did not come to its run, because that failed or was aborted before it began: nobody
   * expects it to come true later. Only a stop of the device leaves it for the next start.
   */
  void useUp(Approval approval) {
    boolean isOpen = setup.journal().knowledge().approval().filter(approval::equals).isPresent();
    if (isOpen) {
      setup.journal().append(List.of(new JournalLine.ApprovalUsed(now(), approval.hash(), "")));
    }
  }

  /** Its proposal; null for all. */
  static @Nullable ProposalId scope(Approval approval) {
    return approval.proposal().isEmpty() ? null : new ProposalId(approval.proposal());
  }

  private Instant now() {
    return setup.clock().instant();
  }
}
