package se.lu.maxiv.sdm.metadatacollector.scicat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import se.lu.maxiv.sdm.metadatacollector.scicat.StubAccounts.Person;
import se.lu.maxiv.sdm.metadatacollector.scicat.StubRequests.Request;

/**
 * The tests' SciCat, on loopback: does what backend v5.2.1 was seen to do, refuses what its forms
 * refuse, and fails when it is told to.
 */
public final class ScicatStub implements AutoCloseable {
  static {
    // else the server waits 40 ms between an answer's head and its body
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final StubAccounts accounts = new StubAccounts();
  private final StubData data = new StubData();
  private final StubRequests requests = new StubRequests(data);
  private final List<Seen> seen = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Faults faults = request -> Fault.NONE;
  private volatile boolean isUnwell;
  private volatile boolean isWatching = true;

  /** Decides what goes wrong with which request; must be thread-safe. */
  @FunctionalInterface
  public interface Faults {
    /** What goes wrong with this one. */
    Fault of(Seen request);
  }

  /**
   * A request that came.
   *
   * @param path as it came, encoded
   * @param headers all, as text
   * @param body as text
   */
  public record Seen(String method, String path, String headers, String body) {
    /** As {@code GET /path}. */
    public String line() {
      return method + " " + path;
    }
  }

  /** One that has the account {@code ingestor}, which may make anything, and is in group sdm. */
  public ScicatStub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    accounts.put("ingestor", StubAccounts.Kind.PRIVILEGED, true, "sdm");
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** Where it is. */
  public ScicatUrl url() {
    return ScicatUrl.of("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Who may do what. */
  public StubAccounts accounts() {
    return accounts;
  }

  /** What it holds. */
  public StubData data() {
    return data;
  }

  /** The requests that came, in order. */
  public List<Seen> seen() {
    return List.copyOf(seen);
  }

  /** The methods and paths of the requests that came, without those about accounts. */
  public List<String> lines() {
    return seen().stream().map(Seen::line).filter(line -> !line.contains("/auth/")).toList();
  }

  /** Keeps no requests any more, for many of them. */
  public void forget() {
    isWatching = false;
  }

  /** From now on these things go wrong. */
  public void fail(Faults what) {
    faults = what;
  }

  /** Whether its data base is away, which its health tells. */
  public void unwell(boolean is) {
    isUnwell = is;
  }

  /** The account {@code ingestor}, with its password in a file of that folder. */
  public static Account ingestor(Path folder) {
    return user(folder, "ingestor");
  }

  /** An account, with its password in a file of that folder. */
  public static Account user(Path folder, String name) {
    return new Account.User(name, secret(folder.resolve(name), "secret of " + name));
  }

  /** A file that its owner alone can read. */
  public static Path secret(Path file, String text) {
    try {
      Files.writeString(file, text + "\n");
      return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getRawPath();
      var request =
          new Seen(
              exchange.getRequestMethod(),
              path,
              String.valueOf(exchange.getRequestHeaders().entrySet()),
              isWatching ? new String(body, java.nio.charset.StandardCharsets.UTF_8) : "");
      if (isWatching) {
        seen.add(request);
      }
      Fault fault = faults.of(request);
      StubReply reply = fault.isDone() ? done(exchange, path, body) : StubReply.empty(200);
      new StubAnswers(exchange, closed).send(fault, reply);
    }
  }

  private StubReply done(HttpExchange exchange, String path, byte[] body) throws IOException {
    if (path.equals("/api/v3/health")) {
      return isUnwell
          ? StubReply.json(503, Map.of("status", "error"))
          : StubReply.json(200, Map.of("status", "ok", "info", Map.of()));
    }
    if (path.equals("/api/v3/auth/login")) {
      return accounts.login(Json.object(body));
    }
    Person who = accounts.of(exchange.getRequestHeaders().getFirst("Authorization"));
    return who == null
        ? StubReply.error(401, "SESSION_EXPIRED")
        : requests.answer(new Request(who, exchange.getRequestMethod(), path, body));
  }
}
