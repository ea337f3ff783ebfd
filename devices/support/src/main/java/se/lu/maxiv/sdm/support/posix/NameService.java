package se.lu.maxiv.sdm.support.posix;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import se.lu.maxiv.sdm.model.Account;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;

/**
 * This host's accounts and groups, as its name service switch (NSS) knows them: files, LDAP, sssd.
 *
 * <p>A look-up may block for a minute when the directory behind it hangs: call it from a worker
 * with a limit. Unlike Java's own look-up it never takes a name for a number, and it tells "not
 * there" from "could not be asked" as far as the C library does.
 */
public final class NameService {
  private static final int ENTRY_SIZE = 64;
  private static final long SMALLEST = 4 * 1024;
  private static final long LARGEST = 16 * 1024 * 1024;

  private NameService() {}

  /**
   * A group of this host.
   *
   * @param gid its number
   * @param members the accounts it lists; nested groups only as far as NSS resolves them
   */
  public record GroupEntry(int gid, Set<String> members) {
    /** Copies the members. */
    public GroupEntry {
      members = Set.copyOf(members);
    }
  }

  /**
   * The group of that name, empty when there is none.
   *
   * @throws SdmException (DEPENDENCY_ERROR) when the name service failed
   */
  public static Optional<GroupEntry> group(String name) {
    return look(
        "group " + Shown.quoted(name),
        (entry, buffer, found) -> Libc.getgrnam_r(name, entry, buffer, buffer.size(), found),
        NameService::readGroup);
  }

  /**
   * The group with that number, empty when there is none.
   *
   * @throws SdmException (DEPENDENCY_ERROR) when the name service failed
   */
  public static Optional<GroupEntry> group(int gid) {
    return look(
        "group " + Integer.toUnsignedString(gid),
        (entry, buffer, found) -> Libc.getgrgid_r(gid, entry, buffer, buffer.size(), found),
        NameService::readGroup);
  }

  /**
   * The account of that name, empty when there is none.
   *
   * @throws SdmException (DEPENDENCY_ERROR) when the name service failed
   */
  public static Optional<Account> account(String name) {
    return look(
        "account " + Shown.quoted(name),
        (entry, buffer, found) -> Libc.getpwnam_r(name, entry, buffer, buffer.size(), found),
        NameService::readAccount);
  }

  /**
   * The account with that number, empty when there is none.
   *
   * @throws SdmException (DEPENDENCY_ERROR) when the name service failed
   */
  public static Optional<Account> account(int uid) {
    return look(
        "account " + Integer.toUnsignedString(uid),
        (entry, buffer, found) -> Libc.getpwuid_r(uid, entry, buffer, buffer.size(), found),
        NameService::readAccount);
  }

  /** One of the C library's reentrant look-ups; returns the error number. */
  private interface Call {
    int look(Memory entry, Memory buffer, Memory found);
  }

  private static <T> Optional<T> look(String what, Call call, Function<Pointer, T> read) {
    int errno = Libc.ERANGE;
    for (long size = SMALLEST; size <= LARGEST && errno == Libc.ERANGE; size *= 4) {
      try (Memory entry = new Memory(ENTRY_SIZE);
          Memory buffer = new Memory(size);
          Memory found = new Memory(Long.BYTES)) {
        found.clear();
        errno = call.look(entry, buffer, found);
        // some modules answer "not there" with these instead of 0: getgrnam_r(3)
        if (errno == 0 || errno == Libc.ENOENT || errno == Libc.ESRCH) {
          return found.getLong(0) == 0 ? Optional.empty() : Optional.of(read.apply(entry));
        }
      }
    }
    throw SdmException.dependency(
        "The name service of this host could not look up "
            + what
            + " (errno "
            + errno
            + "); check nsswitch.conf and the directory behind it.");
  }

  /** {@code struct group}: name, password, gid at 16, list of members at 24. */
  private static GroupEntry readGroup(Pointer entry) {
    Set<String> members = new LinkedHashSet<>();
    Pointer list = entry.getPointer(24);
    for (long at = 0; list != null && list.getPointer(at) != null; at += Long.BYTES) {
      members.add(list.getPointer(at).getString(0));
    }
    return new GroupEntry(entry.getInt(16), members);
  }

  /** {@code struct passwd}: name, password, uid at 16, gid at 20. */
  private static Account readAccount(Pointer entry) {
    return new Account(entry.getPointer(0).getString(0), entry.getInt(16), entry.getInt(20));
  }
}
