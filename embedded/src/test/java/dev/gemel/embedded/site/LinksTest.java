package dev.gemel.embedded.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.embedded.site.SampleSiteFacts.Document;
import dev.gemel.embedded.site.SampleSiteFacts.Trap;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Walks over the whole site by its links, except where a trap has no end. */
class LinksTest {
  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"#?]+)[^\"]*\"");
  private static final Pattern LOC = Pattern.compile("<loc>([^<]+)</loc>");
  private static final SampleSiteFacts FACTS = SampleSiteFacts.load();

  /** Linked path to its last status. */
  private static final Map<String, Integer> LINKED = new TreeMap<>();

  /** Path from the sitemaps to its last status. */
  private static final Map<String, Integer> MAPPED = new TreeMap<>();

  @BeforeAll
  static void walk() throws Exception {
    try (SampleSite site = SampleSite.start(0)) {
      Visitor visitor = Visitor.of(site);
      Deque<String> open = new ArrayDeque<>(List.of("/"));
      while (!open.isEmpty()) {
        String path = open.remove();
        if (!LINKED.containsKey(path)) {
          HttpResponse<byte[]> got = patiently(visitor, path);
          LINKED.put(path, got.statusCode());
          open.addAll(links(site, path, got));
        }
      }
      for (String path : locations(site, visitor, "/sitemap_index.xml")) {
        for (String page : locations(site, visitor, path)) {
          MAPPED.put(page, visitor.get(page).statusCode());
        }
      }
    }
  }

  @Test
  void everyLinkResolvesButThoseThatMustNot() {
    Map<String, Integer> broken = new HashMap<>(LINKED);
    broken.values().removeIf(status -> status == 200);
    assertEquals(404, broken.remove(SitePages.MISSING));
    assertEquals(410, broken.remove(SitePages.GONE));
    FACTS.paths(Trap.LOOP).forEach(path -> assertEquals(302, broken.remove(path)));
    broken.keySet().removeIf(path -> path.startsWith("/old/") || path.startsWith("/older/"));
    assertEquals(Map.of(), broken);
  }

  @Test
  void sixtyPagesAndMore() {
    long pages = LINKED.keySet().stream().filter(path -> path.endsWith("/")).count();
    assertTrue(pages >= 100, () -> pages + " pages");
  }

  @Test
  void everyDocumentIsLinkedOrOnlyInTheSitemap() {
    for (Document document : FACTS.documents()) {
      boolean hidden = FACTS.paths(Trap.UNLINKED).contains(document.path());
      assertEquals(!hidden, LINKED.containsKey(document.path()), document.path());
      assertEquals(200, MAPPED.get(document.path()), document.path());
    }
  }

  @Test
  void duplicatesAndForbiddenPagesAreLinked() {
    assertTrue(LINKED.keySet().containsAll(FACTS.aliases().keySet()));
    assertTrue(LINKED.keySet().containsAll(FACTS.exactDuplicates().keySet()));
    assertTrue(LINKED.keySet().containsAll(FACTS.redirects().keySet()));
    assertTrue(LINKED.keySet().containsAll(FACTS.paths(Trap.FORBIDDEN)));
    assertTrue(LINKED.keySet().containsAll(FACTS.paths(Trap.NOINDEX)));
    assertTrue(LINKED.keySet().containsAll(FACTS.paths(Trap.THIN)));
    assertTrue(LINKED.keySet().containsAll(FACTS.paths(Trap.NOFOLLOW)));
  }

  @Test
  void sitemapsNameNothingForbiddenOrUnindexed() {
    assertTrue(MAPPED.values().stream().allMatch(status -> status == 200));
    assertFalse(MAPPED.keySet().stream().anyMatch(path -> path.startsWith("/private/")));
    FACTS.paths(Trap.NOINDEX).forEach(path -> assertFalse(MAPPED.containsKey(path)));
  }

  private static List<String> links(SampleSite site, String path, HttpResponse<byte[]> got) {
    if (path.startsWith(Calendar.PREFIX)) {
      return List.of();
    }
    Matcher matcher = LINK.matcher(new String(got.body(), UTF_8));
    List<String> found =
        matcher.results().map(m -> m.group(1).replace(site.url(), "")).distinct().toList();
    List<String> next = new java.util.ArrayList<>(found);
    got.headers().firstValue("Location").ifPresent(next::add);
    next.removeIf(link -> link.startsWith("mailto:") || link.equals(EndlessStream.PATH));
    next.removeIf(link -> link.startsWith("https://schema.org"));
    next.replaceAll(link -> link.isEmpty() ? "/" : link);
    next.forEach(link -> assertTrue(link.startsWith("/"), () -> link + " on " + path));
    return next;
  }

  private static List<String> locations(SampleSite site, Visitor visitor, String path)
      throws Exception {
    String xml = new String(visitor.get(path).body(), UTF_8);
    return LOC.matcher(xml)
        .results()
        .map(m -> URI.create(m.group(1)).getPath())
        .peek(p -> assertTrue(xml.contains(site.url() + p)))
        .toList();
  }

  private static HttpResponse<byte[]> patiently(Visitor visitor, String path) throws Exception {
    HttpResponse<byte[]> got = visitor.get(path);
    for (int i = 0; i < 2 && got.statusCode() >= 500; i++) {
      got = visitor.get(path);
    }
    return got;
  }
}
