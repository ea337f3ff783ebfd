package se.lu.maxiv.sdm.proposalsync.core;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A directory and a home root in memory: applies changes as a domain controller does, can be killed
 * between two writes and can be made to refuse or to say nothing.
 */
final class MemoryDirectory implements DirectorySession, Homes {
  final Map<ObjectId, DirectoryAccount> accounts = new TreeMap<>();
  final Map<ObjectId, DirectoryGroup> groups = new TreeMap<>();
  final Set<String> homes = new TreeSet<>();
  final Steps steps = new Steps();
  final List<Trace> written = new ArrayList<>();
  Predicate<Change> refuses = change -> false;
  Predicate<Change> saysNothingBefore = change -> false;
  Predicate<Change> saysNothingAfter = change -> false;
  Predicate<Change> somebodyWasQuicker = change -> false;
  Predicate<Change> isCutAt = change -> false;

  private boolean isCut;

  /** The process is killed: nothing catches this. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Counts writes, and kills the process when it has counted enough. */
  static final class Steps {
    int done;
    int diesAfter = Integer.MAX_VALUE;

    void next() {
      if (done == diesAfter) {
        throw new Killed();
      }
      done++;
    }
  }

  static ObjectId id(String name) {
    return new ObjectId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
  }

  MemoryDirectory copy() {
    var copy = new MemoryDirectory();
    copy.accounts.putAll(accounts);
    copy.groups.putAll(groups);
    copy.homes.addAll(homes);
    return copy;
  }

  DirectoryAccount put(DirectoryAccount account) {
    accounts.put(account.id(), account);
    return account;
  }

  DirectoryGroup put(DirectoryGroup group) {
    groups.put(group.id(), group);
    return group;
  }

  DirectoryAccount account(String username) {
    return accounts.values().stream()
        .filter(a -> a.username().equalsIgnoreCase(username))
        .findFirst()
        .orElseThrow();
  }

  @Nullable DirectoryGroup find(String name) {
    return groups.values().stream()
        .filter(g -> g.name().equalsIgnoreCase(name))
        .findFirst()
        .orElse(null);
  }

  DirectoryGroup group(String name) {
    DirectoryGroup group = find(name);
    if (group == null) {
      throw new AssertionError("no group " + name);
    }
    return group;
  }

  /** The names of a group's direct members. */
  Set<String> members(String group) {
    return group(group).members().stream()
        .map(this::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String name(ObjectId id) {
    DirectoryAccount account = accounts.get(id);
    return account != null ? account.username() : Objects.requireNonNull(groups.get(id)).name();
  }

  @Override
  public DirectorySnapshot snapshot() {
    isCut = false;
    return new DirectorySnapshot(
        controller(),
        List.copyOf(accounts.values()),
        List.copyOf(groups.values()),
        accounts.values().stream()
            .filter(a -> a.place() == Place.ACTIVE)
            .map(DirectoryAccount::name)
            .collect(Collectors.toSet()),
        groups.values().stream()
            .map(DirectoryGroup::gidNumber)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet()));
  }

  @Override
  public String controller() {
    return "dc1";
  }

  @Override
  public List<String> preflight() {
    return List.of();
  }

  @Override
  public Set<String> names() {
    return Set.copyOf(homes);
  }

  @Override
  public Outcome create(Change.CreateHome change) {
    return one(change);
  }

  @Override
  public List<Outcome> apply(List<Change> bundle) {
    var outcomes = new ArrayList<Outcome>();
    for (Change change : bundle) {
      isCut |= isCutAt.test(change);
      outcomes.add(isCut ? new Outcome.NotTried("The connection is lost.") : one(change));
    }
    return outcomes;
  }

  private Outcome one(Change change) {
    if (refuses.test(change)) {
      return new Outcome.Refused("The directory refused it.");
    }
    if (saysNothingBefore.test(change)) {
      return new Outcome.Unknown("The directory did not answer.");
    }
    if (somebodyWasQuicker.test(change)) {
      write(change);
      return new Outcome.AlreadySo("It was so already.");
    }
    steps.next();
    written.add(Trace.of(change));
    Outcome outcome = write(change);
    return saysNothingAfter.test(change)
        ? new Outcome.Unknown("The directory did not answer.")
        : outcome;
  }

  private Outcome write(Change change) {
    if (change instanceof Change.CreateGroup c) {
      ObjectId id = id(c.group().name());
      put(
          new DirectoryGroup(
              id,
              "",
              c.group().name(),
              true,
              c.gid(),
              c.description(),
              c.mark(),
              Set.of(),
              Set.of()));
      return new Outcome.Done(id);
    }
    if (change instanceof Change.Membership m) {
      return member(m);
    }
    if (change instanceof Change.CreateHome) {
      return homes.add(change.object().name()) ? Outcome.done() : new Outcome.AlreadySo("exists");
    }
    DirectoryGroup group = groups.get(change.object().existingId());
    if (group != null) {
      put(group(change, group));
    } else {
      put(account(change, Objects.requireNonNull(accounts.get(change.object().existingId()))));
    }
    return Outcome.done();
  }

  private Outcome member(Change.Membership change) {
    DirectoryGroup group = Objects.requireNonNull(groups.get(change.group().existingId()));
    var members = new HashSet<>(group.members());
    boolean changed =
        change instanceof Change.AddMember
            ? members.add(change.member().existingId())
            : members.remove(change.member().existingId());
    put(with(group, members));
    return changed ? Outcome.done() : new Outcome.AlreadySo("It was so already.");
  }

  /** The account with other flags. */
  static DirectoryAccount with(DirectoryAccount a, int flags) {
    return new DirectoryAccount(
        a.id(),
        a.dn(),
        a.name(),
        a.username(),
        a.place(),
        flags,
        a.uidNumber(),
        a.gidNumber(),
        a.attributes());
  }

  static DirectoryGroup with(DirectoryGroup g, Set<ObjectId> members) {
    return new DirectoryGroup(
        g.id(),
        g.dn(),
        g.name(),
        g.inGroupsOu(),
        g.gidNumber(),
        g.description(),
        g.mark(),
        members,
        g.others());
  }

  private static DirectoryGroup group(Change change, DirectoryGroup g) {
    Integer gid = change instanceof Change.SetGid c ? Integer.valueOf(c.gid()) : g.gidNumber();
    String mark = change instanceof Change.AdoptGroup c ? c.mark() : g.mark();
    String text = change instanceof Change.SetDescription c ? c.description() : g.description();
    return new DirectoryGroup(
        g.id(), g.dn(), g.name(), g.inGroupsOu(), gid, text, mark, g.members(), g.others());
  }

  private DirectoryAccount account(Change change, DirectoryAccount a) {
    var attributes = new HashMap<>(a.attributes());
    if (change instanceof Change.SetAttributes c) {
      c.values()
          .forEach(
              (attribute, value) -> {
                var values = new HashSet<>(attributes.getOrDefault(attribute, Set.of()));
                values.remove(c.old().get(attribute));
                values.add(value);
                attributes.put(attribute, Set.copyOf(values));
              });
    }
    String name = change instanceof Change.MoveAccount c ? c.name() : a.name();
    Place place = change instanceof Change.MoveAccount ? Place.ACTIVE : a.place();
    int flags = change instanceof Change.EnableAccount c ? c.value() : a.userAccountControl();
    return new DirectoryAccount(
        a.id(), a.dn(), name, a.username(), place, flags, a.uidNumber(), a.gidNumber(), attributes);
  }

  @Override
  public void close() {}
}
