package dev.gemel.jobs.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.jobs.Workbench;
import dev.gemel.jobs.mongo.DocumentKind;
import dev.gemel.jobs.mongo.MongoConfig;
import dev.gemel.jobs.mongo.MongoDocuments;
import dev.gemel.jobs.run.DataException;
import dev.gemel.jobs.run.JobReport;
import dev.gemel.jobs.table.BronzeTables;
import dev.gemel.jobs.table.OpsTables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
  /** What becomes of a page, whether a document of its URL is left, and why not. */
  private static final Map<String, String> CHANGES =
      Map.of(
          "now noindex", "noindex",
          "now a listing", "not_a_document",
          "now a note", "",
          "now of another address", "",
          "now too large", "too_large");

  @Test
  void aPageThatChangesTakesItsDocumentAlong() {
    try (Workbench bench = new Workbench(home, Map.of("load.max-withdrawn-share", 1))) {
      List<Row> before = new ArrayList<>();
      List<Row> after = new ArrayList<>();
      CHANGES.forEach(
          (change, reason) -> {
            String url = url(change);
            before.add(Pages.html(url, article(change, url)));
            before.add(Pages.html(url + "/alias", article(change, url)));
            after.add(changed(url, change));
          });
      put(bench, before.toArray(Row[]::new));
      assertEquals(CHANGES.size(), load(bench).rowsOut());
      put(bench, after.toArray(Row[]::new));
      JobReport report = load(bench);
      List<Row> documents = headers(bench);
      CHANGES.forEach(
          (change, reason) -> {
            long left =
                documents.stream().filter(r -> r.getAs("page_url").equals(url(change))).count();
            assertEquals(reason.isEmpty() ? 1 : 0, left, change);
            assertTrue(reason.isEmpty() || reasons(bench).containsKey(reason), change);
          });
      assertEquals(
          documents.size(), documents.stream().map(r -> r.getAs("_id")).distinct().count());
      assertTrue(report.rowsOut() > 0);
      assertEquals(0, load(bench).rowsOut(), "a second run changes nothing");
    }
  }

  private static String url(String change) {
    return "http://example.org/" + change.replace(' ', '-');
  }

  /**
   * Newest answer about the page, how the crawl took it, why its document left; {@link
   * AbsencesTest} has all answers.
   */
  @ParameterizedTest
  @CsvSource({
    "404, failed, gone",
    "301, failed, ''",
  })
  void aPageItsServerNoLongerHasLeavesUntilItComesBack(int status, String state, String reason) {
    try (Workbench bench = new Workbench(home, Map.of("load.max-withdrawn-share", 1))) {
      String url = "http://example.org/harbour";
      put(bench, Pages.html(url, article("Harbour", url)));
      bench
          .lake()
          .append(BronzeTables.FETCHES, Fetches.frame(bench.spark(), 0, url, 200, "fetched"));
      assertEquals(1, load(bench).rowsOut());
      answered(bench, 1, url, status, state);
      load(bench);
      assertEquals(reason.isEmpty() ? 1 : 0, headers(bench).size());
      assertEquals(reason.isEmpty() ? Map.of() : Map.of(reason, 1L), reasons(bench));
      assertEquals(0, load(bench).rowsOut(), "a second run changes nothing");
      answered(bench, 2, url, 304, "not_modified");
      load(bench);
      assertEquals(1, headers(bench).size());
      assertEquals(Map.of(), reasons(bench));
    }
  }

  @Test
  void anImportedRecordStaysWhateverItsServerAnswers() {
    try (Workbench bench = new Workbench(home)) {
      String url = "http://example.org/harbour";
      answered(bench, 0, url, 404, "failed");
      put(bench, Pages.from("warc", Pages.html(url, article("Harbour", url))));
      assertEquals(1, load(bench).rowsOut());
      assertEquals(1, headers(bench).size());
    }
  }

  @Test
  void stopsBeforeMostDocumentsLeave() {
    try (Workbench bench = new Workbench(home)) {
      for (String name : List.of("a", "b", "c")) {
        String url = "http://example.org/" + name;
        put(bench, Pages.html(url, article(name, url)));
      }
      assertEquals(3, load(bench).rowsOut());
      answered(bench, 1, "http://example.org/a", 404, "failed");
      answered(bench, 1, "http://example.org/b", 404, "failed");
      DataException e = assertThrows(DataException.class, () -> load(bench));
      assertTrue(e.getMessage().startsWith("2 of 3 documents would leave"), e.getMessage());
      assertEquals(3, headers(bench).size());
      answered(bench, 2, "http://example.org/b", 200, "fetched");
      load(bench);
      assertEquals(2, headers(bench).size());
    }
  }

  /** The page that stood for a document is gone: another name of it stands for it then. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anotherNameOfADocumentTakesItOver(boolean cutAfterTheRemoval) {
    try (Workbench bench = new Workbench(home, Map.of("load.max-withdrawn-share", 1))) {
      String canonical = "http://example.org/canon";
      put(bench, Pages.html("http://example.org/a", article("Harbour", canonical)));
      put(bench, Pages.html("http://example.org/b", article("Harbour", canonical)));
      assertEquals(1, load(bench).rowsOut());
      assertEquals(Map.of("alias", 1L), reasons(bench));
      answered(bench, 1, "http://example.org/a", 404, "failed");
      if (cutAfterTheRemoval) {
        Row document = headers(bench).get(0);
        new MongoDocuments(bench.spark(), bench.services(), MongoConfig.from(bench.settings()))
            .delete(DocumentKind.ARTICLE, List.of(document.<String>getAs("_id")));
      }
      load(bench);
      assertEquals("http://example.org/b", headers(bench).get(0).getAs("page_url"));
      assertEquals(Map.of("gone", 1L), reasons(bench));
      assertEquals(0, load(bench).rowsOut(), "a second run changes nothing");
    }
  }

  private static void answered(Workbench bench, int n, String url, int status, String state) {
    bench.lake().append(BronzeTables.FETCHES, Fetches.frame(bench.spark(), n, url, status, state));
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

  private static void put(Workbench bench, Row... pages) {
    bench.lake().upsert(BronzeTables.PAGES, Pages.frame(bench.spark(), pages));
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
