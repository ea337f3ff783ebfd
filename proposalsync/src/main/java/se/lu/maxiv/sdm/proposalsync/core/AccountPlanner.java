package se.lu.maxiv.sdm.proposalsync.core;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import se.lu.maxiv.sdm.model.Participant;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.Shown;

/**
 * Decides what becomes of the accounts: moved, renamed, filled, enabled, given a home. Only those
 * below {@code SourceOus} and {@code ActiveOu}; all others get memberships only.
 */
final class AccountPlanner {
  private static final Pattern FOLDER = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,63}");

  private final Planning planning;
  private final Map<String, Need> needs = new HashMap<>();
  private final Map<String, Told> told = new HashMap<>();

  /** What the user office tells of one account's person, over all accepted proposals. */
  private static final class Told {
    final Map<String, String> values = new TreeMap<>();
    boolean anything;
    boolean active;

    boolean mayBeUsed() {
      return !anything || active;
    }
  }

  /** An account that is needed, because of which proposal, and what is told of its person. */
  private record Need(DirectoryAccount account, ProposalId proposal, Told told) {}

  AccountPlanner(Planning planning) {
    this.planning = planning;
  }

  /**
   * Remembers what an accepted proposal tells of its people, whether the plan is for it or not;
   * proposals come in the order of their ids, the newest last.
   *
   * @param names those with access, as {@link DirectoryIndex#key}
   */
  void learn(Proposal proposal, Set<String> names) {
    var seen = new HashSet<String>();
    for (Participant person : proposal.participants()) {
      person
          .account()
          .map(DirectoryIndex::key)
          .filter(key -> names.contains(key) && seen.add(key))
          .ifPresent(key -> learn(told(key), person));
    }
  }

  /** Remembers whose accounts the plan is about. */
  void need(Proposal proposal, Crew crew) {
    for (DirectoryAccount account : crew.accounts()) {
      String key = DirectoryIndex.key(account.username());
      needs.computeIfAbsent(key, k -> new Need(account, proposal.id(), told(k)));
    }
  }

  private Told told(String key) {
    return told.computeIfAbsent(key, k -> new Told());
  }

  private void learn(Told told, Participant person) {
    told.anything = true;
    told.active |= person.accountActive();
    planning
        .policy
        .extraAttributes()
        .forEach(
            (attribute, field) -> {
              String value = field.of(person);
              if (!value.isEmpty()) {
                told.values.put(attribute, value);
              }
            });
  }

  /** Plans all accounts that are needed. */
  void plan() {
    var names = new NamePool(planning.situation.directory().activeNames());
    Set<String> homes =
        planning.situation.homes().stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    for (Need need : new TreeMap<>(needs).values()) {
      reportUid(need);
      if (planning.isLeft(need.account)) {
        report(
            need,
            Finding.Kind.DISABLED_SINCE,
            "was disabled by somebody after SDM had enabled it, so it is left; enable it by hand if that was a mistake");
      } else if (need.account.place() != Place.ELSEWHERE) {
        planOwn(need, names, homes);
      } else if (!need.account.isEnabled()) {
        report(need, Finding.Kind.DISABLED, "is disabled and not below SourceOus, so it is left");
      }
    }
  }

  private void planOwn(Need need, NamePool names, Set<String> homes) {
    if (!need.told.mayBeUsed()) {
      if (need.account.place() == Place.SOURCE || !need.account.isEnabled()) {
        report(
            need,
            Finding.Kind.DISABLED,
            "may not be used, says the user office, so it is neither moved nor enabled");
      }
      return;
    }
    if (need.account.place() == Place.SOURCE && !move(need, names)) {
      return;
    }
    fill(need);
    enable(need);
    if (planning.policy.homes()
        && !homes.contains(need.account.username().toLowerCase(Locale.ROOT))) {
      home(need);
    }
  }

  private boolean move(Need need, NamePool names) {
    DirectoryAccount account = need.account;
    Optional<String> name = names.take(account);
    if (name.isEmpty()) {
      report(
          need,
          Finding.Kind.NAME_TAKEN,
          "cannot be moved: its name, its name with the username and the username are taken in ActiveOu; rename one there");
      return false;
    }
    String reason =
        name.get().equals(account.name())
            ? because(need) + " and its account is not in ActiveOu yet."
            : because(need)
                + " and its account is not in ActiveOu yet, where its name is taken: it becomes the name with the username.";
    planning.changes.add(
        new Change.MoveAccount(
            account.ref(), need.proposal, account.dn(), account.name(), name.get(), reason));
    return true;
  }

  private void fill(Need need) {
    var old = new TreeMap<String, String>();
    var values = new TreeMap<String, String>();
    need.told.values.forEach(
        (attribute, value) -> {
          Set<String> present = need.account.attributes().getOrDefault(attribute, Set.of());
          if (present.contains(value)) {
            return;
          }
          if (value.codePoints().anyMatch(Character::isISOControl)) {
            report(
                need,
                Finding.Kind.BAD_VALUE,
                "gets no " + attribute + ": the user office's value has control characters");
            return;
          }
          values.put(attribute, value);
          replaced(present, value).ifPresent(it -> old.put(attribute, it));
        });
    if (!values.isEmpty()) {
      planning.changes.add(
          new Change.SetAttributes(
              need.account.ref(),
              need.proposal,
              old,
              values,
              because(need) + " and the user office tells these values."));
    }
  }

  /** The only value; of several none but another spelling, since nobody knows whose they are. */
  private static Optional<String> replaced(Set<String> present, String value) {
    return present.stream()
        .filter(it -> present.size() == 1 || it.equalsIgnoreCase(value))
        .min(Comparator.naturalOrder());
  }

  private void enable(Need need) {
    DirectoryAccount account = need.account;
    if (account.isEnabled()) {
      return;
    }
    if (account.place() == Place.SOURCE
        || planning.policy.enableInActiveOu()
        || planning.journal.isEnablingDue(account.id())) {
      planning.changes.add(
          new Change.EnableAccount(
              account.ref(),
              need.proposal,
              account.userAccountControl(),
              account.userAccountControl() & ~DirectoryAccount.DISABLED,
              because(need) + " and its account is disabled."));
    } else {
      report(
          need,
          Finding.Kind.DISABLED,
          "is disabled in ActiveOu, into which SDM did not bring it, so it is left; enable it by hand");
    }
  }

  private void home(Need need) {
    DirectoryAccount account = need.account;
    Integer uid = account.uidNumber();
    Integer gid = account.gidNumber();
    if (uid == null || uid < 1 || gid == null || gid < 1) {
      report(need, Finding.Kind.NO_HOME, "gets no home folder without uidNumber and gidNumber");
    } else if (planning.index.isUidShared(uid)) {
      report(need, Finding.Kind.NO_HOME, "gets no home folder as long as its uidNumber is shared");
    } else if (!FOLDER.matcher(account.username()).matches()) {
      report(need, Finding.Kind.NO_HOME, "gets no home folder: its username cannot be a folder's");
    } else {
      planning.changes.add(
          new Change.CreateHome(
              account.ref(), need.proposal, uid, gid, because(need) + " and has no home folder."));
    }
  }

  private void reportUid(Need need) {
    Integer uid = need.account.uidNumber();
    if (uid == null || uid < 1) {
      report(need, Finding.Kind.NO_UID, "has no uidNumber above 0; give it one");
    } else if (planning.index.isUidShared(uid)) {
      report(
          need,
          Finding.Kind.SHARED_UID,
          "has the uidNumber " + uid + ", which another account has too; correct one of them");
    }
  }

  private static String because(Need need) {
    return Shown.plain(need.account.username()) + " is of proposal " + need.proposal;
  }

  private void report(Need need, Finding.Kind kind, String what) {
    planning.find(
        kind,
        need.proposal,
        "Account %s, of proposal %s, %s."
            .formatted(Shown.plain(need.account.username()), need.proposal, what));
  }
}
