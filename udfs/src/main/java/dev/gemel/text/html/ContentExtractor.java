package dev.gemel.text.html;

import dev.gemel.text.html.block.Block;
import dev.gemel.text.html.block.Markdown;
import dev.gemel.text.html.learned.Content;
import dev.gemel.text.html.learned.Judge;
import dev.gemel.text.html.learned.PageProfile;
import dev.gemel.text.html.learned.PageType;
import dev.gemel.text.html.learned.PageView;
import dev.gemel.text.html.learned.RuleChoice;
import dev.gemel.text.html.meta.JsonLd;
import dev.gemel.text.html.meta.Metadata;
import dev.gemel.text.html.meta.MetadataReader;
import dev.gemel.text.html.meta.PageKind;
import dev.gemel.text.html.meta.PageKinds;
import dev.gemel.text.html.page.HtmlDocuments;
import dev.gemel.text.html.page.Page;
import dev.gemel.text.html.page.PageElements;
import dev.gemel.text.html.page.PagePaths;
import dev.gemel.text.html.page.PageTree;
import dev.gemel.text.html.rules.Body;
import dev.gemel.text.html.rules.BodyFinder;
import dev.gemel.text.html.rules.CommentFinder;
import dev.gemel.text.html.rules.Tidy;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * From the HTML of one page to its main content and metadata.
 *
 * <p>Total and deterministic: any string gives an {@link Extraction}, the worst an empty one. Work,
 * memory and stack are bounded: of a page at most 8,000,000 characters and 400,000 tags are read,
 * and elements nested deeper than 256 are taken as siblings.
 *
 * <p>The method has two halves. Rules try the containers that may hold the piece in order of how
 * telling their markup is; inside, what is named like furniture or consists of links is left out;
 * where too little survives, the decision is undone, then paragraphs vote. The order of these steps
 * follows what A. Barbaresi, "Trafilatura" (ACL 2021 demo) found to matter. Then learned trees tell
 * the type of the page and how likely each of its blocks is content, the rules' choice being one of
 * the things they look at; the blocks with the highest expected F1 are kept.
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
    PageView view = view(html, url);
    float[] types = Judge.types(view);
    PageType type = PageType.likeliest(types);
    List<Block> blocks = Content.of(view, types, PageProfile.of(type));
    String text = Markdown.text(blocks);
    String markdown = Markdown.markdown(blocks);
    String declared = view.json().articleBody().strip();
    if (declared.length() >= MIN_JSON_BODY && declared.length() > 2 * text.length()) {
      text = declared;
      markdown = Markdown.ofText(declared);
    }
    return extraction(view, type, text, markdown);
  }

  private static Extraction extraction(PageView view, PageType type, String text, String markdown) {
    Metadata meta = view.meta();
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
        view.kind(),
        type,
        text,
        markdown,
        view.commentText());
  }

  /** What is known of a page before its content is chosen. */
  public static PageView view(String html, @Nullable String url) {
    Document document = HtmlDocuments.parse(html, url);
    PageElements elements = new PageElements(new PageTree(document));
    JsonLd json = JsonLd.of(elements);
    Metadata meta = MetadataReader.read(elements, json, url);
    Page page = new Page(elements);
    boolean forum = PageKinds.isForum(elements, json, new PagePaths(url));
    List<Integer> comments = forum ? List.of() : CommentFinder.find(page);
    String commentText = CommentFinder.text(comments, page);
    comments.forEach(page.never()::set);
    Body body = BodyFinder.find(page, json.hasArticle() && !forum);
    List<Block> blocks = tidy(body, meta, document);
    String text = Markdown.text(blocks);
    PageKind kind = PageKinds.detect(page, json, meta, url, text, blocks);
    boolean poor = kind == PageKind.OTHER && text.length() < MIN_JSON_BODY;
    if (kind == PageKind.LISTING || poor) {
      body = BodyFinder.withLinks(page, body);
      blocks = tidy(body, meta, document);
    }
    return new PageView(
        page, json, meta, url, new RuleChoice(body, blocks, kind), comments, commentText);
  }

  private static List<Block> tidy(Body body, Metadata meta, Document document) {
    return Tidy.apply(body.blocks(), meta.title(), document.title());
  }
}
