package dev.gemel.text.html.meta;

import dev.gemel.text.words.LowerCase;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Page titles without the site's name, and their comparison with headings. */
public final class Titles {
  private static final Pattern DIVIDER =
      Pattern.compile("\\s+(?:[|\\u2022\\u00b7\\u00bb\\u2013\\u2014:-]|::)\\s+");

  // The link signs that documentation tools put behind headings.
  private static final Pattern PERMALINK = Pattern.compile("(?<!\\s)\\s*[\\u00b6#\\u00a7]{1,2}$");
  private static final int MAX_HEADINGS = 20;

  private Titles() {}

  /**
   * The part of {@code title} that is a heading of the page, else the title without a leading or
   * trailing site name or what follows its last bar, else the title.
   */
  static @Nullable String withoutSite(
      @Nullable String title, @Nullable String site, List<Element> headings) {
    if (title == null) {
      return null;
    }
    String[] parts = DIVIDER.split(title);
    for (Element heading : headings.subList(0, Math.min(headings.size(), MAX_HEADINGS))) {
      String text = PERMALINK.matcher(heading.text()).replaceFirst("");
      if (parts.length > 1
          && startsOrEnds(title, text)
          && key(text).length() * 3 >= key(parts[0]).length()) {
        return text;
      }
    }
    String rest = site == null || parts.length < 2 ? title : withoutEdge(title, parts, site);
    return rest.equals(title) ? withoutLastBar(title) : rest;
  }

  /** What follows the last bar is a site's name or slogan, which few titles have themselves. */
  private static String withoutLastBar(String title) {
    int bar = title.lastIndexOf(" | ");
    return bar <= 0 ? title : title.substring(0, bar).strip();
  }

  private static String withoutEdge(String title, String[] parts, String site) {
    if (key(parts[parts.length - 1]).equals(key(site))) {
      return title
          .substring(0, title.length() - parts[parts.length - 1].length())
          .replaceAll("[\\s\\p{Punct}\\p{Pd}\\u2022\\u00b7\\u00bb]+$", "");
    }
    boolean leads = key(parts[0]).equals(key(site));
    return leads
        ? title
            .substring(parts[0].length())
            .replaceAll("^[\\s\\p{Punct}\\p{Pd}\\u2022\\u00b7\\u00bb]+", "")
        : title;
  }

  private static boolean startsOrEnds(String title, String heading) {
    String t = key(title);
    String h = key(heading);
    return h.length() > 2 && (t.startsWith(h) || t.endsWith(h));
  }

  /** Whether two titles say the same: letters and digits alone count, in lower case. */
  public static boolean same(String a, String b) {
    String keyA = key(a);
    return !keyA.isEmpty() && keyA.equals(key(b));
  }

  public static String key(String title) {
    String lower = LowerCase.of(title);
    StringBuilder key = new StringBuilder(lower.length());
    for (int i = 0; i < lower.length(); i += Character.charCount(lower.codePointAt(i))) {
      if (WordPairs.isWordly(lower.codePointAt(i))) {
        key.appendCodePoint(lower.codePointAt(i));
      }
    }
    return key.toString();
  }
}
