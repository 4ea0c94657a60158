package dev.gemel.serve.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gemel.clients.vector.VectorStoreException;
import dev.gemel.serve.api.ApiException;
import dev.gemel.serve.metrics.Metrics;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Failures as answers, in the shape of OpenAI's errors. */
final class Errors {
  private static final Logger LOG = LoggerFactory.getLogger(Errors.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration AFTER_OUTAGE = Duration.ofSeconds(5);

  private final Metrics metrics;

  Errors(Metrics metrics) {
    this.metrics = metrics;
  }

  /** Answers every failure of a handler. */
  void install(RoutesConfig routes) {
    // Javalin answers its own exceptions itself unless their class is named.
    routes.exception(HttpResponseException.class, (e, ctx) -> write(ctx, of(e, Trace.id(ctx))));
    routes.exception(Exception.class, (e, ctx) -> write(ctx, of(e, Trace.id(ctx))));
  }

  /** What the client is told of a failure; one that was not foreseen is logged, not told. */
  static ApiException of(Throwable failure, String traceId) {
    if (failure instanceof ApiException known) {
      return known;
    }
    if (failure instanceof HttpResponseException http) {
      return ApiException.request(
          http.getStatus(), "not_found", null, message(http.getStatus(), http));
    }
    if (failure instanceof VectorStoreException store) {
      LOG.warn("trace {}: {}", traceId, store.getMessage());
      return ApiException.unavailable(
          "retrieval_unavailable",
          AFTER_OUTAGE,
          "passages cannot be looked up: "
              + store.getMessage()
              + "; has `gemel embed` been run on this home?");
    }
    LOG.error("trace {}: the request failed", traceId, failure);
    return ApiException.internal(traceId);
  }

  private static String message(int status, HttpResponseException e) {
    return switch (status) {
      case 404 -> "there is nothing at this address; see GET / for a page, /v1/models for models";
      case 405 -> "this address does not take this method; chat and retrieval are asked with POST";
      default -> String.valueOf(e.getMessage());
    };
  }

  private void write(Context ctx, ApiException error) {
    metrics.error(error);
    ctx.status(error.status());
    Duration retryAfter = error.retryAfter();
    if (retryAfter != null) {
      ctx.header("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
    }
    ctx.contentType("application/json").result(json(error));
  }

  /** The error as JSON. */
  static String json(ApiException error) {
    ObjectNode root = JSON.createObjectNode();
    root.putObject("error")
        .put("message", error.getMessage())
        .put("type", error.type())
        .put("param", error.param())
        .put("code", error.code());
    return root.toString();
  }
}
