package dev.gemel.text.html.page;

import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/**
 * How much of a page points to other pieces.
 *
 * @param count repeated entries with a heading that leads to another page
 * @param share their part of the page's text, 0 to 1
 * @param linkShare the part of the page's text that stands in links, 0 to 1
 * @param links the number of links outside the page's frame
 */
public record Teasers(int count, double share, double linkShare, int links) {
  private static final TagSet ENTRY_TAGS = TagSet.of("article", "li");
  private static final Finder ENTRY_NAMES = Finder.of("entry|post|card|item|teaser|story|archive");
  private static final Evaluator HEADING =
      QueryParser.parse("h1, h2, h3, h4, .p-name, [class*=title]");
  private static final Evaluator LINK = QueryParser.parse("a[href]");

  /** A link laid over the whole entry, as many themes do. */
  private static final Evaluator COVER =
      QueryParser.parse("a[class*=link][href], a[class*=more][href], a.u-url[href]");

  /** Entries of longer lists are not looked at; nested ones would be looked at again and again. */
  private static final int MAX_TRIED = 5_000;

  public static Teasers of(Page page, @Nullable String url) {
    PageTree tree = page.tree();
    Sizes sizes = Sizes.ofBody(tree, page.never());
    int body = page.body();
    int all = Math.max(1, sizes.text(body));
    int count = 0;
    int tried = 0;
    int text = 0;
    int i = body;
    while (i < tree.end(body) && tried < MAX_TRIED) {
      int size = isEntry(tree, i) ? sizes.text(i) : 0;
      boolean part = size > 0 && size < sizes.text(body) * 0.6;
      tried += part ? 1 : 0;
      boolean teaser = part && leadsElsewhere(tree.element(i), url, page.addresses());
      count += teaser ? 1 : 0;
      text += teaser ? size : 0;
      i = teaser ? tree.end(i) : i + 1;
    }
    return new Teasers(count, (double) text / all, sizes.linkShare(body), sizes.links(body));
  }

  /** Whether classes in lower case are those of an entry. */
  static boolean isEntryName(String classes) {
    return ENTRY_NAMES.find(classes);
  }

  private static boolean isEntry(PageTree tree, int i) {
    Name name = tree.name(i);
    return ENTRY_TAGS.has(tree.tag(i)) || (name != null && name.isEntry());
  }

  private static boolean leadsElsewhere(Element entry, @Nullable String url, Addresses addresses) {
    Element heading = entry.selectFirst(HEADING);
    if (heading == null) {
      return false;
    }
    Element link = heading.selectFirst(LINK);
    if (link == null) {
      link = heading.closest(LINK);
    }
    if (link == null) {
      link = entry.selectFirst(COVER);
    }
    return link != null && isElsewhere(link, url, addresses);
  }

  private static boolean isElsewhere(Element link, @Nullable String url, Addresses addresses) {
    String href = link.attr("href").strip();
    if (href.isEmpty() || href.startsWith("#")) {
      return false;
    }
    return url == null || !withoutFragment(addresses.of(link, "href")).equals(withoutFragment(url));
  }

  private static String withoutFragment(String url) {
    int hash = url.indexOf('#');
    String page = hash < 0 ? url : url.substring(0, hash);
    return page.endsWith("/") ? page.substring(0, page.length() - 1) : page;
  }
}
