package se.lu.maxiv.sdm.metadatacollector;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import se.lu.maxiv.sdm.metadatacollector.core.Belonging;
import se.lu.maxiv.sdm.metadatacollector.core.Delivery;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel;
import se.lu.maxiv.sdm.metadatacollector.core.ProposalFacts;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.metadatacollector.core.SelectionSource;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;

/**
 * Whose scans are that are held back: by a person's word, or by what PathFixer and the user office
 * know by now. Thread-safe.
 */
final class Decisions {
  private final Config config;
  private final SelectionSource selection;
  private final Ledger ledger;
  private final Finishing finishing;
  private final Collector.Follow follow;

  Decisions(
      Config config,
      SelectionSource selection,
      Ledger ledger,
      Finishing finishing,
      Collector.Follow follow) {
    this.config = config;
    this.selection = selection;
    this.ledger = ledger;
    this.finishing = finishing;
    this.follow = follow;
  }

  /** A person says whom a scan belongs to. */
  void decide(Requests.Decision decision, String by) {
    Belonging before = ledger.find(decision.scan()).scan().belonging();
    String proposal = decision.proposal().isEmpty() ? before.proposal() : decision.proposal();
    String type = type(decision, before, proposal);
    Scan scan =
        ledger
            .change(
                decision.scan(),
                now -> {
                  Belonging whose = now.belonging().decided(proposal, decision.visit(), type);
                  Scan decided = now.of(whose);
                  return decided.with(config.policy().of(decided));
                },
                (after, parcel) -> decided(after, parcel, before.proposal()))
            .scan();
    follow
        .show()
        .log(
            "Scan %s was decided from %s: proposal %s, %s."
                .formatted(decision.scan(), by, proposal, type));
    follow.couriers().run();
    finishing.changed(scan);
  }

  /** The type decides what may leave, so nobody's guess will do. */
  private String type(Requests.Decision decision, Belonging before, String proposal) {
    String told = decision.userType();
    String office =
        proposal.isEmpty()
            ? ""
            : selection.proposal(proposal).map(ProposalFacts::userType).orElse("");
    if (!told.isEmpty() && !office.isEmpty() && !told.equals(office)) {
      throw SdmException.notAllowed(
          "Decide was refused: proposal %s is %s for the user office, not %s."
              .formatted(proposal, office, Shown.quoted(told)));
    }
    String known = told.isEmpty() ? office : told;
    if (known.isEmpty() && proposal.equals(before.proposal())) {
      known = before.userType();
    }
    if (known.isEmpty()) {
      throw SdmException.notAllowed(
          "Decide was refused: nobody tells the type of proposal %s, which decides what may leave; give userType."
              .formatted(proposal));
    }
    return known;
  }

  private Parcel decided(Scan after, Parcel parcel, String before) {
    if (parcel.sent() && !after.belonging().proposal().equals(before)) {
      throw SdmException.notAllowed(
          "Decide was refused: the catalogue has scan %s as %s of proposal %s; have it changed there."
              .formatted(after.uuid(), parcel.pid(), before));
    }
    return after.isEnded() ? Delivery.decided(after, parcel, now()) : parcel;
  }

  /** PathFixer or the office may know by now what was not known when a scan began. */
  void resolve(List<Parcel> held) {
    var facts = new HashMap<String, Optional<ProposalFacts>>();
    for (Parcel parcel : held) {
      Scan scan = ledger.find(parcel.scan()).scan();
      if (scan.belonging().isResolvable() && scan.isEnded()) {
        facts
            .computeIfAbsent(scan.belonging().proposal(), selection::proposal)
            .ifPresent(known -> resolved(scan.uuid(), known));
      }
    }
  }

  private void resolved(UUID uuid, ProposalFacts facts) {
    Scan scan =
        ledger
            .change(
                uuid,
                before -> resolved(before, facts),
                // a person may have decided meanwhile
                (after, parcel) ->
                    parcel.stage() == Parcel.Stage.HELD
                        ? Delivery.decided(after, parcel, now())
                        : parcel)
            .scan();
    follow.couriers().run();
    finishing.changed(scan);
  }

  private Scan resolved(Scan scan, ProposalFacts facts) {
    Belonging whose = scan.belonging();
    if (!whose.isResolvable() || !whose.proposal().equals(facts.id())) {
      return scan;
    }
    Scan known = scan.of(whose.resolvedBy(facts));
    return known.with(config.policy().of(known));
  }

  private Instant now() {
    return follow.clock().instant();
  }
}
