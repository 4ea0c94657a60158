package dev.gemel.embedded.site;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Sends one answer: conditional requests, content coding and HEAD by RFC 9110. */
final class Answer {
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final HttpExchange exchange;
  private final Traffic traffic;

  Answer(HttpExchange exchange, Traffic traffic) {
    this.exchange = exchange;
    this.traffic = traffic;
  }

  /** 200 with the page, or 304 if the client has it already. */
  void page(Page page) throws IOException {
    boolean gzip = acceptsGzip();
    Headers headers = exchange.getResponseHeaders();
    headers.set("ETag", page.etag(gzip));
    headers.set("Last-Modified", HTTP_DATE.format(page.lastModified()));
    headers.set("Vary", "Accept-Encoding");
    headers.set("Cache-Control", "no-cache");
    if (unchanged(page.etag(gzip), page.lastModified())) {
      traffic.notModified();
      exchange.sendResponseHeaders(304, -1);
      return;
    }
    if (gzip) {
      headers.set("Content-Encoding", "gzip");
    }
    send(200, page.contentType(), page.body(gzip));
  }

  /** A body with a status and without validators. */
  void send(int status, String contentType, byte[] body) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", contentType);
    if (exchange.getRequestMethod().equals("HEAD")) {
      headers.set("Content-Length", String.valueOf(body.length));
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    // Counted first: who has read the answer must find it in the counts.
    traffic.sent(body.length);
    if (status == 200) {
      traffic.okBody();
    }
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  /** If-None-Match counts alone where both conditions stand (RFC 9110 §13.2.2). */
  private boolean unchanged(String etag, Instant lastModified) {
    List<String> tags = exchange.getRequestHeaders().get("If-None-Match");
    if (tags != null) {
      return tags.stream().anyMatch(list -> matches(list, etag));
    }
    Instant since = date(exchange.getRequestHeaders().getFirst("If-Modified-Since"));
    return since != null && !lastModified.isAfter(since);
  }

  private static boolean matches(String list, String etag) {
    return Arrays.stream(list.split(","))
        .map(String::strip)
        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
        .anyMatch(tag -> tag.equals("*") || tag.equals(etag));
  }

  /** A date that cannot be read is no condition (RFC 9110 §13.1.3). */
  private static @Nullable Instant date(@Nullable String value) {
    try {
      return value == null
          ? null
          : ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private boolean acceptsGzip() {
    List<String> accepted = exchange.getRequestHeaders().get("Accept-Encoding");
    return accepted != null
        && accepted.stream()
            .flatMap(list -> Arrays.stream(list.toLowerCase(Locale.ROOT).split(",")))
            .map(coding -> coding.replace(" ", ""))
            .anyMatch(
                coding -> coding.matches("(gzip|x-gzip|\\*)(;q=(1(\\.0*)?|0?\\.\\d*[1-9]\\d*))?"));
  }
}
