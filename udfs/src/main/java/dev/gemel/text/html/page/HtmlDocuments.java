package dev.gemel.text.html.page;

import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Parses HTML within a budget, so that memory and stack stay bounded on hostile input: at most
 * {@link #MAX_CHARS} characters and {@link #MAX_TAGS} tags are read, the rest of the page is cut
 * off; elements nested deeper than {@link #MAX_DEPTH} become siblings.
 */
public final class HtmlDocuments {
  static final int MAX_CHARS = 8_000_000;
  static final int MAX_TAGS = 400_000;
  static final int MAX_DEPTH = 256;

  private HtmlDocuments() {}

  /** The document of {@code html}; an unusable {@code url} means that relative links stay away. */
  public static Document parse(String html, @Nullable String url) {
    Parser parser = Parser.htmlParser().setMaxDepth(MAX_DEPTH);
    return parser.parseInput(withinBudget(html), url == null ? "" : url);
  }

  private static String withinBudget(String html) {
    int limit = Math.min(html.length(), MAX_CHARS);
    int tags = 0;
    int at = html.indexOf('<');
    while (at >= 0 && at < limit && tags < MAX_TAGS) {
      tags++;
      at = html.indexOf('<', at + 1);
    }
    int end = tags == MAX_TAGS && at >= 0 ? Math.min(at, limit) : limit;
    return html.substring(0, end).replace("\0", "");
  }
}
