package se.lu.maxiv.sdm.metadatacollector.scicat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.Shown;
import se.lu.maxiv.sdm.support.useroffice.LimitedBody;

/**
 * Carries requests to a SciCat and answers back: 5 s to connect, a limited time for the whole
 * answer, 64 MB of it at most, and to no other address than the one that was given. Thread-safe.
 */
final class Transport {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int LONGEST = 64 << 20;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();
  private final ScicatUrl url;
  private final Duration whole;

  /**
   * A way to a SciCat.
   *
   * @param whole how long one answer may take from the first to the last byte
   */
  Transport(ScicatUrl url, Duration whole) {
    this.url = url;
    this.whole = whole;
  }

  /**
   * Sends a request and waits for the answer.
   *
   * @param token who asks; null for nobody
   */
  Reply send(Call call, @Nullable String token) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request(call, token), info -> new LimitedBody(LONGEST));
    try {
      HttpResponse<byte[]> response = answer.get(whole.toNanos(), TimeUnit.NANOSECONDS);
      return new Reply.Answered(response.statusCode(), response.body());
    } catch (TimeoutException e) {
      answer.cancel(true);
      return new Reply.Lost("gave no whole answer within %d s".formatted(whole.toSeconds()));
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return new Reply.Lost("was not waited for, since this server stops");
    } catch (ExecutionException e) {
      return new Reply.Lost(why(e.getCause() == null ? e : e.getCause()));
    }
  }

  private HttpRequest request(Call call, @Nullable String token) {
    byte[] body = call.body();
    BodyPublisher publisher =
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url.at(call.path()))
            .header("Accept", "application/json")
            .method(call.method(), publisher);
    if (body != null) {
      request.header("Content-Type", call.type());
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return request.build();
  }

  private static String why(Throwable cause) {
    if (cause instanceof HttpConnectTimeoutException) {
      return "took no connection within %d s".formatted(CONNECT.toSeconds());
    }
    if (cause instanceof ConnectException) {
      return isUnknownHost(cause)
          ? "was not found, since its host's name is not known; check ScicatUrl"
          : "refused the connection";
    }
    String told = Shown.plain(String.valueOf(cause.getMessage()));
    if (cause instanceof SSLException) {
      return "was not trusted (%s); check its certificate".formatted(told);
    }
    return cause instanceof IOException
        ? "broke off its answer (%s)".formatted(told)
        : "could not be asked (%s)".formatted(told);
  }

  private static boolean isUnknownHost(Throwable cause) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof UnresolvedAddressException) {
        return true;
      }
    }
    return false;
  }
}
