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
  private static final Parser PARSER = Parser.builder().build();
  private static final TextContentRenderer RENDERER =
      TextContentRenderer.builder().lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS).build();

  /**
   * Cleans a text of any kind; never null.
   *
   * @param content Markdown or plain text, normalised
   */
  public static MarkdownBody clean(String content) {
    List<String> lines = Unwrap.join(Furniture.strip(content));
    String markdown = String.join("\n", lines).replaceAll("\n{3,}", "\n\n").strip();
    return new MarkdownBody(markdown, RENDERER.render(PARSER.parse(markdown)).strip());
  }
}
