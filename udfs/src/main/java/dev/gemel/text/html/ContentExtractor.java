package dev.gemel.text.html;

import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * From the HTML of one page to its main content and metadata.
 *
 * <p>Total and deterministic: any string gives an {@link Extraction}, the worst an empty one. Work,
 * memory and stack are bounded: of a page at most 8,000,000 characters and 400,000 tags are read,
 * and elements nested deeper than 256 are taken as siblings.
 *
 * <p>The method: containers that may hold the piece are tried in order of how telling their markup
 * is; inside, what is named like furniture or consists of links is left out; where too little
 * survives, the decision is undone, then paragraphs vote, then the JSON-LD body is taken. The order
 * of these steps follows what A. Barbaresi, "Trafilatura" (ACL 2021 demo) found to matter.
 */
public final class ContentExtractor {
  private static final int MIN_JSON_BODY = 500;

  private ContentExtractor() {}

  /**
   * The extraction of {@code html}.
   *
   * @param url where the page was found; resolves relative links and helps to tell dates and kinds
   */
  public static Extraction extract(String html, @Nullable String url) {
    Document document = HtmlDocuments.parse(html, url);
    JsonLd json = JsonLd.of(document);
    Metadata meta = MetadataReader.read(document, json, url);
    Page page = new Page(document);
    boolean forum = PageKinds.isForum(document, json, new PagePaths(url));
    List<Element> areas = forum ? List.of() : CommentFinder.find(page);
    String comments = CommentFinder.text(areas, page);
    page.never().addAll(areas);
    Body body = BodyFinder.find(page, json.hasArticle() && !forum);
    List<Block> blocks = Tidy.apply(body.blocks(), meta.title(), document.title());
    String text = Markdown.text(blocks);
    String markdown = Markdown.markdown(blocks);
    String declared = json.articleBody().strip();
    if (declared.length() >= MIN_JSON_BODY && declared.length() > 2 * text.length()) {
      text = declared;
      markdown = declared;
    }
    PageKind kind = PageKinds.detect(page, json, meta, url, text, blocks);
    boolean poor = kind == PageKind.OTHER && text.length() < MIN_JSON_BODY;
    if (kind == PageKind.LISTING || poor) {
      Body all = BodyFinder.withLinks(page, body);
      if (all != body) {
        blocks = Tidy.apply(all.blocks(), meta.title(), document.title());
        text = Markdown.text(blocks);
        markdown = Markdown.markdown(blocks);
      }
    }
    return new Extraction(
        meta.title(),
        meta.author(),
        meta.publishedAt(),
        meta.modifiedAt(),
        meta.siteName(),
        meta.description(),
        meta.language(),
        meta.canonicalUrl(),
        meta.tags(),
        kind,
        text,
        markdown,
        comments);
  }
}
