package dev.gemel.jobs.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.conf.ConfigException;
import dev.gemel.conf.GemelException;
import dev.gemel.jobs.Workbench;
import dev.gemel.jobs.run.JobReport;
import dev.gemel.jobs.table.BronzeTables;
import dev.gemel.jobs.table.OpsTables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single behaviours against a site made for each. */
class CrawlCasesTest {
  @TempDir Path home;

  private TinySite site;
  private Workbench bench;

  @BeforeEach
  void open() throws IOException {
    site = new TinySite();
    bench =
        new Workbench(
            home,
            Map.of(
                "crawl.seeds",
                List.of(site.url("/")),
                "crawl.delay",
                "1ms",
                "crawl.retries",
                1,
                "crawl.timeout",
                "2s"));
  }

  @AfterEach
  void close() {
    bench.close();
    site.close();
  }

  private JobReport crawl() {
    return bench.run(s -> new CrawlJob(CrawlConfig.from(s)));
  }

  /** Path to state and reason of every request. */
  private Map<String, String> states() {
    Map<String, String> states = new TreeMap<>();
    for (Row row : bench.rows(BronzeTables.FETCHES)) {
      String reason = row.getAs("reason");
      String url = row.getAs("url");
      states.put(
          url.replace(site.url(""), ""), row.getAs("state") + (reason == null ? "" : " " + reason));
    }
    return states;
  }

  @Test
  void asksForASeed() {
    bench.set("crawl.seeds", List.of());
    ConfigException e = assertThrows(ConfigException.class, this::crawl);
    assertTrue(String.valueOf(e.getMessage()).contains("--seed"), e.getMessage());
    bench.set("crawl.seeds", List.of("ftp://a.example/"));
    bench.set("crawl.scope", "world");
    assertEquals(2, assertThrows(ConfigException.class, this::crawl).problems().size());
  }

  @Test
  void saysWhyNoSeedCouldBeRead() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    String seed = "http://127.0.0.1:" + closed + "/blog/";
    bench.set("crawl.seeds", List.of(seed, "http://nowhere.invalid/"));
    GemelException e = assertThrows(GemelException.class, this::crawl);
    assertTrue(
        String.valueOf(e.getMessage()).contains(seed + ": robots_unreachable"), e.getMessage());
    assertTrue(
        String.valueOf(e.getMessage()).contains("http://nowhere.invalid/: "), e.getMessage());
    assertEquals(4, bench.rows(BronzeTables.FETCHES).size());
    assertEquals(
        List.of("connect_failed", "dns_failed", "robots_unreachable", "robots_unreachable"),
        bench.rows(OpsTables.REJECTS).stream()
            .map(r -> r.<String>getAs("reason"))
            .sorted()
            .toList());
  }

  @Test
  void leavesAHostWhoseRobotsFileFails() {
    site.html("/", "<p>Hello.</p>").with("/robots.txt", 503, Map.of(), new byte[0]);
    GemelException e = assertThrows(GemelException.class, this::crawl);
    assertTrue(String.valueOf(e.getMessage()).contains("robots_unreachable"), e.getMessage());
    assertFalse(site.asked().containsKey("/"));
    site.with("/robots.txt", 404, Map.of(), new byte[0]);
    assertEquals(1, crawl().rowsOut());
    assertEquals(0, bench.rows(OpsTables.REJECTS).size());
  }

  @Test
  void leavesAHostThatAsksForTooMuchPatience() {
    site.html("/", "<p>Hello.</p>")
        .with(
            "/robots.txt",
            "text/plain",
            "User-agent: *\nCrawl-delay: 3600\n".getBytes(StandardCharsets.UTF_8));
    GemelException e = assertThrows(GemelException.class, this::crawl);
    assertTrue(String.valueOf(e.getMessage()).contains("crawl_delay_too_long"), e.getMessage());
  }

  @Test
  void readsSitemapsFeedsAndWhatTheyName() throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(
          ("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url><loc>"
                  + site.url("/from-map")
                  + "</loc></url></urlset>")
              .getBytes(StandardCharsets.UTF_8));
    }
    site.with(
            "/robots.txt",
            "text/plain",
            ("Sitemap: " + site.url("/map.xml.gz")).getBytes(StandardCharsets.UTF_8))
        .with("/map.xml.gz", "application/gzip", zipped.toByteArray())
        .html(
            "/",
            "<head><link rel=alternate type='application/rss+xml' href='/feed'></head><a href='/broken.xml'>x</a>")
        .with(
            "/feed",
            "application/rss+xml",
            ("<rss version='2.0'><channel><item><link>"
                    + site.url("/from-feed")
                    + "</link></item></channel></rss>")
                .getBytes(StandardCharsets.UTF_8))
        .with(
            "/broken.xml",
            "application/xml",
            "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;"
                .getBytes(StandardCharsets.UTF_8))
        .html("/from-map", "<p>A.</p>")
        .html("/from-feed", "<p>B.</p>");
    crawl();
    Map<String, String> states = states();
    for (String path : List.of("/from-map", "/from-feed", "/feed", "/map.xml.gz", "/broken.xml")) {
      assertEquals("fetched", states.get(path), path);
    }
  }

  @Test
  void endsBodiesThatDripAndTypesItCannotUse() {
    site.html("/", "<a href=/drip>a</a><a href=/data>b</a><a href=/later>c</a><a href=/cut>d</a>")
        .with(
            "/drip",
            e -> {
              e.getResponseHeaders().set("Content-Type", "text/html");
              e.sendResponseHeaders(200, 0);
              OutputStream out = e.getResponseBody();
              for (int i = 0; i < 1_000; i++) {
                out.write('a');
                out.flush();
                drip();
              }
            })
        .with("/data", "application/json", "{}".getBytes(StandardCharsets.UTF_8))
        .with("/later", 503, Map.of("Retry-After", "3600"), new byte[0])
        .with(
            "/cut",
            e -> {
              e.getResponseHeaders().set("Content-Type", "text/html");
              e.sendResponseHeaders(200, 1_000);
              e.getResponseBody().write('a');
            });
    crawl();
    Map<String, String> states = states();
    assertEquals("failed timeout", states.get("/drip"));
    assertEquals("failed unsupported_media_type", states.get("/data"));
    assertEquals("deferred retry_after", states.get("/later"));
    assertEquals("failed connection_broken", states.get("/cut"));
    assertEquals(1, site.asked().get("/later"));
    assertEquals(2, site.asked().get("/cut"));
    assertTrue(
        Thread.getAllStackTraces().keySet().stream()
            .noneMatch(t -> t.getName().startsWith("crawl-")));
  }

  private static void drip() throws IOException {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      throw new IOException("the server closes", e);
    }
  }

  @Test
  void staysInScopeAndEndsRedirects() {
    site.html(
            "/",
            "<a href=/away>a</a><a href=/1>b</a><a href=http://localhost:%d/x>c</a>"
                .formatted(site.port()))
        .with(
            "/away", 302, Map.of("Location", "http://localhost:" + site.port() + "/x"), new byte[0])
        .with("/1", 302, Map.of("Location", "/2"), new byte[0])
        .with("/2", 302, Map.of("Location", "/3"), new byte[0])
        .with("/3", 302, Map.of("Location", "/4"), new byte[0]);
    bench.set("crawl.max-redirects", 2);
    crawl();
    Map<String, String> states = states();
    assertEquals("denied out_of_scope", states.get("/away"));
    assertEquals("redirected", states.get("/1"));
    assertEquals("failed too_many_redirects", states.get("/3"));
    assertFalse(site.asked().containsKey("/x"));
    assertFalse(site.asked().containsKey("/4"));
  }

  @Test
  void goesOnWithACutCrawlAndThenBeginsANewOne() {
    StringBuilder links = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      links.append("<a href=/p%d>p</a>".formatted(i));
      site.html("/p" + i, "<p>Page %d.</p>".formatted(i));
    }
    site.html("/", links.toString());
    bench.set("crawl.round-size", 4);
    bench.set("crawl.max-rounds", 1);
    assertEquals(4, crawl().rowsOut());
    assertEquals(3, crawl().rowsOut(), "the fourth is a sitemap that is not there");
    bench.set("crawl.max-rounds", 50);
    assertEquals(4, crawl().rowsOut());
    assertEquals(1, bench.lake().read(BronzeTables.FETCHES).select("crawl_id").distinct().count());
    site.asked().values().forEach(n -> assertEquals(1, n));

    OptionalLong version = bench.lake().version(BronzeTables.PAGES);
    JobReport anew = crawl();
    assertEquals(2, bench.lake().read(BronzeTables.FETCHES).select("crawl_id").distinct().count());
    assertEquals(0, anew.rowsOut());
    assertEquals(11, anew.unchanged());
    assertEquals(version, bench.lake().version(BronzeTables.PAGES));
  }

  @Test
  void storesWhatChangedAndForgetsWhatHealed() {
    site.html("/", "<a href=/a>a</a><a href=/b>b</a>").html("/a", "<p>Old.</p>");
    crawl();
    assertEquals(List.of("http_404"), reasons());
    site.html("/a", "<p>New.</p>").html("/b", "<p>There.</p>");
    assertEquals(2, crawl().rowsOut());
    assertEquals(List.of(), reasons());
    bench.set("crawl.author", "Ada");
    assertEquals(3, crawl().rowsOut());
  }

  @Test
  void asksForNoMoreThanItMay() {
    StringBuilder links = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      links.append("<a href=/p%d>p</a>".formatted(i));
      site.html("/p" + i, "<a href=/deep%d>d</a>".formatted(i)).html("/deep" + i, "<p>x</p>");
    }
    site.html("/", links.toString());
    bench.set("crawl.max-pages", 12);
    crawl();
    int pages = site.asked().values().stream().mapToInt(n -> n).sum() - 1;
    assertEquals(12, pages, site.asked().toString());
  }

  private List<String> reasons() {
    return bench.rows(OpsTables.REJECTS).stream().map(r -> r.<String>getAs("reason")).toList();
  }
}
