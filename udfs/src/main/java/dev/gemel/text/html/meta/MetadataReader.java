package dev.gemel.text.html.meta;

import dev.gemel.text.html.page.PageElements;
import dev.gemel.text.html.page.Query;
import dev.gemel.text.url.UrlNormalizer;
import dev.gemel.text.words.LowerCase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Metadata by cascade: JSON-LD, then {@code <meta>} (Open Graph, Dublin Core, parsely, sailthru),
 * then microformats and microdata, then the visible page.
 */
public final class MetadataReader {
  private static final int MAX_TAGS = 50;

  /** Longer than any that is in use (RFC 5646, section 4.4.1). */
  private static final int MAX_LANGUAGE = 60;

  private static final int MAX_AUTHOR = 200;
  private static final int MAX_VALUE = 4_000;
  private static final Pattern BYLINE_LEAD =
      Pattern.compile(
          "(?iu)^\\s*(?:written\\s+|posted\\s+|post\\s+|published\\s+)?(?:by|von|par|por|di)[:\\s]\\s*");

  /** What stands before a name and is none. */
  private static final Pattern LABEL =
      Pattern.compile("(?iu)\\s*(?:(?:written\\s+|posted\\s+)?by|authors?):?\\s*");

  private static final Pattern BYLINE_TAIL =
      Pattern.compile(
          "(?iu)\\s*(?:[·|•»]|,?\\s+[\\d,.]+k?\\s*(?:gold|silver|bronze) badge|,?\\s+(?:on|am|le|el)\\s+\\d|,?\\s+\\d{1,2}[. ]).*$");

  private static final List<Query> AUTHOR_MARKS =
      List.of(
          Query.of(".h-entry .p-author"),
          Query.of("[itemprop=author] [itemprop=name]"),
          Query.of("[itemprop=author]"),
          Query.of("a[rel~=author]"),
          Query.of(".byline .author"),
          Query.of(".author-name"),
          Query.of(".post-author"),
          Query.of(".byline"),
          Query.of(".author"));

  private static final Query ENTRY = Query.of(".h-entry");
  private static final Query ENTRY_NAME = Query.of(".h-entry .p-name");
  private static final Query HEADLINE = Query.of("[itemprop=headline]");
  private static final Query H1 = Query.of("h1");
  private static final Query UPDATED = Query.of("time.dt-updated[datetime]");
  private static final Query CANONICAL = Query.of("link[rel~=(?i)canonical][href]");
  private static final Query TAGS = Query.of("a[rel~=tag], .h-entry .p-category");

  private final PageElements page;
  private final JsonLd json;
  private final @Nullable String url;
  private final Map<String, String> meta = new HashMap<>();
  private final List<String> metaTags = new ArrayList<>();

  private MetadataReader(PageElements page, JsonLd json, @Nullable String url) {
    this.page = page;
    this.json = json;
    this.url = url;
    for (Element m : page.tagged("meta")) {
      String content = m.attr("content").strip();
      for (String key : List.of("property", "name", "itemprop", "http-equiv")) {
        String name = LowerCase.of(m.attr(key).strip());
        if (!name.isEmpty() && !content.isEmpty()) {
          meta.putIfAbsent(name, content);
          if (name.endsWith("article:tag")) {
            metaTags.add(content);
          }
        }
      }
    }
  }

  public static Metadata read(PageElements page, JsonLd json, @Nullable String url) {
    return new MetadataReader(page, json, url).read();
  }

  private Metadata read() {
    String siteName =
        clean(first(meta("og:site_name"), json.articleName("publisher"), meta("application-name")));
    return new Metadata(
        title(siteName),
        author(),
        publishedAt(),
        modifiedAt(),
        siteName,
        clean(
            first(
                meta("og:description", "description", "twitter:description"),
                json.articleField("description"))),
        language(),
        canonical(),
        tags());
  }

  private @Nullable String title(@Nullable String siteName) {
    String own =
        first(json.articleField("headline"), meta("og:title", "twitter:title", "dc.title"));
    if (own == null) {
      own = entryName();
    }
    if (own == null) {
      own = page.document().title().isBlank() ? textOf(H1) : page.document().title();
    }
    return Titles.withoutSite(clean(own), siteName, page.tagged("h1"));
  }

  // microformats2: the name of the one entry, not that of its author's card.
  private @Nullable String entryName() {
    if (page.select(ENTRY).size() == 1) {
      for (Element name : page.select(ENTRY_NAME)) {
        if (name.closest(".h-card") == null && !name.text().isBlank()) {
          return name.text();
        }
      }
    }
    return textOf(HEADLINE);
  }

  private @Nullable String author() {
    String named =
        first(
            json.articleName("author"),
            meta(
                "author",
                "article:author",
                "dc.creator",
                "parsely-author",
                "sailthru.author",
                "byl"));
    if (named != null && named.startsWith("http")) {
      named = null;
    }
    if (named == null) {
      named = visibleAuthor();
    }
    String author = clean(named);
    if (author == null || author.length() > MAX_AUTHOR) {
      return null;
    }
    String name = BYLINE_LEAD.matcher(author).replaceFirst("");
    String alone = BYLINE_TAIL.matcher(name).replaceFirst("").strip();
    return alone.isEmpty() ? null : alone;
  }

  /** The narrowest mark first: a whole byline also holds the date and the reading time. */
  private @Nullable String visibleAuthor() {
    for (Query selector : AUTHOR_MARKS) {
      String found = textOf(selector);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable String publishedAt() {
    String declared = Dates.parse(json.articleField("datePublished"));
    declared = declared != null ? declared : Dates.parse(json.articleField("dateCreated"));
    for (String key :
        List.of(
            "article:published_time",
            "og:published_time",
            "datepublished",
            "date",
            "dc.date",
            "dc.date.issued",
            "dcterms.created",
            "parsely-pub-date",
            "sailthru.date",
            "pubdate",
            "publishdate",
            "article.published",
            "citation_publication_date")) {
      declared = declared != null ? declared : Dates.parse(meta.get(key));
    }
    if (declared != null) {
      return declared;
    }
    String visible = PageDates.visible(page);
    return visible != null ? visible : Dates.inUrl(url);
  }

  private @Nullable String modifiedAt() {
    String declared = Dates.parse(json.articleField("dateModified"));
    for (String key :
        List.of(
            "article:modified_time",
            "og:updated_time",
            "datemodified",
            "dcterms.modified",
            "last-modified")) {
      declared = declared != null ? declared : Dates.parse(meta.get(key));
    }
    Element updated = declared == null ? page.first(UPDATED) : null;
    return updated == null ? declared : Dates.parse(updated.attr("datetime"));
  }

  private @Nullable String language() {
    Element html = page.tagged("html").stream().findFirst().orElse(null);
    String declared =
        html == null ? "" : html.attr("lang").isBlank() ? html.attr("xml:lang") : html.attr("lang");
    String tag =
        declared.isBlank() ? meta("content-language", "og:locale", "inlanguage") : declared;
    tag = tag == null ? json.articleField("inLanguage") : tag;
    if (tag == null) {
      return null;
    }
    String lower = LowerCase.of(tag.strip()).replace('_', '-');
    return lower.length() <= MAX_LANGUAGE && lower.matches("[a-z]{2,3}(-[a-z0-9]{1,8})*")
        ? lower
        : null;
  }

  private @Nullable String canonical() {
    Element link = page.first(CANONICAL);
    String found = link == null ? null : UrlNormalizer.normalize(link.absUrl("href"));
    String og = meta("og:url");
    return found != null || og == null ? found : UrlNormalizer.normalize(og);
  }

  private List<String> tags() {
    List<String> all = new ArrayList<>(metaTags);
    all.addAll(json.keywords());
    page.select(TAGS).forEach(e -> all.add(e.text()));
    String keywords = meta("keywords", "news_keywords");
    if (all.isEmpty() && keywords != null) {
      all.addAll(List.of(keywords.split("[,;]")));
    }
    Set<String> tags = new LinkedHashSet<>();
    for (String tag : all) {
      String name = clean(tag);
      if (name != null && name.length() <= 80 && tags.size() < MAX_TAGS) {
        tags.add(name);
      }
    }
    return List.copyOf(tags);
  }

  private @Nullable String meta(String... names) {
    for (String name : names) {
      String value = meta.get(name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private @Nullable String textOf(Query selector) {
    Element e = page.first(selector);
    String text = e == null ? "" : e.text();
    return text.isBlank() || LABEL.matcher(text).matches() ? null : text;
  }

  private static @Nullable String first(@Nullable String... values) {
    for (String value : values) {
      if (value != null && !value.isBlank()) {
        return value;
      }
    }
    return null;
  }

  // Values such as "Tom &amp; Jerry" arrive escaped twice on many sites.
  private static @Nullable String clean(@Nullable String raw) {
    if (raw == null) {
      return null;
    }
    String clipped = raw.length() > MAX_VALUE ? raw.substring(0, MAX_VALUE) : raw;
    String text = clipped.indexOf('&') < 0 ? clipped : Parser.unescapeEntities(clipped, false);
    String flat = text.replaceAll("[\\s\\u00a0]+", " ").strip();
    return flat.isEmpty() ? null : flat;
  }
}
