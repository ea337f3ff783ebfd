package se.lu.maxiv.sdm.pathfixer.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A user office on the web that gives the answers it is told to, good ones and others. */
public final class WebOffice implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Answer answer;

  /** What is done with a question. */
  private interface Answer {
    void give(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private WebOffice(HttpServer server, String json) {
    this.server = server;
    this.answer = whole(200, json);
    server.setExecutor(workers);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Starts one on loopback that answers with this text. */
  public static WebOffice start(String json) {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try {
      return new WebOffice(HttpServer.create(address, 0), json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address for UserOfficeUrl. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/proposals";
  }

  /** Answers with a status and a text, which may be empty. */
  public void say(int status, String text) {
    answer = whole(status, text);
  }

  /** Promises more than this text and then closes the connection. */
  public void breakOff(String half) {
    answer =
        exchange -> {
          exchange.sendResponseHeaders(200, half.length() + 1000L);
          exchange.getResponseBody().write(half.getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
        };
  }

  /** Takes the question and answers nothing, until it is closed. */
  public void hang() {
    answer = exchange -> closed.await();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    workers.shutdownNow();
  }

  private static Answer whole(int status, String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    return exchange -> {
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    };
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      answer.give(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
