package se.lu.maxiv.sdm.proposalsync;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedAddRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedAddResult;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyDNRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyDNResult;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyResult;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import se.lu.maxiv.sdm.proposalsync.embedded.EmbeddedDirectory;
import se.lu.maxiv.sdm.proposalsync.ldap.FaultyProxy;
import se.lu.maxiv.sdm.support.ldap.LdapConfig;
import se.lu.maxiv.sdm.support.ldap.LdapConnector;

/**
 * An embedded directory with the demo people, behind a way that can be frozen or cut; before and
 * after each write the test can do something.
 */
final class FaultyDirectory implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String PEOPLE = "/se/lu/maxiv/sdm/demo/directory.ldif";

  /** What no two directories have alike. */
  private static final Set<String> OWN = Set.of("objectGUID", "objectSid", "entryUUID");

  private final Writes writes = new Writes();
  private final EmbeddedDirectory directory;
  private FaultyProxy way;

  /** What is done before a write; it fails as the exception says. */
  interface Before {
    /** Sees how many writes came before. */
    void write(int before) throws LDAPException;
  }

  FaultyDirectory(Path folder) throws IOException {
    directory = EmbeddedDirectory.empty(Files.createDirectories(folder), List.of(writes));
    try (var people = FaultyDirectory.class.getResourceAsStream(PEOPLE)) {
      directory.load(Objects.requireNonNull(people));
    }
    way = new FaultyProxy(directory.config().url(), directory.config().port());
    heal();
  }

  /** How a device reaches it. */
  LdapConfig config() {
    return way.config(directory.config());
  }

  FaultyProxy way() {
    return way;
  }

  /** Is away: connections are refused. */
  void down() {
    way.close();
  }

  /** Is back, at the same address. */
  void up() {
    LdapConfig direct = directory.config();
    way = new FaultyProxy(direct.url(), direct.port(), config().port());
  }

  /** From now on this is done before each write, the first of which is number 0. */
  void before(Before what) {
    writes.begun.set(0);
    writes.before = what;
  }

  /** From now on this is done after each write, before its answer is sent. */
  void after(IntConsumer what) {
    writes.done.set(0);
    writes.after = what;
  }

  /** No faults any more; writes are counted from 0. */
  final void heal() {
    before(before -> {});
    after(before -> {});
  }

  /** How many writes there have been since {@link #heal} or {@link #before}. */
  int writes() {
    return writes.begun.get();
  }

  /** A connection of its administrator, past the faulty way; closed by the caller. */
  LDAPConnection connect() throws LDAPException {
    return new LdapConnector(directory.config(), LIMIT).connect();
  }

  /** All that is in it, without what no two directories have alike; comparable. */
  List<String> contents() throws LDAPException {
    try (LDAPConnection connection = connect()) {
      return connection
          .search(EmbeddedDirectory.BASE, SearchScope.SUB, "(objectClass=*)", "*")
          .getSearchEntries()
          .stream()
          .flatMap(
              entry ->
                  entry.getAttributes().stream()
                      .filter(attribute -> !OWN.contains(attribute.getName()))
                      .flatMap(
                          attribute ->
                              Arrays.stream(attribute.getValues())
                                  .map(v -> entry.getDN() + " " + attribute.getName() + " " + v)))
          .sorted()
          .toList();
    }
  }

  @Override
  public void close() {
    way.close();
    directory.close();
  }

  /** Counts the writes, and lets the test have its way with them. */
  private static final class Writes extends InMemoryOperationInterceptor {
    final AtomicInteger begun = new AtomicInteger();
    final AtomicInteger done = new AtomicInteger();
    volatile Before before = writes -> {};
    volatile IntConsumer after = writes -> {};

    @Override
    public void processAddRequest(InMemoryInterceptedAddRequest request) throws LDAPException {
      before.write(begun.getAndIncrement());
    }

    @Override
    public void processModifyRequest(InMemoryInterceptedModifyRequest request)
        throws LDAPException {
      before.write(begun.getAndIncrement());
    }

    @Override
    public void processModifyDNRequest(InMemoryInterceptedModifyDNRequest request)
        throws LDAPException {
      before.write(begun.getAndIncrement());
    }

    @Override
    public void processAddResult(InMemoryInterceptedAddResult result) {
      after.accept(done.getAndIncrement());
    }

    @Override
    public void processModifyResult(InMemoryInterceptedModifyResult result) {
      after.accept(done.getAndIncrement());
    }

    @Override
    public void processModifyDNResult(InMemoryInterceptedModifyDNResult result) {
      after.accept(done.getAndIncrement());
    }
  }
}
