package dev.gemel.jobs.ingest;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.netpreserve.jwarc.WarcCompression.GZIP;

import dev.gemel.conf.ConfigException;
import dev.gemel.jobs.Workbench;
import dev.gemel.jobs.run.DataException;
import dev.gemel.jobs.run.JobReport;
import dev.gemel.jobs.table.BronzeTables;
import dev.gemel.jobs.table.OpsTables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;

class ImportJobTest {
  @TempDir Path home;

  private Workbench bench;

  @BeforeEach
  void open() {
    bench = new Workbench(home);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private JobReport run(Path path) {
    bench.set("import.path", path.toString());
    return bench.run(s -> new ImportJob(ImportConfig.from(s)));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(home.resolve(name), text);
  }

  private Map<String, String> rejects() {
    Map<String, String> reasons = new TreeMap<>();
    for (Row row : bench.rows(OpsTables.REJECTS)) {
      String place = row.getAs("record_id");
      reasons.put(place.substring(place.lastIndexOf('/') + 1), row.getAs("reason"));
    }
    return reasons;
  }

  @Test
  void judgesEachLineByItself() throws IOException {
    List<String[]> cases = cases();
    String lines = cases.stream().map(c -> c[0] + "\n").collect(Collectors.joining());
    bench.set("import.max-reject-share", 1.0);
    JobReport report = run(file("lines.jsonl", lines));
    Map<String, String> found = rejects();
    for (int i = 0; i < cases.size(); i++) {
      String place = "lines.jsonl:" + (i + 1);
      assertEquals(cases.get(i)[1], found.getOrDefault(place, "good"), cases.get(i)[0]);
    }
    assertEquals(cases.size(), report.rowsIn());
  }

  /** Lines of the table as pairs: a JSON line, and good or the reason it is rejected for. */
  private static List<String[]> cases() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            ImportJobTest.class.getResourceAsStream("/cases/import-lines.csv"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split("\\|", 3))
          .map(parts -> new String[] {parts[1], parts[2].substring(1)})
          .toList();
    }
  }

  @Test
  void keepsGoodLinesAndForgetsBadOnesOnceMended() throws IOException {
    String good = "{\"id\": 7, \"content\": \"Fish.\", \"title\": \"T\", \"kind\": \"post\"}\n";
    Path path = file("notes.jsonl", good + "{oops\n\n" + good.replace("7", "8"));
    bench.set("import.author", "Ada");
    JobReport first = run(path);
    JobReport again = run(path);
    assertEquals(Map.of("notes.jsonl:2", "not_json"), rejects());
    assertEquals(List.of(3L, 2L, 0L, 1L), figures(first));
    assertEquals(List.of(3L, 0L, 2L, 1L), figures(again));

    Row page = bench.lake().read(BronzeTables.PAGES).filter("url = 'urn:gemel:7'").first();
    assertEquals("Ada", page.getAs("author"));
    assertEquals("text/plain", page.getAs("media_type"));
    assertEquals("Fish.", new String(page.<byte[]>getAs("body"), StandardCharsets.UTF_8));
    Map<String, String> fields = page.getJavaMap(page.fieldIndex("fields"));
    assertEquals(Map.of("title", "T", "kind", "post"), new HashMap<>(fields));

    file("notes.jsonl", good + good.replace("7", "9"));
    run(path);
    assertEquals(Map.of(), rejects());
  }

  @Test
  void stopsAfterCommittingWhenTooMuchIsBad() throws IOException {
    Path path = file("bad.ndjson", "{\"content\": \"Good.\"}\n1\n2\n3\n");
    DataException e = assertThrows(DataException.class, () -> run(path));
    assertTrue(String.valueOf(e.getMessage()).contains("3 of 4"), e.getMessage());
    assertEquals(1, bench.rows(BronzeTables.PAGES).size());
    assertEquals(3, rejects().size());
  }

  @Test
  void readsPrettyArraysUpToTheirBreak() throws IOException {
    run(
        file(
            "a.json",
            "[\n {\"content\": \"One.\"},\n {\"content\": \"Two.\"},\n {\"content\": \"Thr"));
    assertEquals(2, bench.rows(BronzeTables.PAGES).size());
    assertEquals(List.of("not_json"), List.copyOf(rejects().values()));
  }

  @Test
  void keepsWhatACutGzipHolds() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      for (int i = 0; i < 20_000; i++) {
        String line = "{\"content\": \"Line " + Integer.toHexString(i * 7919) + "\"}\n";
        gzip.write(line.getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] whole = bytes.toByteArray();
    Path path = home.resolve("cut.jsonl.gz");
    Files.write(path, Arrays.copyOf(whole, whole.length / 2));
    JobReport report = run(path);
    assertTrue(report.rowsOut() > 1_000 && report.rowsOut() < 20_000, report.toString());
    assertEquals(List.of("unreadable"), List.copyOf(rejects().values()));
  }

  @Test
  void readsTheBookAsItsAuthorsStoredIt() {
    Path book = Shared.data().resolve("book/articles.json");
    Assumptions.assumeTrue(Files.exists(book), "no shared data: " + book);
    Map.of(
            "title", "content.Title",
            "subtitle", "content.Subtitle",
            "content", "content.Content",
            "language", "content.language",
            "author", "author_full_name",
            "url", "link",
            "id", "_id")
        .forEach((field, at) -> bench.set("import.fields." + field, at));
    bench.set("import.content-type", "text/markdown");
    assertEquals(List.of(76L, 76L, 0L, 0L), figures(run(book)));
    assertEquals(List.of(76L, 0L, 76L, 0L), figures(run(book)));
    Row any = bench.rows(BronzeTables.PAGES).get(0);
    assertTrue(any.<String>getAs("url").startsWith("https://"), any.toString());
    assertTrue(!any.<String>getAs("author").isBlank());
  }

  @Test
  void readsParquetByColumnPath() {
    String folder = home.resolve("table").toString();
    bench
        .spark()
        .sql(
            "select * from values (named_struct('Text', 'One.'), 'https://a.example/1',"
                + " timestamp'2024-01-02 03:04:05'), (named_struct('Text', null),"
                + " 'https://a.example/2', null) as t(body, link, at)")
        .write()
        .parquet(folder);
    bench.set("import.fields.content", "body.Text");
    bench.set("import.fields.url", "link");
    bench.set("import.fields.published_at", "at");
    JobReport report = run(Path.of(folder));
    assertEquals(List.of(2L, 1L, 0L, 1L), figures(report));
    Row page = bench.rows(BronzeTables.PAGES).get(0);
    assertEquals("https://a.example/1", page.getAs("url"));
    assertEquals("parquet", page.getAs("source"));
    assertEquals(
        "2024-01-02 03:04:05", page.getJavaMap(page.fieldIndex("fields")).get("published_at"));
    assertEquals(List.of("no_content"), List.copyOf(rejects().values()));
    assertEquals(List.of(2L, 0L, 1L, 1L), figures(run(Path.of(folder))));
  }

  @Test
  void oneDamagedParquetFileIsOneRejectAndTheOthersAreRead() throws IOException {
    Path folder = home.resolve("tables");
    String rows = "select concat('https://a.example/', id) as url, repeat(id, 50) as content";
    bench.spark().sql(rows + " from range(2000)").coalesce(1).write().parquet(folder + "/good");
    bench
        .spark()
        .sql(rows + " from range(2000, 4000)")
        .coalesce(1)
        .write()
        .parquet(folder + "/bad");
    Path damaged = part(folder.resolve("bad"));
    byte[] bytes = Files.readAllBytes(damaged);
    for (int i = 4; i < 2_500; i++) {
      bytes[i] ^= 0x5a;
    }
    Files.write(damaged, bytes);
    Files.delete(damaged.resolveSibling("." + damaged.getFileName() + ".crc"));
    Files.write(folder.resolve("junk.parquet"), "no table".getBytes(StandardCharsets.UTF_8));
    bench.set("import.format", "parquet");
    JobReport report = run(folder);
    assertEquals(List.of(2002L, 2000L, 0L, 2L), figures(report));
    bench
        .rows(OpsTables.REJECTS)
        .forEach(
            reject -> {
              assertEquals("unreadable", reject.getAs("reason"));
              assertFalse(reject.<String>getAs("detail").contains("stage"), reject.toString());
            });
  }

  private static Path part(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
  }

  @Test
  void readsWebArchivesAndKeepsWhatACutOneHolds() throws IOException {
    Path path = home.resolve("a.warc.gz");
    try (WarcWriter writer = new WarcWriter(FileChannel.open(path, CREATE, WRITE), GZIP)) {
      writer.write(
          response("https://a.example/1#top", 200, "text/html; charset=UTF-8", "<p>One.</p>"));
      writer.write(response("https://a.example/2", 404, "text/html", "<p>None.</p>"));
      writer.write(response("https://a.example/3", 200, "image/png", "png"));
      writer.write(response("https://a.example/4", 200, "text/html", "<p>Four.</p>".repeat(9_000)));
    }
    JobReport report = run(path);
    assertEquals(List.of(2L, 2L, 0L, 0L), figures(report));
    assertEquals(2L, report.counts().get("passed_over"));
    Row page = bench.lake().read(BronzeTables.PAGES).filter("url = 'https://a.example/1'").first();
    assertEquals(
        "warc text/html utf-8",
        page.getAs("source") + " " + page.getAs("media_type") + " " + page.getAs("charset"));
    assertEquals("<p>One.</p>", new String(page.<byte[]>getAs("body"), StandardCharsets.UTF_8));

    byte[] whole = Files.readAllBytes(path);
    Files.write(home.resolve("cut.warc.gz"), Arrays.copyOf(whole, whole.length - 40));
    Files.write(home.resolve("junk.warc"), "no archive".getBytes(StandardCharsets.UTF_8));
    assertEquals(List.of(2L, 0L, 1L, 1L), figures(run(home.resolve("cut.warc.gz"))));
    bench.set("import.max-reject-share", 1.0);
    run(home.resolve("junk.warc"));
    assertEquals(List.of("unreadable", "unreadable"), List.copyOf(rejects().values()));
  }

  @Test
  void aBadRecordOfAnArchiveIsARejectNotTheEnd() throws IOException {
    Path good = home.resolve("good.warc");
    try (WarcWriter writer = new WarcWriter(FileChannel.open(good, CREATE, WRITE))) {
      for (int i = 1; i <= 6; i++) {
        writer.write(response("https://a.example/" + i, 200, "text/html", "<p>" + i + "</p>"));
      }
    }
    String[] records =
        Files.readString(good, StandardCharsets.ISO_8859_1).split("(?=WARC/1\\.[01]\r\n)");
    String date = "WARC-Date: 2024-01-02T03:04:05Z\r\n";
    assertTrue(records[1].contains(date), records[1]);
    records[1] = records[1].replace(date, "");
    records[2] = records[2].replace(date, "WARC-Date: yesterday\r\n");
    records[3] = records[3].replace(date, "WARC-Date: +300000-01-01T00:00:00Z\r\n");
    records[4] = records[4].replace("HTTP/1.1 200 X", "HTTP/1.1 \u00000 X");
    bench.set("import.max-reject-share", 1.0);
    run(
        Files.writeString(
            home.resolve("bad.warc"), String.join("", records), StandardCharsets.ISO_8859_1));
    List<String> urls =
        bench.rows(BronzeTables.PAGES).stream().map(r -> r.<String>getAs("url")).sorted().toList();
    assertEquals(List.of("https://a.example/1", "https://a.example/6"), urls);
    List<Row> rejects = bench.rows(OpsTables.REJECTS);
    assertEquals(4, rejects.size());
    for (Row reject : rejects) {
      assertEquals("bad_record", reject.getAs("reason"), reject.toString());
      assertTrue(reject.<String>getAs("detail").contains("Exception: "), reject.toString());
    }
  }

  private static WarcResponse response(String url, int status, String type, String body)
      throws IOException {
    HttpResponse http =
        new HttpResponse.Builder(status, "X")
            .body(MediaType.parse(type), body.getBytes(StandardCharsets.UTF_8))
            .build();
    Instant date = Instant.parse("2024-01-02T03:04:05Z");
    return new WarcResponse.Builder(url).date(date).body(http).build();
  }

  @Test
  void namesEveryProblemOfItsConfiguration() {
    bench.set("import.format", "xml");
    bench.set("import.fields.colour", "c");
    bench.set("import.content-type", "image/png");
    ConfigException e =
        assertThrows(ConfigException.class, () -> ImportConfig.from(bench.settings()));
    assertEquals(4, e.problems().size(), e.getMessage());
    bench = new Workbench(home);
    ConfigException none = assertThrows(ConfigException.class, () -> run(home.resolve("absent")));
    assertTrue(String.valueOf(none.getMessage()).contains("matches no file"), none.getMessage());
  }

  static List<Long> figures(JobReport r) {
    return List.of(r.rowsIn(), r.rowsOut(), r.unchanged(), r.rejects());
  }
}
