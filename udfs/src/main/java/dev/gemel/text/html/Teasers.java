package dev.gemel.text.html;

import dev.gemel.text.words.LowerCase;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * How much of a page points to other pieces.
 *
 * @param count repeated entries with a heading that leads to another page
 * @param share their part of the page's text, 0 to 1
 * @param linkShare the part of the page's text that stands in links, 0 to 1
 * @param links the number of links outside the page's frame
 */
record Teasers(int count, double share, double linkShare, int links) {
  private static final Set<String> ENTRY_TAGS = Set.of("article", "li");
  private static final Finder ENTRY_NAMES = Finder.of("entry|post|card|item|teaser|story|archive");

  /** Entries of longer lists are not looked at; nested ones would be looked at again and again. */
  private static final int MAX_TRIED = 5_000;

  static Teasers of(Page page, @Nullable String url) {
    Sizes sizes = Sizes.of(page.body(), page.never());
    Sizes.Size whole = sizes.get(page.body());
    Set<Element> seen = Pruner.identitySet();
    Map<String, Boolean> known = new HashMap<>();
    int count = 0;
    int tried = 0;
    int text = 0;
    for (Element e : page.inBody()) {
      if (!isEntry(e, known) || tried >= MAX_TRIED) {
        continue;
      }
      int size = sizes.get(e).text;
      boolean part = size > 0 && size < whole.text * 0.6;
      tried += part ? 1 : 0;
      if (part && !Candidates.isInside(e, seen) && leadsElsewhere(e, url)) {
        seen.add(e);
        count++;
        text += size;
      }
    }
    double all = Math.max(1, whole.text);
    return new Teasers(count, text / all, whole.linkShare(), whole.links);
  }

  private static boolean isEntry(Element e, Map<String, Boolean> known) {
    return ENTRY_TAGS.contains(e.normalName())
        || known.computeIfAbsent(e.className(), names -> ENTRY_NAMES.find(LowerCase.of(names)));
  }

  private static boolean leadsElsewhere(Element entry, @Nullable String url) {
    Element heading = entry.selectFirst("h1, h2, h3, h4, .p-name, [class*=title]");
    if (heading == null) {
      return false;
    }
    Element link = heading.selectFirst("a[href]");
    if (link == null) {
      link = heading.closest("a[href]");
    }
    if (link == null) {
      // A link laid over the whole entry, as many themes do.
      link = entry.selectFirst("a[class*=link][href], a[class*=more][href], a.u-url[href]");
    }
    return link != null && isElsewhere(link, url);
  }

  private static boolean isElsewhere(Element link, @Nullable String url) {
    String href = link.attr("href").strip();
    if (href.isEmpty() || href.startsWith("#")) {
      return false;
    }
    return url == null || !withoutFragment(link.absUrl("href")).equals(withoutFragment(url));
  }

  private static String withoutFragment(String url) {
    int hash = url.indexOf('#');
    String page = hash < 0 ? url : url.substring(0, hash);
    return page.endsWith("/") ? page.substring(0, page.length() - 1) : page;
  }
}
