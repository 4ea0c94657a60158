package dev.gemel.text.markup;

import java.util.List;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * The body of a document that came as Markdown or plain text.
 *
 * @param markdown without platform furniture, wrapped prose joined
 * @param text the same without Markdown marks
 */
public record MarkdownBody(String markdown, String text) {
  /** Deeper containers are text, since nested nodes are visited by recursion. */
  private static final int MAX_NESTING = 100;

  private static final Parser PARSER = Parser.builder().maxOpenBlockParsers(MAX_NESTING).build();
  private static final int MAX_PARAGRAPH = 50_000;
  private static final TextContentRenderer RENDERER =
      TextContentRenderer.builder().lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS).build();

  /**
   * Cleans a text of any kind; never null. Of a text with a paragraph of more than 50,000
   * characters, which no one writes, the marks stay: the parser's time grows with its square.
   *
   * @param content Markdown or plain text, normalised
   */
  public static MarkdownBody clean(String content) {
    List<String> lines = Unwrap.join(Furniture.strip(content));
    String markdown = String.join("\n", lines).replaceAll("\n{3,}", "\n\n").strip();
    boolean readable = longestParagraph(markdown) <= MAX_PARAGRAPH;
    String text = readable ? RENDERER.render(PARSER.parse(markdown)).strip() : markdown;
    return new MarkdownBody(markdown, text);
  }

  private static int longestParagraph(String markdown) {
    int longest = 0;
    int start = 0;
    while (start < markdown.length()) {
      int gap = markdown.indexOf("\n\n", start);
      int end = gap < 0 ? markdown.length() : gap;
      longest = Math.max(longest, end - start);
      start = end + 2;
    }
    return longest;
  }
}
