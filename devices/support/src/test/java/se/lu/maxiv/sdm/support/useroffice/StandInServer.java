package se.lu.maxiv.sdm.support.useroffice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server on loopback that answers as a test tells it to, and remembers who asked what. */
final class StandInServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** What is done with a request. */
  @FunctionalInterface
  interface Answer {
    void give(HttpExchange exchange) throws IOException;
  }

  StandInServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(workers);
    server.createContext("/", this::handle);
    server.start();
  }

  URI uri(String pathAndQuery) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + pathAndQuery);
  }

  void on(String pathAndQuery, Answer answer) {
    answers.put(pathAndQuery, answer);
  }

  /** Path and query of all requests. */
  List<String> asked() {
    return asked;
  }

  /** The keys that were sent, "none" for none. */
  List<String> keys() {
    return keys;
  }

  static Answer ok(byte[] body) {
    return status(200, body);
  }

  static Answer ok(String body) {
    return status(200, body.getBytes(StandardCharsets.UTF_8));
  }

  static Answer status(int status, String body) {
    return status(status, body.getBytes(StandardCharsets.UTF_8));
  }

  static Answer redirect(String to) {
    return exchange -> {
      exchange.getResponseHeaders().add("Location", to);
      exchange.sendResponseHeaders(302, -1);
    };
  }

  /** Promises more than it sends, then closes the connection. */
  static Answer cut(String half) {
    return exchange -> {
      exchange.sendResponseHeaders(200, half.length() + 1000L);
      exchange.getResponseBody().write(half.getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
    };
  }

  /** Begins to answer and then says nothing more until the server is closed. */
  Answer stall(String start) {
    return exchange -> {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write(start.getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
      awaitClose();
    };
  }

  static Answer endless() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 0);
      OutputStream out = exchange.getResponseBody();
      byte[] spaces = " ".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < (JsonAnswer.LONGEST >> 16) + 16; i++) {
        out.write(spaces);
      }
    };
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    workers.shutdownNow();
  }

  private static Answer status(int status, byte[] body) {
    return exchange -> {
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    };
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String uri = exchange.getRequestURI().toString();
      String key = exchange.getRequestHeaders().getFirst("X-API-SECRET");
      asked.add(uri);
      keys.add(key == null ? "none" : key);
      answers.getOrDefault(uri, status(404, "<html>Not found</html>")).give(exchange);
    }
  }

  private void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
