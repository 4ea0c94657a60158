package dev.gemel.serve.upstream;

import dev.gemel.clients.chat.Bodies;
import dev.gemel.serve.api.ApiException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a client is told when the model's endpoint fails: what, where, and what to do. */
final class Failures {
  private static final Duration AFTER_BUSY = Duration.ofSeconds(2);

  private final URI url;
  private final String model;
  private final @Nullable String key;

  Failures(URI url, String model, @Nullable String key) {
    this.url = url;
    this.model = model;
    this.key = key;
  }

  ApiException unreachable(Throwable cause) {
    if (cause instanceof HttpConnectTimeoutException) {
      return ApiException.timeout(
          "the model's endpoint %s cannot be reached in time; check that it runs".formatted(url));
    }
    String how = cause instanceof ConnectException ? "refuses connections" : "gave no answer";
    return failed("upstream_unreachable", "%s (%s)".formatted(how, reason(cause)));
  }

  ApiException broken(Throwable cause) {
    return failed("upstream_broken", "broke off (" + reason(cause) + ")");
  }

  ApiException cut() {
    return failed("upstream_broken", "closed the connection before the answer was whole");
  }

  ApiException notJson(String found) {
    return failed("upstream_broken", "sent what is no JSON object: " + Bodies.said(found));
  }

  ApiException said(String error) {
    return failed("upstream_error", "failed: " + withoutKey(error));
  }

  ApiException slow(String what, long millis) {
    return ApiException.timeout(
        "the model's endpoint %s %s for %d ms; try a shorter request, or raise serve.upstream's timeouts"
            .formatted(url, what, millis));
  }

  ApiException status(HttpResponse<?> response, String body) {
    int status = response.statusCode();
    String said = withoutKey(Bodies.said(body));
    return switch (status) {
      case 400, 413, 422 -> ApiException.invalid(null, "the model refused the request: " + said);
      case 429, 503 ->
          ApiException.overloaded(
              "upstream_busy", wait(response), "the model is busy: " + said + "; try again later");
      default ->
          ApiException.upstream(
              "upstream_error",
              "the model's endpoint %s answered %d for model '%s': %s; %s"
                  .formatted(url, status, model, said, nextStep(status)));
    };
  }

  private ApiException failed(String code, String what) {
    return ApiException.upstream(
        code,
        "the model's endpoint %s %s; check that it runs and serves model '%s' (serve.upstream.url)"
            .formatted(url, what, model));
  }

  private static String nextStep(int status) {
    return switch (status) {
      case 401, 403 -> "check the key in the variable that serve.upstream.api-key-env names";
      case 404 -> "check serve.upstream.url (it usually ends in /v1) and serve.upstream.name";
      default -> "see the endpoint's own log";
    };
  }

  private static Duration wait(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.strip().matches("[0-9]{1,4}"))
        .map(value -> Duration.ofSeconds(Long.parseLong(value.strip())))
        .orElse(AFTER_BUSY);
  }

  private static String reason(Throwable cause) {
    String message = cause.getMessage();
    String name = cause.getClass().getSimpleName();
    return message == null ? name : name + ": " + message;
  }

  /** Some endpoints quote the key they refuse. */
  private String withoutKey(String text) {
    return key == null ? text : text.replace(key, "***");
  }
}
