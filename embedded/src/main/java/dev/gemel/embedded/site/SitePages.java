package dev.gemel.embedded.site;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All pages of known length by path. */
final class SitePages {
  /** Linked, and forbidden by robots.txt. */
  static final String FORBIDDEN = "/private/";

  /** Every page below {@link #FORBIDDEN}. */
  static final List<String> FORBIDDEN_PAGES =
      List.of(FORBIDDEN, FORBIDDEN + "drafts/", FORBIDDEN + "diary/");

  /** Linked, and answered with 410. */
  static final String GONE = "/ada/the-wiki-we-had/";

  /** Linked, and answered with 404. */
  static final String MISSING = "/bruno/the-map-i-lost/";

  /** The target of the {@code rel=nofollow} link. */
  static final String NOFOLLOW = "/sponsored/";

  /** About a megabyte of valid HTML. */
  static final String HUGE = "/bruno/ride-log/";

  /** PDF bytes under an honest content type. */
  static final String PDF = "/files/route-card.pdf";

  /** The same bytes, called HTML. */
  static final String PDF_AS_HTML = "/files/route-card/";

  private static final Instant MADE = Instant.parse("2024-01-01T12:00:00Z");

  private SitePages() {}

  static Map<String, Page> build(SiteContent content, Frames frames) {
    Map<String, Page> pages = new HashMap<>(Listings.build(content, frames));
    entries(content, frames, pages);
    machines(content, frames.base(), pages);
    Assets.addTo(pages, MADE);
    forbidden(frames, pages);
    pages.put(
        NOFOLLOW,
        simple(frames, "Sponsored", "Buy the pan that made this page possible, or do not."));
    pages.put(HUGE, RideLog.page(frames, MADE));
    pages.put(PDF, Page.of(Assets.pdf(), "application/pdf", MADE));
    pages.put(PDF_AS_HTML, Page.of(Assets.pdf(), "text/html; charset=utf-8", MADE));
    return Map.copyOf(pages);
  }

  private static void entries(SiteContent content, Frames frames, Map<String, Page> pages) {
    EntryPages renderer = new EntryPages(content, frames);
    for (Entry entry : content.entries()) {
      pages.put(entry.path(), renderer.page(entry));
      if (entry.alias() != null) {
        pages.put(entry.alias(), renderer.page(entry));
      }
      if (entry.mirror() != null) {
        pages.put(entry.mirror(), renderer.mirror(entry));
      }
    }
  }

  private static void machines(SiteContent content, String base, Map<String, Page> pages) {
    Sitemaps sitemaps = new Sitemaps(content, base);
    Feeds feeds = new Feeds(content, base);
    pages.put("/robots.txt", sitemaps.robots());
    pages.put(Sitemaps.INDEX, sitemaps.index());
    pages.put("/sitemap-articles.xml", sitemaps.map(Kind.ARTICLE));
    pages.put("/sitemap-notes.xml", sitemaps.map(Kind.NOTE));
    pages.put("/ada/feed.xml", feeds.rss());
    pages.put("/bruno/atom.xml", feeds.atom());
  }

  private static void forbidden(Frames frames, Map<String, Page> pages) {
    String text = "If a robot reads this, it has not read robots.txt.";
    for (String path : FORBIDDEN_PAGES) {
      pages.put(path, simple(frames, "Private", text));
    }
  }

  private static Page simple(Frames frames, String title, String text) {
    String main =
        "<h1>%s</h1>\n<p>%s</p>\n<p><a href=\"/private/diary/\">Diary</a></p>"
            .formatted(title, text);
    return Page.html(frames.page(Theme.NOTES, title, List.of(Link.HOME), main), MADE);
  }
}
