package dev.gemel.jobs.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.jobs.Workbench;
import dev.gemel.jobs.mongo.MongoConfig;
import dev.gemel.jobs.mongo.MongoDocuments;
import dev.gemel.jobs.run.JobReport;
import dev.gemel.jobs.table.BronzeTables;
import dev.gemel.jobs.table.OpsTables;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadJobTest {
  private static final String BODY =
      "<p>"
          + "The harbour wakes before the town does, and whoever wants fish learns to wake with it. "
              .repeat(12)
          + "</p>";

  @TempDir Path home;

  private static String article(String title, String canonical) {
    return """
        <html lang="en"><head><title>%s</title><link rel="canonical" href="%s">
        <meta property="og:type" content="article"><meta name="author" content="Ada Quill">
        <meta property="article:published_time" content="2024-05-06T07:08:09Z"></head>
        <body><nav><a href="/">Home</a></nav><article><h1>%s</h1>%s</article></body></html>
        """
        .formatted(title, canonical, title, BODY);
  }

  @Test
  void standardisesPagesOnceAndSaysWhyTheOthersAreNone() {
    try (Workbench bench = new Workbench(home)) {
      String url = "http://example.org/harbour";
      bench
          .lake()
          .append(
              BronzeTables.PAGES,
              Pages.frame(
                  bench.spark(),
                  Pages.html(url, article("Harbour", url)),
                  Pages.html("http://example.org/alias", article("Harbour", url)),
                  Pages.page("http://example.org/feed", "application/rss+xml", "<rss/>", Map.of()),
                  Pages.page(
                      "urn:gemel:1",
                      "text/plain",
                      "A note.",
                      Map.of("kind", "post", "author", "Bo", "published_at", "1789-07-14")),
                  Pages.page("urn:gemel:2", "text/plain", " ", Map.of()),
                  Pages.page("urn:gemel:3", "text/plain", "x", Map.of("kind", "novel")),
                  Pages.page("urn:gemel:4", "text/html", "<p>x</p>", Map.of("kind", "novel")),
                  Pages.page(
                      "http://example.org/private",
                      "text/html",
                      article("Private", url),
                      Map.of("noindex", "true"))));
      JobReport first = bench.run(s -> new LoadJob(LoadConfig.from(s)));
      JobReport second = bench.run(s -> new LoadJob(LoadConfig.from(s)));

      assertEquals(List.of(8L, 2L, 0L, 6L), figures(first));
      assertEquals(List.of(8L, 0L, 8L, 6L), figures(second));
      assertEquals(
          Map.of(
              "alias", 1L,
              "unsupported_media_type", 1L,
              "empty_content", 1L,
              "unknown_kind", 2L,
              "noindex", 1L),
          reasons(bench));
      Row article =
          new MongoDocuments(bench.spark(), bench.services(), MongoConfig.from(bench.settings()))
              .headers()
              .filter("kind = 'article'")
              .first();
      assertEquals("Ada Quill", article.getAs("author_full_name"));
      assertEquals(url, article.getAs("link"));
      assertEquals("2024-05-06 07:08:09.0", article.getAs("published_at").toString());
    }
  }

  /** What a page becomes later, and how many documents are left then. */
  @ParameterizedTest
  @CsvSource({
    "now noindex, 0, noindex",
    "now a listing, 0, not_a_document",
    "now a note, 1, ''",
    "now of another address, 1, ''",
    "now too large, 0, too_large",
  })
  void aPageThatChangesTakesItsDocumentAlong(String change, long left, String reason) {
    try (Workbench bench = new Workbench(home)) {
      String url = "http://example.org/harbour";
      put(bench, Pages.html(url, article("Harbour", url)));
      put(bench, Pages.html("http://example.org/alias", article("Harbour", url)));
      assertEquals(1, load(bench).rowsOut());
      put(bench, changed(url, change));
      JobReport report = load(bench);
      List<Row> documents = headers(bench);
      long others = documents.stream().filter(r -> r.getAs("page_url").equals(url)).count();
      assertEquals(left, others, change);
      assertEquals(
          documents.size(), documents.stream().map(r -> r.getAs("_id")).distinct().count());
      assertTrue(report.rowsOut() > 0);
      assertTrue(reason.isEmpty() || reasons(bench).containsKey(reason), reasons(bench).toString());
      assertEquals(0, load(bench).rowsOut(), "a second run changes nothing");
    }
  }

  /** Newest answer about the page, what it redirects to, why its document left. */
  @ParameterizedTest
  @CsvSource({
    "404, , gone",
    "410, , gone",
    "301, http://example.org/new, moved",
    "302, http://example.org/new, ''",
    "500, , ''",
    "304, , ''",
  })
  void aPageItsServerNoLongerHasLeavesUntilItComesBack(int status, String to, String reason) {
    try (Workbench bench = new Workbench(home)) {
      String url = "http://example.org/harbour";
      put(bench, Pages.html(url, article("Harbour", url)));
      bench.lake().append(BronzeTables.FETCHES, Fetches.frame(bench.spark(), 0, url, 200, null));
      assertEquals(1, load(bench).rowsOut());
      bench.lake().append(BronzeTables.FETCHES, Fetches.frame(bench.spark(), 1, url, status, to));
      load(bench);
      assertEquals(reason.isEmpty() ? 1 : 0, headers(bench).size());
      assertEquals(reason.isEmpty() ? Map.of() : Map.of(reason, 1L), reasons(bench));
      assertEquals(0, load(bench).rowsOut(), "a second run changes nothing");
      bench.lake().append(BronzeTables.FETCHES, Fetches.frame(bench.spark(), 2, url, 304, null));
      load(bench);
      assertEquals(1, headers(bench).size());
      assertEquals(Map.of(), reasons(bench));
    }
  }

  private static Row changed(String url, String change) {
    return switch (change) {
      case "now noindex" ->
          Pages.page(url, "text/html", article("Harbour", url), Map.of("noindex", "true"));
      case "now a listing" ->
          Pages.html(
              url,
              "<html><body><ul>" + "<li><a href=/x>x</a></li>".repeat(40) + "</ul></body></html>");
      case "now a note" ->
          Pages.page(url, "text/html", article("Harbour", url), Map.of("kind", "post"));
      case "now of another address" ->
          Pages.html(url, article("Harbour", "http://example.org/elsewhere"));
      case "now too large" -> Pages.page(url, "text/plain", "\u00e9".repeat(8 << 20), Map.of());
      default -> throw new IllegalArgumentException(change);
    };
  }

  private static void put(Workbench bench, Row page) {
    bench.lake().upsert(BronzeTables.PAGES, Pages.frame(bench.spark(), page));
  }

  private static JobReport load(Workbench bench) {
    return bench.run(s -> new LoadJob(LoadConfig.from(s)));
  }

  private static List<Row> headers(Workbench bench) {
    return new MongoDocuments(bench.spark(), bench.services(), MongoConfig.from(bench.settings()))
        .headers()
        .collectAsList();
  }

  private static Map<String, Long> reasons(Workbench bench) {
    return bench.rows(OpsTables.REJECTS).stream()
        .collect(Collectors.groupingBy(r -> r.getAs("reason"), Collectors.counting()));
  }

  private static List<Long> figures(JobReport r) {
    return List.of(r.rowsIn(), r.rowsOut(), r.unchanged(), r.rejects());
  }
}
