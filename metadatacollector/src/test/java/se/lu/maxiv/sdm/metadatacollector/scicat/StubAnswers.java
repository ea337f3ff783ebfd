package se.lu.maxiv.sdm.metadatacollector.scicat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/**
 * The ways in which an answer of the tests' SciCat arrives, or does not.
 *
 * @param closed opens when the server ends
 */
record StubAnswers(HttpExchange exchange, CountDownLatch closed) {
  void send(Fault fault, StubReply reply) throws IOException {
    switch (fault) {
      case NONE -> send(reply);
      case ANSWER_LOST, CUT -> exchange.close();
      case ANSWER_CUT -> cut(reply);
      case ANSWER_TRUNCATED ->
          send(new StubReply(reply.status(), reply.type(), half(reply.body())));
      case ANSWER_EMPTY -> send(StubReply.empty(reply.status()));
      case STALLED -> stall();
      case DONE_WITH_500, STATUS_500 -> send(StubReply.internal());
      case STATUS_502 ->
          send(StubReply.text(502, "text/html", "<html><body>Bad Gateway</body></html>"));
      case STATUS_503 -> send(StubReply.empty(503));
      case STATUS_504 -> send(StubReply.text(504, "text/html", "<html>Timeout</html>"));
      case STATUS_429 -> send(StubReply.text(429, "text/plain", "Too many requests"));
      case HTML -> send(StubReply.text(200, "text/html", "<!doctype html><html>Log in</html>"));
      case GARBAGE -> send(StubReply.text(200, "application/json", "\u0000\u0001 not JSON"));
      case NOT_FOUND_TEXT -> send(StubReply.text(404, "text/plain", "404 page not found"));
      case REDIRECT -> {
        exchange.getResponseHeaders().set("Location", "/login");
        send(StubReply.empty(302));
      }
    }
  }

  private void send(StubReply reply) throws IOException {
    byte[] body = reply.body();
    exchange.getResponseHeaders().set("Content-Type", reply.type());
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private void cut(StubReply reply) throws IOException {
    byte[] half = half(reply.body());
    exchange.sendResponseHeaders(reply.status(), reply.body().length + 1L);
    exchange.getResponseBody().write(half);
    exchange.getResponseBody().flush();
    exchange.close();
  }

  private void stall() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] half(byte[] body) {
    return Arrays.copyOf(body, body.length / 2);
  }
}
