package dev.gemel.embedded.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts the furniture of a theme round the main part of a page. */
final class Frames {
  private static final int RECENT = 6;

  private final String base;
  private final String recent;
  private final String cloud;

  /**
   * Prepares what is the same on every page.
   *
   * @param base URL of the site without a trailing slash
   */
  Frames(String base, SiteContent content) {
    this.base = base;
    List<Entry> newest = content.listed(e -> e.kind() == Kind.ARTICLE);
    this.recent = Link.items(newest.stream().limit(RECENT).map(Link::to).toList());
    this.cloud = Link.inline(content.tags().stream().map(Link::tag).toList(), " ");
  }

  /** URL of the site without a trailing slash. */
  String base() {
    return base;
  }

  /**
   * A whole page.
   *
   * @param head elements for the head, each on its line, or an empty text
   * @param main HTML of the main part
   */
  String page(
      Theme theme, String language, String title, String head, List<Link> crumbs, String main) {
    Map<String, String> slots = new HashMap<>();
    slots.put("language", language);
    slots.put("charset", "utf-8");
    slots.put("title", Template.escape(title));
    slots.put("head", head);
    slots.put("crumbs", Link.inline(crumbs, " › "));
    slots.put("main", main);
    slots.put("recent", recent);
    slots.put("cloud", cloud);
    return theme.frame().fill(slots);
  }

  /** A list page in English, without head elements of its own. */
  String page(Theme theme, String title, List<Link> crumbs, String main) {
    return page(theme, "en", title, "", crumbs, main);
  }

  /** The body of an error page. */
  byte[] problem(String title, String text) {
    String main = "<h1>" + title + "</h1>\n<p>" + text + " " + Link.HOME.html() + "</p>";
    return page(Theme.NOTES, title, List.of(Link.HOME), main).getBytes(UTF_8);
  }
}
