package dev.gemel.embedded.site;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleSiteTest {
  private static final String PAGE = "/ada/the-late-event/";
  private static final Set<String> TROUBLED =
      Set.of(
          "/bruno/the-bridge-that-was-closed/",
          "/bruno/wet-ride-checklist/",
          "/ada/forty-thousand-pamphlets/");

  private SampleSite site;
  private Visitor visitor;

  @BeforeEach
  void start() throws Exception {
    site = SampleSite.start(0);
    visitor = Visitor.of(site);
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/, text/html; charset=utf-8",
    "/ada/the-late-event/, text/html; charset=utf-8",
    "/bruno/the-cafe-in-saint-bezard/, text/html",
    "/ada/feed.xml, application/rss+xml; charset=utf-8",
    "/bruno/atom.xml, application/atom+xml; charset=utf-8",
    "/sitemap_index.xml, application/xml; charset=utf-8",
    "/robots.txt, text/plain; charset=utf-8",
    "/assets/ada.css, text/css; charset=utf-8",
    "/assets/valley.svg, image/svg+xml; charset=utf-8",
    "/calendar/2024/01/, text/html; charset=utf-8",
    "/files/route-card.pdf, application/pdf",
    "/files/route-card/, text/html; charset=utf-8",
  })
  void staticPagesCarryTypeAndValidators(String path, String type) throws Exception {
    HttpResponse<byte[]> got = visitor.get(path);
    assertEquals(200, got.statusCode());
    assertEquals(type, header(got, "Content-Type"));
    assertTrue(header(got, "ETag").matches("\"[0-9a-f]{24}\""), header(got, "ETag"));
    assertTrue(header(got, "Last-Modified").matches("\\w{3}, \\d\\d \\w{3} \\d{4} 12:00:00 GMT"));
    assertEquals(String.valueOf(got.body().length), header(got, "Content-Length"));
  }

  @Test
  void answers304ToWhatTheClientHas() throws Exception {
    HttpResponse<byte[]> first = visitor.get(PAGE);
    String etag = header(first, "ETag");
    String date = header(first, "Last-Modified");
    assertEquals(304, visitor.get(PAGE, "If-None-Match", etag).statusCode());
    assertEquals(304, visitor.get(PAGE, "If-None-Match", "\"x\", W/" + etag).statusCode());
    assertEquals(304, visitor.get(PAGE, "If-Modified-Since", date).statusCode());
    assertEquals(0, visitor.get(PAGE, "If-None-Match", "*").body().length);
    SampleSite.Stats stats = site.stats();
    assertEquals(5, stats.requests());
    assertEquals(1, stats.okBodies());
    assertEquals(4, stats.notModified());
    assertEquals(first.body().length, stats.bodyBytes());
    assertEquals(5, stats.requestsTo(PAGE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "If-None-Match|\"other\"",
        "If-None-Match|not a tag, ,,",
        "If-Modified-Since|Thu, 01 Jan 1970 00:00:00 GMT",
        "If-Modified-Since|yesterday",
      })
  void answers200ToAnyOtherCondition(String name, String value) throws Exception {
    assertEquals(200, visitor.get(PAGE, name, value).statusCode());
  }

  @Test
  void anEtagThatDiffersBeatsADateThatMatches() throws Exception {
    String date = header(visitor.get(PAGE), "Last-Modified");
    HttpResponse<byte[]> got =
        visitor.get(PAGE, "If-None-Match", "\"other\"", "If-Modified-Since", date);
    assertEquals(200, got.statusCode());
  }

  @Test
  void compressesForThoseWhoAccept() throws Exception {
    HttpResponse<byte[]> plain = visitor.get(PAGE);
    HttpResponse<byte[]> packed = visitor.get(PAGE, "Accept-Encoding", "br, gzip;q=0.8");
    assertEquals("gzip", header(packed, "Content-Encoding"));
    assertNotEquals(header(plain, "ETag"), header(packed, "ETag"));
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
      assertArrayEquals(plain.body(), in.readAllBytes());
    }
    HttpResponse<byte[]> again =
        visitor.get(PAGE, "Accept-Encoding", "gzip", "If-None-Match", header(packed, "ETag"));
    assertEquals(304, again.statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "gzip;q=0", "br", "gzip;q=0.000"})
  void doesNotCompressForOthers(String accepted) throws Exception {
    HttpResponse<byte[]> got = visitor.get(PAGE, "Accept-Encoding", accepted);
    assertTrue(got.headers().firstValue("Content-Encoding").isEmpty());
  }

  @Test
  void headSendsTheHeadersOfGetWithoutBody() throws Exception {
    HttpResponse<byte[]> got = visitor.get(PAGE);
    HttpResponse<byte[]> head = visitor.send("HEAD", PAGE);
    assertEquals(0, head.body().length);
    for (String name : new String[] {"ETag", "Last-Modified", "Content-Type", "Content-Length"}) {
      assertEquals(header(got, name), header(head, name));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
  void readsOnly(String method) throws Exception {
    HttpResponse<byte[]> got = visitor.send(method, PAGE);
    assertEquals(405, got.statusCode());
    assertEquals("GET, HEAD", header(got, "Allow"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nowhere/",
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/ada/%00/",
        "/ada//",
        "/calendar/2024/13/",
        "/calendar/20244/01/",
        "/calendar/%D9%A2%D9%A0%D9%A2%D9%A4/01/",
      })
  void unknownPathsAreNotFound(String path) throws Exception {
    assertEquals(404, visitor.get(path).statusCode());
  }

  @Test
  void aVeryLongPathIsNotFoundOrRefused() throws Exception {
    int status = visitor.get("/" + "a".repeat(100_000)).statusCode();
    assertTrue(status >= 400, () -> "status " + status);
    assertEquals(200, visitor.get("/").statusCode());
  }

  @Test
  void latin1PageDeclaresItselfInMetaOnly() throws Exception {
    HttpResponse<byte[]> got = visitor.get("/bruno/the-cafe-in-saint-bezard/");
    String text = new String(got.body(), ISO_8859_1);
    assertTrue(text.contains("charset=iso-8859-1"));
    assertTrue(text.contains("Señor Muñoz"));
    assertTrue(new String(got.body(), UTF_8).contains("\uFFFD"));
  }

  @Test
  void amendingChangesThePageAndWhatRepeatsIt() throws Exception {
    Map<String, String> before = etags();
    String date = header(visitor.get(PAGE), "Last-Modified");
    site.amend(PAGE, "The Margarethe was <sold> in spring.");
    HttpResponse<byte[]> after = visitor.get(PAGE, "If-Modified-Since", date);
    assertEquals(200, after.statusCode());
    assertTrue(new String(after.body(), UTF_8).contains("was &lt;sold&gt; in spring"));
    assertEquals(Set.of(PAGE, "/print/the-late-event/", "/sitemap-articles.xml"), changed(before));
  }

  @Test
  void amendingTwiceKeepsBothParagraphs() throws Exception {
    site.amend("/bruno/on-sharpening/", "First addition.");
    site.amend("/bruno/on-sharpening/", "Second addition.");
    String text = new String(visitor.get("/bruno/on-sharpening/").body(), UTF_8);
    assertTrue(text.contains("First addition.") && text.contains("Second addition."));
    String feed = new String(visitor.get("/bruno/atom.xml").body(), UTF_8);
    assertTrue(feed.contains("Second addition.") && feed.contains("2024-01-30T12:00:00Z"));
    assertThrows(IllegalArgumentException.class, () -> site.amend("/nowhere/", "x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ada/feed.xml",
        "/bruno/atom.xml",
        "/sitemap_index.xml",
        "/sitemap-articles.xml",
        "/sitemap-notes.xml",
        "/assets/dough.svg",
      })
  void xmlIsWellFormed(String path) throws Exception {
    var parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    var root = parser.parse(new ByteArrayInputStream(visitor.get(path).body()));
    assertTrue(root.getDocumentElement().getChildNodes().getLength() > 0);
  }

  @Test
  void countsPerTargetAndResets() throws Exception {
    visitor.get("/notes/salt/");
    visitor.get("/notes/salt/?utm_source=x");
    visitor.get("/private/diary/");
    assertEquals(1, site.stats().requestsTo("/notes/salt/?utm_source=x"));
    assertEquals(2, site.stats().requestsBelow("/notes/"));
    assertEquals(1, site.stats().requestsBelow("/private/"));
    site.resetStats();
    assertEquals(0, site.stats().requests());
    assertEquals(0, site.stats().requestsTo("/notes/salt/"));
  }

  @Test
  void twoSitesStandSideBySideAndAreTheSame() throws Exception {
    try (SampleSite second = SampleSite.start(0)) {
      String one = new String(visitor.get(PAGE).body(), UTF_8);
      String two = new String(Visitor.of(second).get(PAGE).body(), UTF_8);
      assertEquals(one.replace(site.url(), ""), two.replace(second.url(), ""));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--port", "--port eighty", "--port 123456", "-p 80", "--port -1", "--port 1 2"})
  void refusesOtherArguments(String line) {
    String[] args = line.split(" ");
    assertThrows(IllegalArgumentException.class, () -> SampleSite.port(args));
  }

  @Test
  void readsThePort() {
    assertEquals(0, SampleSite.port());
    assertEquals(8765, SampleSite.port("--port", "8765"));
  }

  private Map<String, String> etags() throws Exception {
    Map<String, String> etags = new HashMap<>();
    SiteContent content = SiteContent.load();
    for (String path : SitePages.build(content, new Frames(site.url(), content)).keySet()) {
      if (!TROUBLED.contains(path)) {
        etags.put(path, header(visitor.get(path), "ETag"));
      }
    }
    return etags;
  }

  private Set<String> changed(Map<String, String> before) throws Exception {
    Set<String> changed = new HashSet<>();
    for (var page : etags().entrySet()) {
      if (!page.getValue().equals(before.get(page.getKey()))) {
        changed.add(page.getKey());
      }
    }
    return changed;
  }

  private static String header(HttpResponse<byte[]> response, String name) {
    return response.headers().firstValue(name).orElseThrow();
  }
}
