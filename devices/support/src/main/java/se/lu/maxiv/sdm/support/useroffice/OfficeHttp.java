package se.lu.maxiv.sdm.support.useroffice;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * Gets answers from a user office by http or https: 2 s to connect, 10 s for the whole answer, 64
 * MB at most. The key goes in the header {@code X-API-SECRET}, and to no other host than the one
 * that is configured. Thread-safe.
 */
final class OfficeHttp {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final int MOST_REDIRECTS = 3;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();
  private final @Nullable KeyFile keyFile;
  private final Duration whole;

  /**
   * A way to ask.
   *
   * @param keyFile holds the key, or null: none is sent
   * @param whole how long one answer may take from the first to the last byte
   */
  OfficeHttp(@Nullable KeyFile keyFile, Duration whole) {
    this.keyFile = keyFile;
    this.whole = whole;
  }

  /**
   * The body of a successful answer.
   *
   * @throws SdmException (COMMUNICATION_BROKEN) when the office cannot be reached or is too slow,
   *     (DEPENDENCY_ERROR) when it answers with an error, (CONFIGURATION_ERROR) for the key file
   */
  byte[] get(URI uri) {
    long deadline = System.nanoTime() + whole.toNanos();
    URI at = uri;
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      HttpResponse<byte[]> response = send(at, deadline - System.nanoTime());
      if (response.statusCode() / 100 != 3) {
        return body(at, response);
      }
      at = redirect(at, response);
    }
    throw SdmException.dependency(
        "The user office at "
            + OfficeUrl.shown(uri)
            + " sends from one address to the next; check UserOfficeUrl.");
  }

  private HttpResponse<byte[]> send(URI uri, long nanos) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request(uri), info -> new LimitedBody(JsonAnswer.LONGEST));
    try {
      return answer.get(nanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw OfficeFailure.tooSlow(uri, whole, e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw OfficeFailure.unreachable(uri, new IOException("it was interrupted", e));
    } catch (ExecutionException e) {
      throw OfficeFailure.unreachable(uri, e.getCause() == null ? e : e.getCause());
    }
  }

  private HttpRequest request(URI uri) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).header("Accept", "application/json").GET();
    if (keyFile != null) {
      request.header("X-API-SECRET", keyFile.key());
    }
    return request.build();
  }

  private byte[] body(URI uri, HttpResponse<byte[]> response) {
    if (response.statusCode() != 200) {
      throw OfficeFailure.status(uri, response.statusCode(), keyFile);
    }
    return response.body();
  }

  private static URI redirect(URI from, HttpResponse<byte[]> response) {
    Optional<URI> to = response.headers().firstValue("Location").flatMap(l -> resolved(from, l));
    return to.filter(uri -> isSameHost(from, uri))
        .orElseThrow(() -> OfficeFailure.redirect(from, to));
  }

  private static Optional<URI> resolved(URI from, String location) {
    try {
      return Optional.of(from.resolve(location));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  // the key must not reach another server, nor travel in the clear when it was to be encrypted
  private static boolean isSameHost(URI from, URI to) {
    boolean same = from.getHost().equalsIgnoreCase(to.getHost()) && to.getUserInfo() == null;
    boolean sameServer = from.getScheme().equals(to.getScheme()) && from.getPort() == to.getPort();
    boolean nowEncrypted = "http".equals(from.getScheme()) && "https".equals(to.getScheme());
    return same && (sameServer || nowEncrypted);
  }
}
