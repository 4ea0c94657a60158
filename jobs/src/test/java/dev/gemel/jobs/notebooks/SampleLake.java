package dev.gemel.jobs.notebooks;

import dev.gemel.jobs.SparkTests;
import dev.gemel.jobs.lake.Lake;
import dev.gemel.jobs.lake.ScalaMaps;
import dev.gemel.jobs.table.GoldTables;
import dev.gemel.jobs.table.OpsTables;
import dev.gemel.jobs.table.SilverTables;
import dev.gemel.jobs.table.Table;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;

/** An invented corpus: two authors of a blog, one with a name out of a nightmare. */
final class SampleLake {
  /** Markup, a formula, a line break, and too long. */
  static final String HOSTILE = "A$_{\\AP$ <b>Bold</b>\nof the House of Very Long Names, the Third";

  static final int DOCUMENTS = 240;
  private static final List<String> AUTHORS = List.of("Ada Pell", "Ada Pell", "Bo Chen", HOSTILE);
  private static final List<String> KINDS =
      List.of("article", "post", "article", "repository_file");
  private static final List<String> LANGUAGES = List.of("en", "en", "en", "de", "en", "und", "ja");
  private static final List<String> REASONS =
      List.of("too_few_words", "duplicate_lines", "navigation_lines", "too_few_alphabetic_words");

  private final Lake lake;

  SampleLake(Lake lake) {
    this.lake = lake;
  }

  /** Writes every table the overview draws. */
  void write() {
    put(SilverTables.DOCUMENTS, DOCUMENTS, SampleLake::document);
    put(SilverTables.DUPLICATES, 200, SampleLake::duplicate);
    put(GoldTables.INSTRUCTIONS, 300, i -> example("instruction_id", i));
    put(GoldTables.PREFERENCES, 130, i -> example("preference_id", i));
    put(OpsTables.REJECTS, 57, SampleLake::reject);
    put(OpsTables.RUNS, 9, SampleLake::run);
  }

  private void put(Table table, int count, IntFunction<Map<String, Object>> values) {
    List<Row> rows =
        IntStream.range(0, count).mapToObj(i -> Rows.of(table, values.apply(i))).toList();
    lake.append(table, SparkTests.session().createDataFrame(rows, table.schema()));
  }

  private static Map<String, Object> document(int i) {
    boolean keep = i % 6 != 0;
    String kind = pick(KINDS, i / 2);
    int words = (int) Math.round((kind.equals("post") ? 60 : 900) * Math.exp(Math.sin(i) * 1.2));
    Map<String, Object> values = new HashMap<>();
    values.put("document_id", "document-" + i);
    values.put("author", pick(AUTHORS, i));
    values.put("kind", kind);
    values.put("language", pick(LANGUAGES, i / 3));
    values.put("url", "https://blog.example/" + i);
    values.put("words", i == 6 ? 0 : words);
    values.put("keep", keep);
    values.put("reasons", keep ? new String[0] : reasons(i));
    values.put("signals", ScalaMaps.of(signals(i, words)));
    if (i % 11 != 0) {
      values.put("title", "How to build a $ " + i + " <script>alert(1)</script>");
    }
    if (i % 9 != 0) {
      values.put("published_at", i == 1 ? day(1905, 0) : i == 2 ? day(9998, 0) : day(2019, i * 11));
    }
    return values;
  }

  private static Map<String, Double> signals(int i, int words) {
    return Map.of(
        "words",
        (double) words,
        "mean_word_length",
        4 + Math.sin(i),
        "duplicate_line_ratio",
        Math.abs(Math.sin(i)) * (i % 6 == 0 ? 0.6 : 0.1),
        "bullet_line_ratio",
        Math.abs(Math.cos(i)) / 2,
        "alphabetic_word_ratio",
        1 - Math.abs(Math.sin(i * 3)) / 4);
  }

  private static String[] reasons(int i) {
    String first = pick(REASONS, i / 6);
    return i % 4 == 0 ? new String[] {first, "repeated_2gram"} : new String[] {first};
  }

  /** Clusters: documents 0 to 4, 5 to 7, pairs up to 19, then alone. */
  private static Map<String, Object> duplicate(int i) {
    int first = i < 5 ? 0 : i < 8 ? 5 : i < 20 ? i - i % 2 : i;
    int size = i < 5 ? 5 : i < 8 ? 3 : i < 20 ? 2 : 1;
    return Map.of(
        "document_id",
        "document-" + i,
        "cluster_id",
        "cluster-" + first,
        "representative_id",
        "document-" + first,
        "method",
        size == 1 ? "unique" : i % 3 == 0 ? "exact" : "near",
        "similarity",
        size == 1 ? 1.0 : 0.9,
        "cluster_size",
        size,
        "split",
        first % 10 == 0 ? "test" : "train");
  }

  private static Map<String, Object> example(String key, int i) {
    return Map.of(
        key,
        "row-" + i,
        "document_id",
        "document-" + i % 100,
        "split",
        i % 12 == 0 ? "test" : "train",
        "generator",
        i % 3 == 0 ? "verbatim" : "qwen2.5-1.5b-instruct",
        "method",
        i % 3 == 0 ? "verbatim" : "generated");
  }

  private static Map<String, Object> reject(int i) {
    return Map.of(
        "job", i % 4 == 0 ? "load" : i % 4 == 1 ? "crawl" : "clean",
        "record_id", "record-" + i,
        "reason", i % 4 == 0 ? "not_a_document" : i % 4 == 1 ? "http_404" : pick(REASONS, i));
  }

  private static Map<String, Object> run(int i) {
    Map<String, Object> values = new HashMap<>();
    values.put("run_id", "run-" + i);
    values.put("job", pick(List.of("crawl", "load", "clean", "dedup"), i));
    values.put("status", i == 6 ? "failed" : "done");
    values.put("started_at", day(2024, i));
    values.put("seconds", 1.5 + i);
    values.put("rows_in", 100L + i);
    values.put("rows_out", 10L + i);
    values.put("rejects", (long) i);
    values.put("error", i == 6 ? "MongoDB does not answer; " + "x".repeat(500) : null);
    return values;
  }

  private static String pick(List<String> names, int i) {
    return names.get(i % names.size());
  }

  private static Timestamp day(int year, int day) {
    return Timestamp.from(
        LocalDate.of(year, 1, 1).plusDays(day).atStartOfDay().toInstant(ZoneOffset.UTC));
  }
}
