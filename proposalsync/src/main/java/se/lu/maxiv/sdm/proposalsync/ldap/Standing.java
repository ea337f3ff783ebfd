package se.lu.maxiv.sdm.proposalsync.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.List;
import java.util.Optional;
import se.lu.maxiv.sdm.proposalsync.core.Change;
import se.lu.maxiv.sdm.proposalsync.core.Outcome;
import se.lu.maxiv.sdm.proposalsync.core.Outcome.Refused;

/**
 * Where an account lies right before it is written: who was taken out of {@code ActiveOu} since the
 * snapshot, an administrator for instance, is neither filled nor enabled. Active Directory has no
 * assertion control, so that a moment remains in which it could still be moved.
 */
final class Standing {
  private final Link link;
  private final DirectoryLayout layout;
  private final Sentences sentences;
  private final SingleWriter single;

  Standing(Link link, DirectoryLayout layout, Sentences sentences, SingleWriter single) {
    this.link = link;
    this.layout = layout;
    this.sentences = sentences;
    this.single = single;
  }

  /** Whether a bundle writes an account that it does not bring to its place itself. */
  static boolean matters(List<Change> bundle) {
    return bundle.stream().noneMatch(Change.MoveAccount.class::isInstance)
        && bundle.stream()
            .anyMatch(c -> c instanceof Change.EnableAccount || c instanceof Change.SetAttributes);
  }

  /** A refusal of each change when the account is not in its place; none when it is. */
  List<Outcome> refusals(List<Change> bundle) {
    try {
      Optional<SearchResultEntry> now =
          link.one(Guid.address(bundle.get(0).object().existingId()), "1.1");
      if (now.isEmpty()) {
        return BundleWriter.each(bundle, c -> new Refused(sentences.gone(c)));
      }
      return layout.isInActiveOu(now.get().getParsedDN())
          ? List.of()
          : BundleWriter.each(bundle, c -> new Refused(sentences.movedElsewhere(c)));
    } catch (LDAPException e) {
      return BundleWriter.each(bundle, c -> single.unread(c, e));
    }
  }
}
