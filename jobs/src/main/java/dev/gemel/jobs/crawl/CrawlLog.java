package dev.gemel.jobs.crawl;

import static org.apache.spark.sql.functions.col;

import dev.gemel.jobs.lake.Lake;
import dev.gemel.jobs.table.BronzeTables;
import dev.gemel.text.Ids;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** What the lake says of crawls from some seeds. */
final class CrawlLog {
  private final Lake lake;
  private final List<String> seeds;

  CrawlLog(Lake lake, List<String> seeds) {
    this.lake = lake;
    this.seeds = seeds;
  }

  /** The id of the {@code n}th crawl from these seeds. */
  String id(int n) {
    return Ids.uuid5("crawl", String.join(" ", seeds) + " " + n);
  }

  /** How many crawls from these seeds have left a row. */
  int begun() {
    List<String> ids =
        fetches().select("crawl_id").distinct().as(Encoders.STRING()).collectAsList();
    int n = 0;
    while (ids.contains(id(n))) {
      n++;
    }
    return n;
  }

  Dataset<Row> fetches() {
    return lake.read(BronzeTables.FETCHES);
  }

  /** The requests of one crawl. */
  Dataset<Row> fetches(String crawlId) {
    return fetches().filter(col("crawl_id").equalTo(crawlId));
  }

  Dataset<Row> pages() {
    return lake.read(BronzeTables.PAGES);
  }

  /** The URLs of all stored pages. */
  UrlSet stored() {
    return UrlSet.EMPTY.plus(pages().select("url").as(Encoders.STRING()).collectAsList());
  }

  /** Validators of the pages that redirects of earlier crawls led to, by URL. */
  Map<String, Target.Known> landings(Column current) {
    Dataset<Row> places =
        fetches()
            .filter(col("state").equalTo(State.REDIRECTED.column()))
            .select(col("redirect_to").as("url"))
            .distinct();
    Map<String, Target.Known> known = new HashMap<>();
    pages()
        .filter(current)
        .join(places, "url")
        .select("url", "etag", "last_modified")
        .collectAsList()
        .forEach(r -> known.put(r.getString(0), new Target.Known(r.getString(1), r.getString(2))));
    return known;
  }

  /** What is known of each origin's robots.txt; origins without an entry were never asked. */
  Map<String, KnownRobots> robots(String crawlId, List<String> origins) {
    Object[] urls = origins.stream().map(Origins::robots).toArray();
    Map<String, Row> asked = new HashMap<>();
    fetches(crawlId)
        .filter(col("url").isin(urls))
        .select("url", "state", "status")
        .collectAsList()
        .forEach(r -> asked.put(r.getString(0), r));
    Map<String, KnownRobots> known = new HashMap<>();
    asked.forEach((url, r) -> known.put(Origins.origin(url), robots(r, null)));
    pages()
        .filter(col("url").isin(urls))
        .select("url", "body", "etag", "last_modified")
        .collectAsList()
        .forEach(
            p -> known.put(Origins.origin(p.getString(0)), robots(asked.get(p.getString(0)), p)));
    return known;
  }

  private static KnownRobots robots(@Nullable Row asked, @Nullable Row page) {
    String state = asked == null ? "" : asked.getString(1);
    Integer status = asked == null || asked.isNullAt(2) ? null : asked.getInt(2);
    boolean usable =
        state.equals(State.FETCHED.column()) || state.equals(State.NOT_MODIFIED.column());
    byte[] body = page == null ? null : page.getAs("body");
    Target.Known known =
        page == null ? null : new Target.Known(page.getAs("etag"), page.getAs("last_modified"));
    return new KnownRobots(asked != null, usable, status, body, known);
  }
}
