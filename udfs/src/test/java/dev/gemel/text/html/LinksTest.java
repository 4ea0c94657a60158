package dev.gemel.text.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinksTest {
  private static final String BASE = "https://a.example/blog/post.html";

  private static Links links(String html) {
    return Links.extract(html, BASE);
  }

  @Test
  void resolvesNormalisesAndKeepsOrder() {
    Links found =
        links(
            "<a href='../b?utm_source=x'>1</a> <a href=c.html#x>2</a> <a href='/d'>3</a> <a href='c.html'>again</a>"
                + " <a href='//E.example'>4</a> <map><area href='f'></map>");
    assertEquals(
        List.of(
            "https://a.example/b",
            "https://a.example/blog/c.html",
            "https://a.example/d",
            "https://e.example/",
            "https://a.example/blog/f"),
        found.links());
  }

  @Test
  void leavesOutWhatIsNoPage() {
    Links found =
        links(
            "<a href='mailto:x@a.example'>m</a><a href='javascript:void(0)'>j</a><a href=''>self</a><a>none</a><a href='data:,x'>d</a><a href='http://['>bad</a>");
    assertTrue(
        found.links().stream().allMatch(link -> link.equals(BASE)), found.links().toString());
  }

  @Test
  void leavesOutNofollow() {
    assertEquals(
        List.of("https://a.example/y"),
        links("<a rel='ugc NoFollow' href=/x>x</a><a rel=me href=/y>y</a>").links());
  }

  @Test
  void respectsBase() {
    assertEquals(
        List.of("https://b.example/r/x"),
        links("<base href='//b.example/r/'><a href=x>x</a>").links());
    assertEquals(
        List.of("https://a.example/r/x"), links("<base href='/r/'><a href=x>x</a>").links());
  }

  @Test
  void respectsRobots() {
    Links none = links("<meta name=ROBOTS content='None'><a href=x>x</a>");
    assertTrue(none.noindex() && none.nofollow() && none.links().isEmpty());
    Links noindex = links("<meta name=robots content='noarchive, NOINDEX'><a href=x>x</a>");
    assertTrue(noindex.noindex());
    assertFalse(noindex.nofollow());
    assertEquals(1, noindex.links().size());
    assertFalse(links("<meta name=robots content='index, follow'>").noindex());
  }

  @Test
  void findsFeedsAndCanonical() {
    Links found =
        links(
            "<link rel=alternate type='application/rss+xml; charset=utf-8' href=/feed.xml>"
                + "<link rel='alternate' type=application/atom+xml href=/atom.xml><link rel=alternate type=application/feed+json href=/feed.json>"
                + "<link rel=alternate hreflang=de href=/de><link rel=Canonical href='/blog/post?utm_x=1'>");
    assertEquals(
        List.of(
            "https://a.example/feed.xml",
            "https://a.example/atom.xml",
            "https://a.example/feed.json"),
        found.feeds());
    assertEquals("https://a.example/blog/post", found.canonical());
    assertNull(links("").canonical());
  }

  @Test
  void isBounded() {
    StringBuilder html = new StringBuilder();
    for (int i = 0; i < 6000; i++) {
      html.append("<a href=/").append(i).append(">x</a>");
    }
    Links found = links(html.toString());
    assertEquals(Links.MAX_LINKS, found.links().size());
    assertEquals("https://a.example/0", found.links().get(0));
  }

  @Test
  void baseThatIsNoUrlLeavesAbsoluteLinks() {
    assertEquals(
        List.of("http://b.example/"),
        Links.extract("<a href=x>1</a><a href='http://b.example'>2</a>", "nonsense").links());
  }
}
