package dev.gemel.serve.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request that gets an error: a status, OpenAI's type and code, and what to do next. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Nginx's status for a client that closed the connection; nobody is there to read it. */
  private static final int CLIENT_GONE = 499;

  private final int status;
  private final String type;
  private final String code;
  private final @Nullable String param;
  private final @Nullable Duration retryAfter;

  private ApiException(
      int status,
      String type,
      String code,
      @Nullable String param,
      @Nullable Duration retryAfter,
      String message) {
    super(message);
    this.status = status;
    this.type = type;
    this.code = code;
    this.param = param;
    this.retryAfter = retryAfter;
  }

  /** 400: a field of the request cannot be used. */
  public static ApiException invalid(@Nullable String param, String message) {
    return request(400, "invalid_value", param, message);
  }

  /** Any refusal of the request itself, such as 401, 404, 405 and 413. */
  public static ApiException request(
      int status, String code, @Nullable String param, String message) {
    return new ApiException(status, "invalid_request_error", code, param, null, message);
  }

  /** 429: too much at once; the same request may be sent again after a while. */
  public static ApiException overloaded(String code, Duration retryAfter, String message) {
    return new ApiException(429, "rate_limit_error", code, null, retryAfter, message);
  }

  /** 503: the service cannot answer now. */
  public static ApiException unavailable(String code, Duration retryAfter, String message) {
    return new ApiException(503, "service_unavailable_error", code, null, retryAfter, message);
  }

  /** 502: the model's endpoint is dead, refuses or answers what is no answer. */
  public static ApiException upstream(String code, String message) {
    return new ApiException(502, "upstream_error", code, null, null, message);
  }

  /** 504: the model's endpoint is too slow. */
  public static ApiException timeout(String message) {
    return new ApiException(504, "timeout_error", "upstream_timeout", null, null, message);
  }

  /** The client has gone; the request is given up. */
  public static ApiException clientGone() {
    return request(CLIENT_GONE, "client_closed_request", null, "the client closed the connection");
  }

  /** 500: a fault of this service, told without its inside. */
  public static ApiException internal(String traceId) {
    String message =
        "the service failed on this request; its log has the cause under trace " + traceId;
    return new ApiException(500, "server_error", "internal_error", null, null, message);
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** OpenAI's class of error, such as {@code invalid_request_error}. */
  public String type() {
    return type;
  }

  /** The error itself, for programs. */
  public String code() {
    return code;
  }

  /** The request's field that is at fault, if one is. */
  public @Nullable String param() {
    return param;
  }

  /** When to try again, if trying again may help. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
