package se.lu.maxiv.sdm.proposalsync.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A directory's snapshot that is found by name and identity; names without regard to case. */
final class DirectoryIndex {
  private final Map<String, List<DirectoryAccount>> accountsByName = new HashMap<>();
  private final Map<ObjectId, DirectoryAccount> accountsById = new HashMap<>();
  private final Map<String, List<DirectoryGroup>> groupsByName = new HashMap<>();
  private final Map<String, List<DirectoryGroup>> groupsByMark = new HashMap<>();
  private final Map<String, List<DirectoryGroup>> straysByMark = new HashMap<>();
  private final Map<ObjectId, DirectoryGroup> groupsById = new HashMap<>();
  private final Map<Integer, Integer> groupsPerGid = new HashMap<>();
  private final Map<Integer, Integer> accountsPerUid = new HashMap<>();

  DirectoryIndex(DirectorySnapshot snapshot) {
    snapshot.accounts().forEach(this::put);
    snapshot.groups().forEach(this::put);
  }

  private void put(DirectoryAccount account) {
    accountsById.put(account.id(), account);
    accountsByName.computeIfAbsent(key(account.username()), k -> new ArrayList<>(1)).add(account);
    if (account.uidNumber() != null) {
      accountsPerUid.merge(account.uidNumber(), 1, Integer::sum);
    }
  }

  private void put(DirectoryGroup group) {
    groupsById.put(group.id(), group);
    groupsByName.computeIfAbsent(key(group.name()), k -> new ArrayList<>(1)).add(group);
    if (!group.mark().isEmpty()) {
      Map<String, List<DirectoryGroup>> byMark = group.inGroupsOu() ? groupsByMark : straysByMark;
      byMark.computeIfAbsent(group.mark(), k -> new ArrayList<>(1)).add(group);
    }
    if (group.gidNumber() != null) {
      groupsPerGid.merge(group.gidNumber(), 1, Integer::sum);
    }
  }

  /** How names are compared. */
  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  List<DirectoryAccount> accounts(String username) {
    return accountsByName.getOrDefault(key(username), List.of());
  }

  @Nullable DirectoryAccount account(ObjectId id) {
    return accountsById.get(id);
  }

  List<DirectoryGroup> groups(String name) {
    return groupsByName.getOrDefault(key(name), List.of());
  }

  /** The groups in {@code GroupsOu} with that mark. */
  List<DirectoryGroup> groupsMarked(String mark) {
    return groupsByMark.getOrDefault(mark, List.of());
  }

  /** Those elsewhere: whoever may write there can copy a mark. */
  List<DirectoryGroup> straysMarked(String mark) {
    return straysByMark.getOrDefault(mark, List.of());
  }

  @Nullable DirectoryGroup group(ObjectId id) {
    return groupsById.get(id);
  }

  boolean isGidShared(int gid) {
    return groupsPerGid.getOrDefault(gid, 0) > 1;
  }

  boolean isUidShared(int uid) {
    return accountsPerUid.getOrDefault(uid, 0) > 1;
  }

  /** The usernames, as {@link #key}, of all who are in a group, nested groups included. */
  Set<String> usernamesIn(DirectoryGroup start) {
    var names = new TreeSet<String>();
    var seen = new HashSet<ObjectId>(Set.of(start.id()));
    var next = new ArrayDeque<>(List.of(start));
    while (!next.isEmpty()) {
      for (ObjectId member : next.remove().members()) {
        DirectoryAccount account = account(member);
        DirectoryGroup group = group(member);
        if (account != null) {
          names.add(key(account.username()));
        } else if (group != null && seen.add(member)) {
          next.add(group);
        }
      }
    }
    return names;
  }
}
