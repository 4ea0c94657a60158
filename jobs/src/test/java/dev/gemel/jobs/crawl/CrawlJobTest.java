package dev.gemel.jobs.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.embedded.site.SampleSite;
import dev.gemel.embedded.site.SampleSiteFacts;
import dev.gemel.embedded.site.SampleSiteFacts.Trap;
import dev.gemel.jobs.Workbench;
import dev.gemel.jobs.run.JobReport;
import dev.gemel.jobs.table.BronzeTables;
import dev.gemel.jobs.table.OpsTables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One crawl of the sample site, looked at from many sides, then a second one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrawlJobTest {
  private static final SampleSiteFacts FACTS = SampleSiteFacts.load();

  @TempDir static Path home;

  private SampleSite site;
  private Workbench bench;
  private JobReport report;
  private SampleSite.Stats stats;
  private Map<String, Row> fetches;
  private Map<String, Row> pages;

  @BeforeAll
  void crawl() throws IOException {
    site = SampleSite.start(0);
    bench =
        new Workbench(
            home,
            Map.of(
                "crawl.seeds",
                List.of(site.url()),
                "crawl.max-depth",
                5,
                "crawl.max-body",
                "2MiB",
                "crawl.timeout",
                "4s"));
    report = bench.run(s -> new CrawlJob(CrawlConfig.from(s)));
    stats = site.stats();
    fetches = byPath(bench.rows(BronzeTables.FETCHES));
    pages = byPath(bench.rows(BronzeTables.PAGES));
  }

  @AfterAll
  void close() {
    bench.close();
    site.close();
  }

  private Map<String, Row> byPath(List<Row> rows) {
    return rows.stream()
        .collect(
            Collectors.toMap(
                r -> r.<String>getAs("url").substring(site.url().length()), Function.identity()));
  }

  private String state(String path) {
    Row row = fetches.get(path);
    return row == null ? "never" : row.getAs("state") + " " + row.getAs("reason");
  }

  private Map<String, String> fields(String path) {
    Row page = row(pages, path);
    return page.getJavaMap(page.fieldIndex("fields"));
  }

  private static Row row(Map<String, Row> rows, String path) {
    return Objects.requireNonNull(rows.get(path), path);
  }

  @Test
  void findsEveryDocument() {
    for (SampleSiteFacts.Document document : FACTS.documents()) {
      assertEquals("fetched null", state(document.path()), document.path());
      assertTrue(pages.containsKey(document.path()), document.path());
    }
    FACTS.paths(Trap.UNLINKED).forEach(p -> assertEquals("fetched null", state(p)));
  }

  @Test
  void asksForNothingThatRobotsForbids() {
    assertEquals(0, stats.requestsBelow("/private/"));
    FACTS.paths(Trap.FORBIDDEN).stream()
        .filter(fetches::containsKey)
        .forEach(p -> assertEquals("denied robots_disallow", state(p)));
    assertTrue(FACTS.paths(Trap.FORBIDDEN).stream().anyMatch(fetches::containsKey));
  }

  @Test
  void asksForEachUrlOnce() {
    List<String> healing =
        java.util.stream.Stream.of(Trap.FLAKY, Trap.BUSY)
            .flatMap(t -> FACTS.paths(t).stream())
            .toList();
    stats
        .byTarget()
        .forEach((target, n) -> assertEquals(healing.contains(target) ? n : 1L, n, target));
    assertEquals(1, stats.requestsTo("/robots.txt"));
  }

  @Test
  void followsRedirectsAndEndsLoops() {
    FACTS
        .redirects()
        .forEach(
            (from, to) -> {
              if (fetches.containsKey(from)) {
                assertEquals("redirected null", state(from));
              }
              assertEquals("fetched null", state(to));
            });
    assertTrue(FACTS.redirects().keySet().stream().anyMatch(fetches::containsKey));
    List<String> loop = FACTS.paths(Trap.LOOP);
    assertTrue(
        loop.stream().anyMatch(p -> state(p).equals("failed redirect_loop")),
        loop.stream().map(this::state).toList().toString());
  }

  @Test
  void waitsForWhatHealsAndLeavesWhatDoesNot() {
    FACTS.paths(Trap.FLAKY).forEach(p -> assertEquals("fetched null", state(p)));
    FACTS.paths(Trap.BUSY).forEach(p -> assertEquals("fetched null", state(p)));
    FACTS.paths(Trap.SLOW).forEach(p -> assertEquals("fetched null", state(p)));
    FACTS
        .paths(Trap.FLAKY)
        .forEach(p -> assertEquals(3, row(fetches, p).<Integer>getAs("attempts")));
    FACTS.paths(Trap.GONE).forEach(p -> assertEquals("gone http_410", state(p)));
    FACTS.paths(Trap.MISSING).forEach(p -> assertEquals("failed http_404", state(p)));
    FACTS.paths(Trap.NOFOLLOW).forEach(p -> assertEquals("never", state(p)));
    FACTS.paths(Trap.PDF).forEach(p -> assertEquals("never", state(p)));
    FACTS.paths(Trap.ENDLESS).forEach(p -> assertEquals("failed body_too_large", state(p)));
    FACTS.paths(Trap.HUGE).forEach(p -> assertEquals("fetched null", state(p)));
    assertEquals(0, site.stats().open());
  }

  @Test
  void staysBoundedInEndlessCalendars() {
    long months = fetches.keySet().stream().filter(p -> p.startsWith("/calendar/")).count();
    assertTrue(months > 0 && months <= 10, months + " months");
  }

  @Test
  void marksPagesThatWantNoIndex() {
    FACTS.paths(Trap.NOINDEX).stream()
        .filter(pages::containsKey)
        .forEach(p -> assertEquals("true", fields(p).get("noindex")));
    assertEquals(Map.of("role", "robots", "noindex", "true"), fields("/robots.txt"));
  }

  @Test
  void recordsWhatItDidNotGet() {
    List<String> reasons =
        bench.rows(OpsTables.REJECTS).stream().map(r -> r.<String>getAs("reason")).toList();
    assertTrue(
        reasons.containsAll(
            List.of("http_404", "http_410", "robots_disallow", "body_too_large", "redirect_loop")),
        reasons.toString());
    assertEquals(report.rejects(), reasons.size());
    assertEquals(report.rowsOut(), pages.size());
    assertEquals(0, report.unchanged());
  }

  @Test
  void readsNoBodyTwice() {
    List<Row> before = bench.rows(BronzeTables.PAGES);
    OptionalLong version = bench.lake().version(BronzeTables.PAGES);
    OptionalLong rejects = bench.lake().version(OpsTables.REJECTS);
    site.resetStats();
    JobReport second = bench.run(s -> new CrawlJob(CrawlConfig.from(s)));
    assertEquals(0, site.stats().okBodies(), site.stats().toString());
    assertEquals(version, bench.lake().version(BronzeTables.PAGES));
    assertEquals(rejects, bench.lake().version(OpsTables.REJECTS));
    assertEquals(0, second.rowsOut());
    assertEquals(before.size(), second.unchanged());
    assertEquals(report.rowsIn(), second.rowsIn());
    assertEquals(report.rejects(), second.rejects());
    assertEquals(0L, second.counts().get("bytes"));
    assertNull(before.get(0).getAs("author"));
  }
}
