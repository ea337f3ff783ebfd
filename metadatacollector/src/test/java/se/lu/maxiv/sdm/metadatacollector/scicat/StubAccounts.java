package se.lu.maxiv.sdm.metadatacollector.scicat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may do what in the tests' SciCat, and by which tokens they are known. Thread-safe. */
public final class StubAccounts {
  private static final String PASSWORD = "secret of ";

  private final Map<String, Person> people = new HashMap<>();
  private final Map<String, Person> tokens = new HashMap<>();
  private final Set<String> expired = new HashSet<>();
  private boolean isOld;
  private int logins;
  private int life = 3600;

  /** Kinds of ingest accounts, as SciCat's configuration makes them. */
  public enum Kind {
    /** Everything. */
    ADMIN,
    /** Makes data sets of any name for anybody, and sees its own groups' only. */
    PRIVILEGED,
    /** Makes data sets of any name for its own groups. */
    WITH_PID,
    /** Makes data sets for its own groups, which SciCat names. */
    OWN,
    /** Only looks. */
    OUTSIDER
  }

  /**
   * An account.
   *
   * @param proposals whether it may make proposals
   */
  record Person(String name, Kind kind, Set<String> groups, boolean proposals) {
    boolean isIn(@Nullable Object group) {
      return group instanceof String name && groups.contains(name);
    }

    boolean isInOne(@Nullable Object names) {
      return names instanceof List<?> all && all.stream().anyMatch(this::isIn);
    }
  }

  /** Nobody, which is what SciCat takes everybody for whose token it does not know. */
  static final Person ANONYMOUS = new Person("", Kind.OUTSIDER, Set.of(), false);

  StubAccounts() {}

  /** Adds or changes an account; its password is {@code secret of <name>}. */
  public synchronized void put(String name, Kind kind, boolean proposals, String... groups) {
    var person = new Person(name, kind, Set.of(groups), proposals);
    people.put(name, person);
    tokens.replaceAll((token, owner) -> owner.name().equals(name) ? person : owner);
  }

  /** How many seconds tokens are said to live. */
  public synchronized void life(int seconds) {
    life = seconds;
  }

  /** Behaves as before v5.2.0, where an expired token makes its owner a stranger. */
  public synchronized void old() {
    isOld = true;
  }

  /** All tokens have expired. */
  public synchronized void expire() {
    expired.addAll(tokens.keySet());
  }

  /** All tokens are unknown, as after a redeploy with another secret. */
  public synchronized void spoil() {
    tokens.clear();
  }

  /** How often somebody logged in. */
  public synchronized int logins() {
    return logins;
  }

  /** A token as an administrator makes it for a service. */
  public synchronized String token(String name) {
    String token = "eyJhbGciOiJIUzI1NiJ9." + name + "." + tokens.size() + "-" + logins;
    Person person = people.get(name);
    if (person == null) {
      throw new IllegalArgumentException(name);
    }
    tokens.put(token, person);
    return token;
  }

  synchronized StubReply login(Map<String, Object> body) {
    String name = String.valueOf(body.get("username"));
    if (!people.containsKey(name) || !(PASSWORD + name).equals(body.get("password"))) {
      return StubReply.json(401, Map.of("message", "Unauthorized", "statusCode", 401));
    }
    logins++;
    String token = token(name);
    return StubReply.json(
        201, Map.of("access_token", token, "id", token, "expires_in", life, "ttl", life));
  }

  /** Who asks; null when SciCat says that the session is over. */
  synchronized @Nullable Person of(@Nullable String header) {
    String token = header == null ? "" : header.replaceFirst("^Bearer ", "");
    if (expired.contains(token)) {
      return isOld ? ANONYMOUS : null;
    }
    return tokens.getOrDefault(token, ANONYMOUS);
  }

  static StubReply whoami(Person person) {
    return person.equals(ANONYMOUS)
        ? StubReply.empty(200)
        : StubReply.json(
            200,
            Map.of(
                "username", person.name(),
                "currentGroups", List.copyOf(person.groups()),
                "authStrategy", "local"));
  }
}
