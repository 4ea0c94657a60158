package dev.gemel.clients.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.gemel.clients.ApiKeys;
import dev.gemel.clients.chat.BoundedBody;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * MLflow's REST API 2.0, one call at a time: JSON out, JSON in. A failure that may pass (no
 * connection, 429, 5xx) is tried again with back-off and jitter. Safe for several threads.
 */
final class MlflowHttp {
  private static final String API = "/api/2.0/mlflow/";
  private static final int MAX_ANSWER = 64 << 20;
  private static final int QUOTED = 300;

  private final RegistrySpec spec;
  private final String root;
  private final @Nullable String token;
  private final HttpClient client;
  private final RetryPolicy<JsonNode> retries;

  MlflowHttp(RegistrySpec spec, Duration firstDelay) {
    this.spec = spec;
    this.root = spec.uri().toString().replaceAll("/+$", "");
    this.token = ApiKeys.read(spec.apiKeyEnv(), System::getenv);
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            // The token must not follow a redirect to another host.
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(spec.timeout())
            .build();
    this.retries =
        RetryPolicy.<JsonNode>builder()
            .handle(IOException.class)
            .withMaxRetries(spec.maxRetries())
            .withBackoff(firstDelay, Duration.ofSeconds(30))
            .withJitter(0.25)
            .build();
  }

  String root() {
    return root;
  }

  JsonNode get(String path, Map<String, String> query) {
    String text =
        query.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return call(path, request(path + "?" + text).GET().build());
  }

  JsonNode post(String path, JsonNode body) {
    return send("POST", path, body);
  }

  JsonNode send(String method, String path, JsonNode body) {
    return call(
        path,
        request(path)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body.toString()))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + API + path));
    request.header("Accept", "application/json");
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return request;
  }

  private JsonNode call(String path, HttpRequest request) {
    try {
      return Failsafe.with(retries).get(() -> once(path, request));
    } catch (FailsafeException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (cause instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new RegistryException(
          "MLflow at %s gave no answer to %s after %d attempts (%s); check that it runs and the URL, then run again"
              .formatted(root, path, spec.maxRetries() + 1, reason(cause)),
          cause);
    }
  }

  private JsonNode once(String path, HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = exchange(request);
    int status = response.statusCode();
    if (status == 429 || (status >= 500 && status != 501)) {
      throw new IOException("status " + status + ": " + quote(response.body()));
    }
    JsonNode answer = parse(path, status, response.body());
    if (status != 200) {
      throw MlflowException.of(root, path, status, answer);
    }
    return answer;
  }

  // HttpRequest.timeout ends with the headers (JDK 17); a body that trickles would never end.
  private HttpResponse<String> exchange(HttpRequest request)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<String>> exchange =
        client.sendAsync(request, info -> new BoundedBody(MAX_ANSWER));
    try {
      return exchange.get(spec.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("no whole answer within " + spec.timeout(), e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } finally {
      exchange.cancel(true);
    }
  }

  private JsonNode parse(String path, int status, String body) {
    try {
      return Fields.parse(body);
    } catch (IllegalArgumentException e) {
      throw new RegistryException(
          "%s answered %s with status %d and no JSON object (%s); is it an MLflow server? Expected its root, such as http://host:5000"
              .formatted(root, path, status, quote(body)),
          e);
    }
  }

  private static String reason(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  static String quote(String text) {
    String line = text.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
    return line.length() <= QUOTED ? line : line.substring(0, QUOTED) + "...";
  }
}
