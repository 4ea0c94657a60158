package dev.gemel.text.html;

import dev.gemel.text.html.learned.PageType;
import dev.gemel.text.html.meta.PageKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one page says: its metadata, its kind and its main content.
 *
 * @param title the piece's own title, without the name of the site
 * @param author names, joined by ", "
 * @param publishedAt ISO-8601: {@code 2023-06-23}, or an instant when the page gives a zone
 * @param modifiedAt as {@code publishedAt}
 * @param siteName the publication
 * @param description the page's own summary
 * @param language the declared language tag (BCP 47), lower case; not detected from the text
 * @param canonicalUrl absolute and normalised
 * @param tags keywords and tags in page order, without duplicates, at most 50
 * @param kind what sort of page this is, which decides whether it is a document
 * @param pageType the form of the page, which decides how its content is told
 * @param text the body: paragraphs divided by a blank line, a line for each list item and table
 *     row, code verbatim; "" when there is no content
 * @param markdown the same body as Markdown with headings, lists, tables, fenced code, quotes,
 *     links and images; "" when there is no content
 * @param comments the readers' comments as plain text, "" when there are none
 */
public record Extraction(
    @Nullable String title,
    @Nullable String author,
    @Nullable String publishedAt,
    @Nullable String modifiedAt,
    @Nullable String siteName,
    @Nullable String description,
    @Nullable String language,
    @Nullable String canonicalUrl,
    List<String> tags,
    PageKind kind,
    PageType pageType,
    String text,
    String markdown,
    String comments) {
  public Extraction {
    tags = List.copyOf(tags);
  }
}
