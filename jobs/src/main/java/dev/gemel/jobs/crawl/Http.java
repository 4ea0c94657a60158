package dev.gemel.jobs.crawl;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one URL at a time per calling thread: no redirects, cookies or retries of its own, a
 * limit on the body and on the time of the whole request. Thread-safe; closing it cuts open
 * requests.
 */
final class Http implements AutoCloseable {
  private static final String ACCEPT =
      "text/html,application/xhtml+xml,application/xml;q=0.9,text/*;q=0.8,*/*;q=0.1";

  private final CloseableHttpClient client;
  private final ScheduledExecutorService alarms;
  private final Duration timeout;

  Http(FetchPolicy policy) {
    this.timeout = policy.timeout();
    this.client = client(policy);
    this.alarms =
        Executors.newSingleThreadScheduledExecutor(task -> Threads.daemon("crawl-alarm", task));
  }

  private static CloseableHttpClient client(FetchPolicy policy) {
    Timeout connect = Timeout.of(policy.connectTimeout());
    Timeout silence = Timeout.of(policy.timeout());
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(1)
                .setMaxConnTotal(policy.concurrency())
                .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(silence).build())
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(silence)
                        .build())
                .build())
        .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(silence).build())
        .setUserAgent(policy.userAgent())
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .build();
  }

  /**
   * One GET.
   *
   * @param known validators for a conditional request (RFC 9110, section 13); null for none
   * @param limit bytes of body read at most
   * @param wanted whether a body of this Content-Type is read; it may be absent
   */
  Answer get(
      String url, Target.@Nullable Known known, long limit, Predicate<@Nullable String> wanted) {
    HttpGet request;
    try {
      request = request(url, known);
    } catch (IllegalArgumentException e) {
      return Answer.failed("bad_url");
    }
    AtomicBoolean late = new AtomicBoolean();
    ScheduledFuture<?> alarm =
        alarms.schedule(
            () -> {
              late.set(true);
              request.cancel();
            },
            timeout.toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      return exchange(request, limit, wanted);
    } catch (IOException e) {
      return Answer.failed(late.get() ? Failures.TIMEOUT : Failures.reason(e));
    } finally {
      alarm.cancel(false);
    }
  }

  private static HttpGet request(String url, Target.@Nullable Known known) {
    HttpGet request = new HttpGet(url);
    request.setHeader("Accept", ACCEPT);
    if (known != null && known.etag() != null) {
      request.setHeader("If-None-Match", known.etag());
    }
    if (known != null && known.lastModified() != null) {
      request.setHeader("If-Modified-Since", known.lastModified());
    }
    return request;
  }

  private Answer exchange(HttpGet request, long limit, Predicate<@Nullable String> wanted)
      throws IOException {
    ClassicHttpResponse response = client.executeOpen(null, request, null);
    boolean whole = false;
    try {
      Answer answer = read(response, limit, wanted);
      whole = answer.reason() == null && !answer.truncated() && answer.is(200);
      return answer;
    } finally {
      if (!whole) {
        // Closing a response reads the rest of its body first, and that may be endless.
        request.cancel();
      }
      close(response);
    }
  }

  private static Answer read(
      ClassicHttpResponse response, long limit, Predicate<@Nullable String> wanted)
      throws IOException {
    int status = response.getCode();
    Answer.Headers headers = headers(response);
    HttpEntity entity = response.getEntity();
    if (status != 200 || entity == null) {
      return Answer.unread(status, headers, null);
    }
    if (!wanted.test(headers.contentType())) {
      return Answer.unread(status, headers, "unsupported_media_type");
    }
    byte[] body = read(entity, limit);
    boolean over = body.length > limit;
    byte[] kept = over ? java.util.Arrays.copyOf(body, (int) limit) : body;
    return new Answer(status, headers, kept, over, null);
  }

  /** The body, or one byte more than the limit of a longer one. */
  private static byte[] read(HttpEntity entity, long limit) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    InputStream in = entity.getContent();
    byte[] buffer = new byte[16 << 10];
    while (bytes.size() <= limit) {
      int room = (int) Math.min(buffer.length, limit + 1 - bytes.size());
      int n = in.read(buffer, 0, room);
      if (n < 0) {
        break;
      }
      bytes.write(buffer, 0, n);
    }
    return bytes.toByteArray();
  }

  private static Answer.Headers headers(ClassicHttpResponse response) {
    return new Answer.Headers(
        value(response, "Content-Type"),
        value(response, "ETag"),
        value(response, "Last-Modified"),
        value(response, "Location"),
        value(response, "X-Robots-Tag"),
        retryAfter(value(response, "Retry-After")));
  }

  private static @Nullable String value(ClassicHttpResponse response, String name) {
    Header header = response.getFirstHeader(name);
    return header == null ? null : header.getValue();
  }

  /** Seconds or an HTTP date (RFC 9110, section 10.2.3). */
  private static @Nullable Duration retryAfter(@Nullable String value) {
    if (value == null) {
      return null;
    }
    if (value.strip().matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(value.strip()));
    }
    Instant date = DateUtils.parseStandardDate(value);
    Duration wait = date == null ? null : Duration.between(Instant.now(), date);
    return wait == null || !wait.isNegative() ? wait : Duration.ZERO;
  }

  private static void close(ClassicHttpResponse response) {
    try {
      response.close();
    } catch (IOException e) {
      // The connection was cut on purpose; what was wanted of it has been read.
      org.slf4j.LoggerFactory.getLogger(Http.class).trace("closing a cut connection", e);
    }
  }

  @Override
  public void close() {
    alarms.shutdownNow();
    client.close(CloseMode.IMMEDIATE);
  }
}
