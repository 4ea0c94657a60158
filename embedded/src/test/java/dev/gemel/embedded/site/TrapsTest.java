package dev.gemel.embedded.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.embedded.site.SampleSiteFacts.Trap;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrapsTest {
  private static final SampleSiteFacts FACTS = SampleSiteFacts.load();
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

  @Test
  void flakyPageHealsAfterTwoFailures() throws Exception {
    String path = only(Trap.FLAKY);
    assertEquals(List.of(500, 500, 200, 200), statuses(path, 4));
    site.resetFailures();
    assertEquals(List.of(500, 500, 200), statuses(path, 3));
  }

  @Test
  void busyPageSaysWhenToComeBack() throws Exception {
    String path = only(Trap.BUSY);
    HttpResponse<byte[]> first = visitor.get(path);
    assertEquals(503, first.statusCode());
    assertEquals("1", first.headers().firstValue("Retry-After").orElseThrow());
    assertEquals(200, visitor.get(path).statusCode());
  }

  @Test
  void slowPageAnswersInTheEndAndHoldsUpNobody() throws Exception {
    var slow =
        visitor
            .client()
            .sendAsync(
                java.net.http.HttpRequest.newBuilder(URI.create(site.url() + only(Trap.SLOW)))
                    .build(),
                HttpResponse.BodyHandlers.discarding());
    assertEquals(200, visitor.get("/").statusCode());
    assertEquals(200, slow.get().statusCode());
  }

  @Test
  void goneAndMissingPagesSaySo() throws Exception {
    assertEquals(410, visitor.get(only(Trap.GONE)).statusCode());
    assertEquals(404, visitor.get(only(Trap.MISSING)).statusCode());
  }

  @Test
  void oldAddressesLeadHomeOverTwoRedirects() throws Exception {
    assertTrue(FACTS.redirects().size() >= 2);
    for (var redirect : FACTS.redirects().entrySet()) {
      List<String> way = new ArrayList<>();
      String path = redirect.getKey();
      HttpResponse<byte[]> got = visitor.get(path);
      while (got.statusCode() / 100 == 3) {
        path = got.headers().firstValue("Location").orElseThrow();
        way.add(got.statusCode() + " " + path);
        got = visitor.get(path);
      }
      assertEquals(200, got.statusCode());
      assertEquals(redirect.getValue(), path);
      assertEquals(List.of("301", "302"), way.stream().map(s -> s.substring(0, 3)).toList());
    }
  }

  @Test
  void theLoopNeverEnds() throws Exception {
    List<String> loop = FACTS.paths(Trap.LOOP);
    for (int i = 0; i < 2; i++) {
      HttpResponse<byte[]> got = visitor.get(loop.get(i));
      assertEquals(302, got.statusCode());
      assertEquals(loop.get(1 - i), got.headers().firstValue("Location").orElseThrow());
    }
  }

  @Test
  void aPathWithoutItsSlashIsSentToTheOneWith() throws Exception {
    HttpResponse<byte[]> got = visitor.get("/bruno/rye");
    assertEquals(301, got.statusCode());
    assertEquals("/bruno/rye/", got.headers().firstValue("Location").orElseThrow());
  }

  @Test
  void endlessPageStopsWhenTheClientLeaves() throws Exception {
    URI uri = URI.create(site.url() + only(Trap.ENDLESS));
    try (InputStream in = uri.toURL().openStream()) {
      assertTrue(in.readNBytes(100_000).length == 100_000);
      assertEquals(1, site.stats().open());
    }
    for (int i = 0; site.stats().open() > 0 && i < 1_000; i++) {
      Thread.sleep(20);
    }
    assertEquals(0, site.stats().open());
  }

  @Test
  void closingTheSiteCutsAnEndlessAnswerOff() throws Exception {
    InputStream in = URI.create(site.url() + only(Trap.ENDLESS)).toURL().openStream();
    try (in) {
      assertTrue(in.readNBytes(1_000).length == 1_000);
      site.close();
      long rest = drain(in);
      assertTrue(rest < 1L << 30, () -> rest + " bytes after the end");
    }
  }

  @Test
  void everyMonthLeadsToTheNext() throws Exception {
    assertTrue(body("/calendar/2024/12/").contains("href=\"/calendar/2025/01/\""));
    assertTrue(body("/calendar/9999/12/").contains("href=\"/calendar/0000/01/\""));
    assertTrue(body("/calendar/0000/01/").contains("href=\"/calendar/9999/12/\""));
  }

  @Test
  void hugePageIsAboutAMegabyteAndPdfIsNoText() throws Exception {
    int bytes = visitor.get(only(Trap.HUGE)).body().length;
    assertTrue(bytes > 900_000 && bytes < 1_500_000, () -> bytes + " bytes");
    assertTrue(body(only(Trap.PDF)).startsWith("%PDF-1.4"));
    assertTrue(body(only(Trap.PDF_AS_HTML)).startsWith("%PDF-1.4"));
  }

  @Test
  void robotsForbidsWhatPagesLinkTo() throws Exception {
    String robots = body("/robots.txt");
    assertTrue(robots.contains("Disallow: /private/\n"), robots);
    assertTrue(robots.contains("Crawl-delay: 0.05\n"));
    assertTrue(robots.contains("Sitemap: " + site.url() + "/sitemap_index.xml\n"));
    assertTrue(body("/ada/").contains("href=\"/private/\""));
  }

  @Test
  void nonsenseOnTheWireHurtsNobody() throws Exception {
    for (String nonsense : List.of("\0\0\0\0\r\n\r\n", "GET\r\n\r\n", "GET  HTTP/9.9\r\n\r\n")) {
      try (Socket socket =
          new Socket(
              InetAddress.getByAddress(new byte[] {127, 0, 0, 1}),
              URI.create(site.url()).getPort())) {
        socket.getOutputStream().write(nonsense.getBytes(UTF_8));
        socket.shutdownOutput();
        drain(socket.getInputStream());
      }
    }
    assertEquals(200, visitor.get("/").statusCode());
  }

  private static String only(Trap trap) {
    assertEquals(1, FACTS.paths(trap).size(), () -> trap + " " + FACTS.paths(trap));
    return FACTS.paths(trap).get(0);
  }

  private List<Integer> statuses(String path, int times) throws Exception {
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      statuses.add(visitor.get(path).statusCode());
    }
    return statuses;
  }

  private String body(String path) throws Exception {
    return new String(visitor.get(path).body(), UTF_8);
  }

  /** Reads to the end; a connection that breaks off ends it as well. */
  private static long drain(InputStream in) {
    byte[] buffer = new byte[1 << 16];
    long total = 0;
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        total += n;
      }
    } catch (java.io.IOException cutOff) {
      return total;
    }
    return total;
  }
}
