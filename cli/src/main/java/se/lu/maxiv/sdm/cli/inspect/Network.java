package se.lu.maxiv.sdm.cli.inspect;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether servers that are no Tango devices answer; each within some seconds. */
final class Network {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final int POSTGRESQL_PORT = 5432;
  private static final int SERVER_ERRORS = 500;
  private static final Pattern ADDRESS = Pattern.compile("//(?:[^@/]*@)?([^:/?]+)(?::([0-9]+))?/");
  private static final Pattern API = Pattern.compile("(?:/+api(?:/+v[0-9]+)?)?/*$");

  private Network() {}

  /** Whether something listens where a PostgreSQL shall be; its password is not tried. */
  static Finding postgresql(String property, String url) {
    Matcher address = ADDRESS.matcher(url);
    if (!address.find()) {
      return Finding.wrong(property, "It must be postgresql://user@host:port/database.");
    }
    int port = address.group(2) == null ? POSTGRESQL_PORT : Integer.parseInt(address.group(2));
    String where = address.group(1) + ":" + port;
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.group(1), port), (int) LIMIT.toMillis());
      return Finding.ok(property, "Somebody listens at %s.".formatted(where));
    } catch (IOException e) {
      return Finding.wrong(
          property,
          "Nobody listens at %s (%s): start PostgreSQL, or correct the property."
              .formatted(where, e.getMessage()));
    }
  }

  /** Whether a SciCat answers; nobody logs in. */
  static Finding scicat(String property, String url) {
    try {
      // SciCat's own question for that, which wants no login
      URI health = URI.create(API.matcher(url).replaceFirst("") + "/api/v3/health");
      var client = HttpClient.newBuilder().connectTimeout(LIMIT).build();
      var request = HttpRequest.newBuilder(health).timeout(LIMIT).GET().build();
      int code = client.send(request, BodyHandlers.discarding()).statusCode();
      return code < SERVER_ERRORS
          ? Finding.ok(property, "%s answers (%d).".formatted(url, code))
          : Finding.wrong(property, "%s is not well (%d): ask who runs it.".formatted(url, code));
    } catch (IllegalArgumentException e) {
      return Finding.wrong(
          property, "'%s' is no web address; correct the property.".formatted(url));
    } catch (IOException e) {
      return Finding.wrong(
          property,
          "%s does not answer (%s): check the address and the network."
              .formatted(url, e.getClass().getSimpleName()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Finding.note(property, "Looking at %s was interrupted.".formatted(url));
    }
  }
}
