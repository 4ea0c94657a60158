package dev.gemel.jobs.clean;

import dev.gemel.text.html.ContentExtractor;
import dev.gemel.text.html.Extraction;
import dev.gemel.text.markup.MarkdownBody;
import dev.gemel.text.normalize.TextNormalizer;
import java.util.Locale;
import org.apache.spark.sql.Row;

/**
 * The body of a document, normalised.
 *
 * @param text plain
 * @param markdown with marks
 */
record Body(String text, String markdown) {
  static final Body EMPTY = new Body("", "");

  private static final String FENCE = "````";

  /**
   * @param document of MongoDB: content, content_type, kind, link
   */
  static Body of(Row document) {
    String content = document.getAs("content");
    String link = document.getAs("link");
    if (document.getAs("content_type").equals("text/html")) {
      Extraction found = ContentExtractor.extract(content, link);
      return normalized(found.text(), found.markdown());
    }
    boolean file = "repository_file".equals(document.getAs("kind"));
    if (file && !link.toLowerCase(Locale.ROOT).endsWith(".md")) {
      return code(content, link);
    }
    MarkdownBody body = MarkdownBody.clean(TextNormalizer.normalize(content));
    return normalized(body.text(), body.markdown());
  }

  /** A source file is code from end to end: in a fence, its spaces and line ends stay. */
  private static Body code(String content, String link) {
    String language = link.substring(link.lastIndexOf('.') + 1).replaceAll("[^A-Za-z0-9]", "");
    String markdown =
        TextNormalizer.normalize(FENCE + language + "\n" + content.strip() + "\n" + FENCE);
    int begin = markdown.indexOf('\n') + 1;
    int end = markdown.lastIndexOf('\n');
    return new Body(begin < end ? markdown.substring(begin, end) : "", markdown);
  }

  private static Body normalized(String text, String markdown) {
    return new Body(TextNormalizer.normalize(text), TextNormalizer.normalize(markdown));
  }
}
