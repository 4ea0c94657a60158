package dev.gemel.text.html.page;

import dev.gemel.text.url.UrlNormalizer;
import dev.gemel.text.words.LowerCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the form of a URL says about the page behind it. */
public final class PagePaths {
  private static final Set<String> INDEX_WORDS =
      Set.of(
          "tag",
          "tags",
          "category",
          "categories",
          "archive",
          "archives",
          "label",
          "labels",
          "topic",
          "topics",
          "author",
          "authors",
          "series",
          "search",
          "blogroll",
          "all",
          "sitemap",
          "taxonomy",
          "collections");
  private static final Set<String> LISTING_ROOTS =
      Set.of(
          "blog",
          "posts",
          "articles",
          "news",
          "writing",
          "notes",
          "essays",
          "stories",
          "index",
          "home",
          "feed");
  private static final Set<String> NOTE_FOLDERS =
      Set.of("note", "notes", "status", "statuses", "micro", "microblog", "shorts");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");
  private static final Pattern LISTING_QUERY =
      Pattern.compile("(?:^|&)(?:page|paged|tag|cat|category|author|search|q|s|query|m)=[^&]+");
  private static final Pattern FORUM =
      Pattern.compile(
          "(?i)://(?:forums?|community|discuss|discourse|boards?|users|discussion)\\.|/(?:forums?|threads?|viewtopic|showthread|viewthread)(?:[/.?]|$)"
              + "|/t/[^/]+/\\d+|/questions/\\d+/|/topic/\\d+|/discussions?/\\d+|/thread-\\d+");
  private static final Pattern DOCS =
      Pattern.compile(
          "(?i)://docs?\\.|/(?:docs?|documentation|manual|reference|apidocs|javadoc|man-?pages?|api)(?:/|$)|readthedocs");
  private static final Pattern FILE =
      Pattern.compile(
          "(?i)^https?://(?:(?:www\\.)?github\\.com/[^/]+/[^/]+/(?:blob|raw|blame)/|raw\\.githubusercontent\\.com/"
              + "|[^/]*gitlab[^/]*/.+/-/(?:blob|raw)/|bitbucket\\.org/[^/]+/[^/]+/src/|(?:[^/]*codeberg|gitea)[^/]*/[^/]+/[^/]+/src/(?:branch|commit|tag)/)");

  private final String url;
  private final List<String> segments;
  private final String query;

  public PagePaths(@Nullable String raw) {
    String normal = raw == null ? null : UrlNormalizer.normalize(raw);
    url = normal == null ? "" : normal;
    int question = url.indexOf('?');
    query = question < 0 ? "" : LowerCase.of(url.substring(question + 1));
    segments = segments(question < 0 ? url : url.substring(0, question));
  }

  private static List<String> segments(String url) {
    List<String> found = new ArrayList<>();
    int path = url.indexOf('/', url.indexOf("://") + 3);
    for (String part : path < 0 ? new String[0] : url.substring(path).split("/")) {
      String name =
          part.toLowerCase(Locale.ROOT)
              .replaceAll(
                  "^(?:index|default|home)?\\.(?:html?|php|aspx?)$|^index\\.[a-z]{2,5}$", "");
      if (!name.isEmpty()) {
        found.add(name.replaceAll("\\.(?:html?|php|aspx?)$", ""));
      }
    }
    return found;
  }

  /** Whether the URL is known and names the root of a site. */
  public boolean isRoot() {
    return !url.isEmpty() && segments.isEmpty() && query.isEmpty();
  }

  /**
   * Whether the URL is that of a tag, category, archive, author, search or further page: an index
   * word with at most one name and a page number behind it. {@code /archive/2012/an-essay/} is not,
   * dates count as numbers.
   */
  public boolean isIndex() {
    if (LISTING_QUERY.matcher(query).find() && segments.size() <= 1) {
      return true;
    }
    int size = segments.size();
    if (size >= 2
        && segments.get(size - 2).equals("page")
        && NUMBER.matcher(segments.get(size - 1)).matches()) {
      return true;
    }
    for (int i = 0; i < size; i++) {
      if (INDEX_WORDS.contains(segments.get(i))) {
        List<String> behind = segments.subList(i + 1, size);
        long names = behind.stream().filter(s -> !NUMBER.matcher(s).matches()).count();
        boolean dated = names < behind.size();
        return names == 0 || (names == 1 && !dated);
      }
    }
    return false;
  }

  /** Whether the URL is {@code /blog/}, {@code /posts/} and the like, or a bare date. */
  public boolean isSection() {
    boolean dates =
        !segments.isEmpty() && segments.stream().allMatch(s -> s.matches("\\d{4}|\\d{1,2}"));
    return dates || (segments.size() == 1 && LISTING_ROOTS.contains(segments.get(0)));
  }

  /** Whether the URL is that of a short note: {@code /notes/the-bell/}, {@code /status/123}. */
  public boolean isNote() {
    int size = segments.size();
    return size >= 2 && NOTE_FOLDERS.contains(segments.get(size - 2));
  }

  public boolean isRepositoryFile() {
    return FILE.matcher(url).find();
  }

  public boolean isForum() {
    return FORUM.matcher(url).find();
  }

  public boolean isDocumentation() {
    return DOCS.matcher(url).find();
  }
}
