package dev.gemel.clients.chat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Posts one body to one URL, once, and sorts what comes back. Safe for several threads. */
final class Endpoint {
  /** Far more than any model writes. */
  private static final int MAX_REPLY = 16 << 20;

  private final URI url;
  private final Duration timeout;
  private final @Nullable String key;
  private final HttpClient client;

  Endpoint(URI url, Duration timeout, @Nullable String key) {
    this.url = url;
    this.timeout = timeout;
    this.key = key;
    this.client =
        HttpClient.newBuilder()
            // An upgrade to HTTP/2 in clear text confuses common model servers.
            .version(HttpClient.Version.HTTP_1_1)
            // The key must not follow a redirect to another host.
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .build();
  }

  /**
   * The body of a reply of status 200.
   *
   * @throws AttemptException if trying again may help
   * @throws ChatRejectedException if it will not
   */
  String post(String body) throws AttemptException, InterruptedException {
    HttpResponse<String> response = exchange(request(body));
    int status = response.statusCode();
    if (status == 200) {
      return response.body();
    }
    String said = withoutKey(Bodies.said(response.body()));
    if (mayPass(status) && !(status == 429 && Completions.isQuotaSpent(response.body()))) {
      throw new AttemptException("status " + status + ": " + said, status, wait(response), null);
    }
    throw new ChatRejectedException(url, status, said);
  }

  private HttpRequest request(String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    return request.build();
  }

  // HttpRequest.timeout ends with the headers (JDK 17); a body that trickles would never end.
  private HttpResponse<String> exchange(HttpRequest request)
      throws AttemptException, InterruptedException {
    CompletableFuture<HttpResponse<String>> exchange =
        client.sendAsync(request, info -> new BoundedBody(MAX_REPLY));
    try {
      return exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new AttemptException("no whole answer within " + timeout, null, null, e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() instanceof IOException io ? io : e;
      throw new AttemptException("no answer (" + reason(cause) + ")", null, null, cause);
    } finally {
      // Ends what a timeout or an interrupt left in flight; no effect on a finished exchange.
      exchange.cancel(true);
    }
  }

  private static String reason(Throwable cause) {
    String message = cause.getMessage();
    String name = cause.getClass().getSimpleName();
    return message == null ? name : name + ": " + message;
  }

  private static boolean mayPass(int status) {
    return switch (status) {
      case 408, 425, 429 -> true;
      case 501, 505 -> false;
      default -> status >= 500;
    };
  }

  private static @Nullable Duration wait(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .map(value -> RetryAfter.parse(value, Clock.systemUTC()))
        .orElse(null);
  }

  // Some endpoints quote the key they refuse.
  private String withoutKey(String said) {
    return key == null ? said : said.replace(key, "***");
  }
}
