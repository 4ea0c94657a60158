package dev.gemel.text.html.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/**
 * A CSS selector that knows what a page must have for it to match anything, so that most pages need
 * not be searched.
 *
 * @param evaluator the whole selector
 * @param parts its alternatives
 */
public record Query(Evaluator evaluator, List<Part> parts) {
  private static final Pattern CLASS = Pattern.compile("\\.([\\w-]+)");
  private static final Pattern TAG = Pattern.compile("(?:^|[ >+~])([a-z][a-z0-9]*)");
  private static final Pattern PROPERTY = Pattern.compile("\\[itemprop=([\\w-]+)]");
  private static final Pattern ATTRIBUTE = Pattern.compile("\\[[^]]*]");
  private static final Pattern LAST_TAG = Pattern.compile("(?:^|[ >+~])([a-z][a-z0-9]*)[^ >+~]*$");

  /** One alternative and all classes, tags and itemprops that it names. */
  record Part(
      Evaluator evaluator,
      @Nullable String lastTag,
      Set<String> classes,
      Set<String> tags,
      Set<String> properties) {}

  public Query {
    parts = List.copyOf(parts);
  }

  /** A selector of tags, classes and attributes whose values hold no comma. */
  public static Query of(String selector) {
    List<Part> parts = new ArrayList<>();
    for (String part : selector.split(",")) {
      parts.add(part(part.strip()));
    }
    return new Query(QueryParser.parse(selector), parts);
  }

  private static Part part(String selector) {
    String bare = ATTRIBUTE.matcher(selector).replaceAll("");
    Matcher last = LAST_TAG.matcher(bare);
    return new Part(
        QueryParser.parse(selector),
        last.find() ? last.group(1) : null,
        all(CLASS, bare),
        all(TAG, bare),
        all(PROPERTY, selector));
  }

  private static Set<String> all(Pattern pattern, String text) {
    Set<String> found = new HashSet<>();
    pattern.matcher(text).results().forEach(m -> found.add(m.group(1).toLowerCase(Locale.ROOT)));
    return Set.copyOf(found);
  }
}
