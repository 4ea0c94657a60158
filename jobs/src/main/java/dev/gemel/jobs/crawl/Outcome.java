package dev.gemel.jobs.crawl;

import dev.gemel.jobs.ingest.MediaTypes;
import dev.gemel.jobs.ingest.PageKeys;
import dev.gemel.jobs.lake.ScalaMaps;
import dev.gemel.jobs.table.BronzeTables;
import dev.gemel.text.Ids;
import java.sql.Timestamp;
import java.time.Instant;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * One request as rows: {@link #SCHEMA} holds {@code fetch}, a row of {@code bronze.fetches}, and
 * {@code page}, the row of {@code bronze.pages} its body makes, null when there is none.
 */
final class Outcome {
  static final StructType SCHEMA =
      new StructType()
          .add("fetch", BronzeTables.FETCHES.schema())
          .add("page", BronzeTables.PAGES.schema());

  private final Round round;

  Outcome(Round round) {
    this.round = round;
  }

  /** How a request is judged. */
  record Verdict(State state, @Nullable String reason, @Nullable String redirectTo) {
    static Verdict of(State state) {
      return new Verdict(state, null, null);
    }

    static Verdict of(State state, String reason) {
      return new Verdict(state, reason, null);
    }
  }

  /** A URL that was not asked for. */
  Row unasked(Target target, Verdict verdict) {
    Answer none = new Answer(null, Answer.Headers.NONE, new byte[0], false, null);
    return row(target, new Patience.Asked(none, 0, 0), verdict, null);
  }

  /** A URL that was asked for and gave no body worth storing. */
  Row bodiless(Target target, Patience.Asked asked, Verdict verdict) {
    return row(target, asked, verdict, null);
  }

  /** A URL whose body was read. */
  Row page(Target target, Patience.Asked asked, Found found) {
    return row(target, asked, Verdict.of(State.FETCHED), found);
  }

  private Row row(Target target, Patience.Asked asked, Verdict verdict, @Nullable Found found) {
    Timestamp now = Timestamp.from(Instant.now());
    Answer answer = asked.answer();
    @Nullable String type = answer.headers().contentType();
    Row fetch =
        RowFactory.create(
            Ids.uuid5("fetch", round.crawlId() + " " + round.number() + " " + target.url()),
            round.crawlId(),
            round.number(),
            target.url(),
            Origins.host(target.url()),
            target.depth(),
            target.referrer(),
            verdict.state().column(),
            verdict.reason(),
            answer.status(),
            verdict.redirectTo(),
            type == null ? null : MediaTypes.of(type),
            found == null ? null : (long) answer.body().length,
            found == null ? null : Ids.xxh128(answer.body()),
            asked.attempts(),
            asked.millis(),
            now);
    return RowFactory.create(fetch, found == null ? null : page(target, answer, found, now));
  }

  private Row page(Target target, Answer answer, Found found, Timestamp now) {
    Answer.Headers headers = answer.headers();
    String type = MediaTypes.of(headers.contentType());
    @Nullable String charset = MediaTypes.charset(headers.contentType());
    @Nullable String author = round.author();
    return RowFactory.create(
        PageKeys.id(target.url()),
        target.url(),
        "crawl",
        round.admission().seedOf(target.url()),
        author,
        type,
        charset,
        answer.body(),
        PageKeys.contentHash(answer.body(), type, charset, author, found.fields()),
        headers.etag(),
        headers.lastModified(),
        target.depth(),
        found.outlinks().toArray(String[]::new),
        ScalaMaps.of(found.fields()),
        now);
  }
}
