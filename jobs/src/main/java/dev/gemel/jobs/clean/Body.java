package dev.gemel.jobs.clean;

import dev.gemel.text.html.ContentExtractor;
import dev.gemel.text.html.Extraction;
import dev.gemel.text.markup.MarkdownBody;
import dev.gemel.text.normalize.TextNormalizer;

/**
 * The body of a document, normalised.
 *
 * @param text plain
 * @param markdown with marks
 */
record Body(String text, String markdown) {

  /**
   * @param content as the source gave it
   * @param type text/html, text/markdown or text/plain
   * @param link base of relative links
   */
  static Body of(String content, String type, String link) {
    if (type.equals("text/html")) {
      Extraction found = ContentExtractor.extract(content, link);
      return normalized(found.text(), found.markdown());
    }
    MarkdownBody body = MarkdownBody.clean(TextNormalizer.normalize(content));
    return normalized(body.text(), body.markdown());
  }

  private static Body normalized(String text, String markdown) {
    return new Body(TextNormalizer.normalize(text), TextNormalizer.normalize(markdown));
  }
}
