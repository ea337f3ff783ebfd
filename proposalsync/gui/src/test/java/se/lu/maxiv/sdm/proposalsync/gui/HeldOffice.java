package se.lu.maxiv.sdm.proposalsync.gui;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A user office on the web whose answers can be held back; one of its proposals is broken. */
final class HeldOffice implements AutoCloseable {
  private static final String ANSWER =
      """
      {"asOf": "%s", "complete": true, "proposals": [
        {"id": "20260412", "title": "T", "userType": "visitors", "status": "ACCEPTED",
         "beamlines": ["nanomax"], "participants": [
           {"username": "carlcarl", "accountActive": true, "roles": ["visitor"]}], "visits": []},
        {"id": "20260419", "title": "T", "userType": "visitors", "status": "ACCEPTED",
         "beamlines": ["nanomax"], "participants": "nobody", "visits": []}]}
      """;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private volatile CountDownLatch gate = new CountDownLatch(0);

  HeldOffice() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** What UserOfficeUrl is. */
  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** No answer from now on. */
  void hold() {
    gate = new CountDownLatch(1);
  }

  /** Gives all answers. */
  void letGo() {
    gate.countDown();
  }

  @Override
  public void close() {
    letGo();
    server.stop(0);
    threads.shutdown();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      gate.await();
      byte[] bytes = ANSWER.formatted(Instant.now()).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
