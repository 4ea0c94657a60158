package dev.gemel.jobs.crawl;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of one HTTP request.
 *
 * @param status null when there was no answer
 * @param headers what the crawl reads of the header section
 * @param body the bytes read, decompressed; empty when none were
 * @param truncated whether the body went on past the limit
 * @param reason why there is no usable answer; null when there is a status and what was wanted of
 *     the body
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
record Answer(
    @Nullable Integer status,
    Headers headers,
    byte[] body,
    boolean truncated,
    @Nullable String reason) {

  private static final byte[] NOTHING = {};

  /**
   * The header fields a crawl needs, as sent; null when absent.
   *
   * @param retryAfter how long to wait from now on; null when absent or unreadable
   */
  record Headers(
      @Nullable String contentType,
      @Nullable String etag,
      @Nullable String lastModified,
      @Nullable String location,
      @Nullable String robotsTag,
      @Nullable Duration retryAfter) {
    static final Headers NONE = new Headers(null, null, null, null, null, null);
  }

  /** No answer, for a reason. */
  static Answer failed(String reason) {
    return new Answer(null, Headers.NONE, NOTHING, false, reason);
  }

  /** An answer whose body was not read; {@code reason} says why, null when it was not wanted. */
  static Answer unread(int status, Headers headers, @Nullable String reason) {
    return new Answer(status, headers, NOTHING, false, reason);
  }

  boolean is(int code) {
    return status != null && status == code;
  }

  /** 429 or 5xx: the server asks for patience. */
  boolean isBusy() {
    return status != null && (status == 429 || status >= 500);
  }

  /** Whether the status is a redirect that names a place (RFC 9110, section 15.4). */
  boolean isRedirect() {
    return headers.location() != null
        && status != null
        && (status == 301 || status == 302 || status == 303 || status == 307 || status == 308);
  }

  /** Whether the server could not be reached or did not answer in time. */
  boolean isUnreachable() {
    return status == null;
  }
}
