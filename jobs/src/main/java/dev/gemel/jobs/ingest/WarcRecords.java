package dev.gemel.jobs.ingest;

import dev.gemel.text.url.UrlNormalizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcTruncationReason;

/** Pages of a web archive: responses of status 200 with a text body. */
final class WarcRecords extends FileRecords {
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private final WarcReader reader;
  private final PageMaker pages;

  /**
   * @param in closed with this
   * @throws IOException when the file does not begin like a web archive
   */
  WarcRecords(String file, InputStream in, PageMaker pages) throws IOException {
    super(file);
    this.reader = new WarcReader(in);
    this.pages = pages;
  }

  @Override
  boolean read() throws IOException {
    Optional<WarcRecord> next = reader.next();
    if (next.isEmpty()) {
      return false;
    }
    Imported at = at(place());
    put(next.get() instanceof WarcResponse response ? judged(at, response) : at.passedOver());
    return true;
  }

  /** The record's row; a bad header or body costs this record only, since its length is known. */
  private Row judged(Imported at, WarcResponse response) throws IOException {
    try {
      return row(at, response);
    } catch (IOException e) {
      // Fails again when it is the file that is cut, not the response in it.
      response.body().consume();
      return at.failed(e, null);
    } catch (RuntimeException e) {
      return at.failed(e, null);
    }
  }

  @Override
  String place() {
    return Long.toString(reader.position());
  }

  private Row row(Imported at, WarcResponse response) throws IOException {
    String target = response.target();
    if (!target.startsWith("http")) {
      return at.passedOver();
    }
    HttpResponse http = response.http();
    @Nullable String type = http.headers().first("Content-Type").orElse(null);
    @Nullable String url = UrlNormalizer.normalize(target);
    if (http.status() != 200 || !MediaTypes.isKept(MediaTypes.of(type), target)) {
      return at.passedOver();
    }
    if (url == null) {
      return at.rejected("bad_url", target, null);
    }
    if (response.truncated() != WarcTruncationReason.NOT_TRUNCATED) {
      return at.rejected("truncated", target + " " + response.truncated(), null);
    }
    byte[] body = http.bodyDecoded().stream().readNBytes(MAX_RECORD + 1);
    return body.length > MAX_RECORD
        ? at.rejected("too_large", target + " is over " + MAX_RECORD + " bytes", null)
        : at.page(pages.ofResponse(file(), url, type, body, date(response)));
  }

  /** Spark's timestamps end long before Java's instants do, and fail the task where they end. */
  private static Instant date(WarcResponse response) {
    Instant date = response.date();
    if (date.isBefore(EARLIEST) || date.isAfter(LATEST)) {
      throw new DateTimeException("WARC-Date " + date + " is not of the years 1 to 9999");
    }
    return date;
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException("closing " + file(), e);
    }
  }
}
