package dev.gemel.text.html;

import java.util.List;
import java.util.Set;
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
    Document page = HtmlDocuments.parse(html, url);
    JsonLd json = JsonLd.of(page);
    Metadata meta = MetadataReader.read(page, json, url);
    Set<Element> furniture = furniture(page);
    List<Element> areas = CommentFinder.find(page, furniture);
    String comments = CommentFinder.text(areas, furniture);
    furniture.addAll(areas);
    Body body = BodyFinder.find(page, furniture, json.hasArticle());
    List<Block> blocks = Tidy.apply(body.blocks(), meta.title(), page.title());
    String text = Markdown.text(blocks);
    String markdown = Markdown.markdown(blocks);
    String declared = json.articleBody().strip();
    if (declared.length() >= MIN_JSON_BODY && declared.length() > 2 * text.length()) {
      text = declared;
      markdown = declared;
    }
    PageKind kind = PageKinds.detect(page, json, meta, url, furniture, text, blocks);
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

  private static Set<Element> furniture(Document page) {
    Set<Element> dropped = Pruner.identitySet();
    Sizes sizes = Sizes.of(page.body(), dropped);
    int half = sizes.get(page.body()).text / 2;
    for (Element e : page.getAllElements()) {
      boolean shown = !Vocabulary.SILENT_TAGS.contains(e.normalName());
      // Unclosed tags make an <aside> or <nav> swallow the page that follows it.
      boolean swallowed = shown && sizes.get(e).text > half;
      if (Vocabulary.FURNITURE_TAGS.contains(e.normalName()) && !swallowed) {
        dropped.add(e);
      }
    }
    return dropped;
  }
}
