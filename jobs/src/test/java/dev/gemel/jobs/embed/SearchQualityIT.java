package dev.gemel.jobs.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.clients.vector.VectorHit;
import dev.gemel.embedded.site.SampleSite;
import dev.gemel.jobs.Workbench;
import dev.gemel.jobs.clean.CleanConfig;
import dev.gemel.jobs.clean.CleanJob;
import dev.gemel.jobs.crawl.CrawlConfig;
import dev.gemel.jobs.crawl.CrawlJob;
import dev.gemel.jobs.dedup.DedupConfig;
import dev.gemel.jobs.dedup.DedupJob;
import dev.gemel.jobs.load.LoadConfig;
import dev.gemel.jobs.load.LoadJob;
import dev.gemel.jobs.table.GoldTables;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Encoders;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How well the rankings answer labelled questions about the sample site. A document stands where
 * its best chunk does. The table is printed; all that is asserted is that fusing costs little.
 */
@Tag("heavy")
class SearchQualityIT {
  /** How far hybrid may stay behind the better of the two: some two questions of fifty. */
  private static final double MARGIN = 0.04;

  /** Chunks asked for, enough for ten documents. */
  private static final int CHUNKS = 50;

  private record Labelled(String kind, String query, Set<String> paths) {}

  private final Map<String, Ranking> rankings = new HashMap<>();

  @TempDir Path home;
  private Set<String> indexed = Set.of();

  @Test
  void hybridIsNotMuchWorseThanTheBetterOfTheTwo() throws Exception {
    try (SampleSite site = SampleSite.start(0);
        Workbench bench = bench(site)) {
      run(bench);
      indexed = indexed(bench);
      Map<Boolean, List<Labelled>> labelled =
          labelled().stream().collect(Collectors.partitioningBy(this::isAnswered));
      List<Labelled> answered = labelled.getOrDefault(true, List.of());
      report(bench, answered);
      double dense = score(bench, answered, SearchMode.DENSE, 2);
      double sparse = score(bench, answered, SearchMode.SPARSE, 2);
      double hybrid = score(bench, answered, SearchMode.HYBRID, 2);
      assertTrue(
          hybrid >= Math.max(dense, sparse) - MARGIN,
          "nDCG@10: dense %.3f, sparse %.3f, hybrid %.3f".formatted(dense, sparse, hybrid));
      assertEquals(List.of(), labelled.get(false), "questions whose documents are not indexed");
    }
  }

  private boolean isAnswered(Labelled question) {
    return question.paths().stream().anyMatch(indexed::contains);
  }

  private void report(Workbench bench, List<Labelled> labelled) {
    List<String> texts =
        bench.lake().read(GoldTables.CHUNKS).select("text").as(Encoders.STRING()).collectAsList();
    double words =
        texts.stream().mapToInt(t -> t.split("[^\\p{L}\\p{N}]+").length).average().orElseThrow();
    print(
        "%d queries, %d documents in %d chunks of %.0f words on average",
        labelled.size(), indexed.size(), texts.size(), words);
    print(
        "%-18s %-9s %8s %9s %9s %9s",
        "ranking", "kind", "nDCG@10", "recall@1", "recall@3", "recall@10");
    row(bench, labelled, "dense", SearchMode.DENSE, 2);
    row(bench, labelled, "sparse", SearchMode.SPARSE, 2);
    row(bench, labelled, "hybrid k=2", SearchMode.HYBRID, 2);
    row(bench, labelled, "hybrid k=10", SearchMode.HYBRID, 10);
    row(bench, labelled, "hybrid k=61", SearchMode.HYBRID, 61);
  }

  private void row(Workbench bench, List<Labelled> labelled, String name, SearchMode mode, int k) {
    for (String kind : List.of("all", "question", "meaning", "words")) {
      List<Ranking> rankings =
          labelled.stream()
              .filter(l -> kind.equals("all") || l.kind().equals(kind))
              .map(l -> ranking(bench, l, mode, k))
              .toList();
      print(
          "%-18s %-9s %8.3f %9.3f %9.3f %9.3f",
          name,
          kind,
          mean(rankings, 10, true),
          mean(rankings, 1, false),
          mean(rankings, 3, false),
          mean(rankings, 10, false));
    }
  }

  private static double mean(List<Ranking> rankings, int k, boolean ndcg) {
    return rankings.stream()
        .mapToDouble(r -> ndcg ? r.ndcg(k) : r.recall(k))
        .average()
        .orElseThrow();
  }

  private double score(Workbench bench, List<Labelled> labelled, SearchMode mode, int k) {
    return mean(labelled.stream().map(l -> ranking(bench, l, mode, k)).toList(), 10, true);
  }

  /** Each question is asked once for a ranking, however many figures are made of it. */
  private Ranking ranking(Workbench bench, Labelled question, SearchMode mode, int k) {
    return rankings.computeIfAbsent(
        question.query() + " " + mode + " " + k, asked -> asked(bench, question, mode, k));
  }

  private Ranking asked(Workbench bench, Labelled question, SearchMode mode, int k) {
    Search search = new Search(EmbedConfig.from(bench.settings()), bench.services().qdrantUrl());
    List<String> found =
        search.find(question.query(), new SearchConfig(mode, CHUNKS, null, k)).stream()
            .map(SearchQualityIT::path)
            .distinct()
            .toList();
    Set<String> relevant =
        question.paths().stream().filter(indexed::contains).collect(Collectors.toSet());
    return new Ranking(found, relevant);
  }

  private static String path(VectorHit hit) {
    return path(String.valueOf(hit.payload().get("url")));
  }

  private static String path(String url) {
    return URI.create(url).getPath().substring(1);
  }

  private static Set<String> indexed(Workbench bench) {
    return bench
        .lake()
        .read(GoldTables.CHUNKS)
        .select("url")
        .as(Encoders.STRING())
        .collectAsList()
        .stream()
        .map(SearchQualityIT::path)
        .collect(Collectors.toSet());
  }

  private static List<Labelled> labelled() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            SearchQualityIT.class.getResourceAsStream("/cases/search-queries.csv"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\\|"))
          .map(
              cells ->
                  new Labelled(
                      cells[0],
                      cells[1],
                      Arrays.stream(cells[2].split(" ")).collect(Collectors.toSet())))
          .toList();
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

  private static void run(Workbench bench) {
    bench.run(s -> new CrawlJob(CrawlConfig.from(s)));
    bench.run(s -> new LoadJob(LoadConfig.from(s)));
    bench.run(s -> new CleanJob(CleanConfig.from(s)));
    bench.run(s -> new DedupJob(DedupConfig.from(s)));
    bench.run(s -> new EmbedJob(EmbedConfig.from(s)));
  }

  @SuppressWarnings("SystemOut")
  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
