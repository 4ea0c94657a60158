package dev.gemel.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.embedded.site.SampleSite;
import dev.gemel.embedded.site.SampleSiteFacts;
import dev.gemel.jobs.clean.CleanConfig;
import dev.gemel.jobs.clean.CleanJob;
import dev.gemel.jobs.crawl.CrawlConfig;
import dev.gemel.jobs.crawl.CrawlJob;
import dev.gemel.jobs.dedup.DedupConfig;
import dev.gemel.jobs.dedup.DedupJob;
import dev.gemel.jobs.load.LoadConfig;
import dev.gemel.jobs.load.LoadJob;
import dev.gemel.jobs.run.JobReport;
import dev.gemel.jobs.table.SilverTables;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pipeline makes of the sample site is what the site says of itself. */
class SampleSiteIT {
  private static final SampleSiteFacts FACTS = SampleSiteFacts.load();

  @TempDir Path home;

  @Test
  void findsTheDocumentsOfTheSiteAndNothingElse() throws Exception {
    try (SampleSite site = SampleSite.start(0);
        Workbench bench = bench(site)) {
      List<JobReport> first = run(bench);
      Dataset<Row> kept = bench.lake().read(SilverTables.DOCUMENTS).filter("keep");
      assertEquals(expected(), found(kept));
      assertDuplicates(bench);
      assertPersonalDataIsMasked(kept);
      assertForbiddenIsNotAsked(site);
      assertTrue(first.stream().allMatch(r -> r.rowsOut() > 0));

      site.resetStats();
      List<JobReport> second = run(bench);
      assertEquals(0, site.stats().okBodies(), "bodies fetched again");
      second.forEach(r -> assertEquals(0, r.rowsOut(), r.toString()));

      String amended = FACTS.documents().get(0).path();
      site.amend(amended, "A paragraph that was not there before, about lanterns on the quay.");
      List<JobReport> third = run(bench);
      assertEquals(1, third.get(2).rowsOut(), "documents cleaned again");
      assertTrue(text(bench, amended).contains("lanterns on the quay"));
    }
  }

  private Workbench bench(SampleSite site) {
    return new Workbench(
        home,
        Map.of(
            "crawl.seeds", List.of(site.url() + "/"),
            "crawl.delay", "1ms",
            "crawl.timeout", "5s",
            "crawl.max-depth", "6"));
  }

  private static List<JobReport> run(Workbench bench) {
    return List.of(
        bench.run(s -> new CrawlJob(CrawlConfig.from(s))),
        bench.run(s -> new LoadJob(LoadConfig.from(s))),
        bench.run(s -> new CleanJob(CleanConfig.from(s))),
        bench.run(s -> new DedupJob(DedupConfig.from(s))));
  }

  private static Set<String> expected() {
    return FACTS.documents().stream()
        .map(
            d ->
                line(
                    d.path(),
                    d.title(),
                    d.author().fullName(),
                    d.kind() == dev.gemel.embedded.site.Kind.NOTE ? "post" : "article",
                    d.date(),
                    d.language()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> found(Dataset<Row> kept) {
    return kept.collectAsList().stream()
        .filter(r -> !FACTS.exactDuplicates().containsKey(path(r)))
        .map(
            r ->
                line(
                    path(r),
                    r.getAs("title"),
                    r.getAs("author"),
                    r.getAs("kind"),
                    r.<java.sql.Timestamp>getAs("published_at").toLocalDateTime().toLocalDate(),
                    r.getAs("language")))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String line(
      String path, String title, String author, String kind, LocalDate date, String language) {
    return String.join(" | ", path, title, author, kind, String.valueOf(date), language);
  }

  private static String path(Row row) {
    return URI.create(row.getAs("url")).getPath();
  }

  private static void assertDuplicates(Workbench bench) {
    Dataset<Row> duplicates = bench.lake().read(SilverTables.DUPLICATES);
    Map<String, String> clusters =
        duplicates
            .join(
                bench.lake().read(SilverTables.DOCUMENTS).select("document_id", "url"),
                "document_id")
            .collectAsList()
            .stream()
            .collect(Collectors.toMap(SampleSiteIT::path, r -> r.getAs("cluster_id")));
    FACTS
        .nearDuplicates()
        .forEach(
            p ->
                assertEquals(
                    clusters.get(p.original()), clusters.get(p.republished()), p.toString()));
    FACTS
        .exactDuplicates()
        .forEach(
            (copy, original) -> assertEquals(clusters.get(original), clusters.get(copy), copy));
    int pairs = FACTS.nearDuplicates().size() + FACTS.exactDuplicates().size();
    assertEquals(clusters.size() - pairs, Set.copyOf(clusters.values()).size(), "false duplicates");
  }

  private static void assertPersonalDataIsMasked(Dataset<Row> kept) {
    String all =
        kept.collectAsList().stream()
            .map(r -> r.<String>getAs("text") + r.<String>getAs("markdown"))
            .collect(Collectors.joining("\n"));
    FACTS.personalData().emails().forEach(e -> assertFalse(all.contains(e), e));
    FACTS.personalData().publicIps().forEach(e -> assertFalse(all.contains(e), e));
    FACTS.personalData().privateIps().forEach(e -> assertTrue(all.contains(e), e));
  }

  private static void assertForbiddenIsNotAsked(SampleSite site) {
    FACTS
        .paths(SampleSiteFacts.Trap.FORBIDDEN)
        .forEach(p -> assertEquals(0, site.stats().requestsTo(p), p));
  }

  private static String text(Workbench bench, String path) {
    return bench.lake().read(SilverTables.DOCUMENTS).collectAsList().stream()
        .filter(r -> path(r).equals(path.toLowerCase(Locale.ROOT)) || path(r).equals(path))
        .findFirst()
        .orElseThrow()
        .getAs("text");
  }
}
