package dev.gemel.text.html.meta;

import dev.gemel.text.html.block.Block;
import dev.gemel.text.html.page.Page;
import dev.gemel.text.html.page.PageElements;
import dev.gemel.text.html.page.PagePaths;
import dev.gemel.text.html.page.Query;
import dev.gemel.text.html.page.Teasers;
import dev.gemel.text.words.LowerCase;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Tells the kind of a page from its URL, its declared types and where its text and links are.
 *
 * <p>Order matters: what is declared by a code host's URL comes first, then listings (a tag page
 * often declares {@code og:type=article}, so its form counts more than its word), then the rest.
 */
public final class PageKinds {
  private static final Set<String> LISTING_TYPES =
      Set.of("CollectionPage", "SearchResultsPage", "ItemList", "Blog", "ProfilePage");
  private static final Set<String> FORUM_TYPES = Set.of("DiscussionForumPosting", "QAPage");
  private static final Set<String> DOC_TYPES = Set.of("TechArticle", "APIReference");
  private static final Pattern DOC_GENERATOR =
      Pattern.compile(
          "(?i)sphinx|docusaurus|mkdocs|javadoc|docfx|gitbook|vitepress|doxygen|rustdoc|docbook|antora|asciidoctor|readme\\.io|jdk");
  private static final Pattern FORUM_GENERATOR =
      Pattern.compile("(?i)discourse|phpbb|vbulletin|xenforo|flarum|nodebb|mybb|vanilla|invision");

  private static final Query OG_TYPE = Query.of("meta[property=og:type]");
  private static final Query PUBLISHED = Query.of("meta[property=article:published_time]");
  private static final Query GENERATOR = Query.of("meta[name=generator]");
  private static final Query ENTRY = Query.of(".h-entry");
  private static final Query ENTRY_HEADING =
      Query.of(".h-entry h1, .h-entry h2, .h-entry h1.p-name");
  private static final Query FEED = Query.of(".h-feed .h-entry, .h-entry .p-name a.u-url");
  private static final String CART = "add-to-cart";

  private static final int MIN_LINKS = 5;
  private static final int POST_WORDS = 120;
  private static final int ARTICLE_WORDS = 150;
  private static final int DECLARED_WORDS = 20;

  private final PageElements page;
  private final JsonLd json;
  private final Metadata meta;
  private final PagePaths path;
  private final Teasers teasers;
  private final List<Block> blocks;
  private final int words;
  private final String type;
  private final boolean declaredArticle;

  private PageKinds(
      Page page,
      JsonLd json,
      Metadata meta,
      @Nullable String url,
      String text,
      List<Block> blocks) {
    this.page = page.elements();
    this.json = json;
    this.meta = meta;
    this.blocks = blocks;
    String address = url != null ? url : meta.canonicalUrl();
    this.path = new PagePaths(address);
    this.teasers = Teasers.of(page, address);
    this.words = text.isBlank() ? 0 : text.strip().split("\\s+").length;
    Element og = this.page.first(OG_TYPE);
    this.type = og == null ? "" : LowerCase.of(og.attr("content"));
    this.declaredArticle = declaresArticle();
  }

  /**
   * The kind of a page.
   *
   * @param text the extracted body, {@code blocks} the same in parts
   */
  public static PageKind detect(
      Page page,
      JsonLd json,
      Metadata meta,
      @Nullable String url,
      String text,
      List<Block> blocks) {
    return new PageKinds(page, json, meta, url, text, blocks).detect();
  }

  /** Whether a page is a thread; asked before the body is known, since its replies are the body. */
  public static boolean isForum(PageElements page, JsonLd json, PagePaths path) {
    if (json.types().stream().anyMatch(FORUM_TYPES::contains)) {
      return true;
    }
    boolean article = json.hasArticle() || page.first(PUBLISHED) != null;
    return hasGenerator(page, FORUM_GENERATOR) || (!article && path.isForum());
  }

  private PageKind detect() {
    if (path.isRepositoryFile()) {
      return PageKind.REPOSITORY_FILE;
    }
    if (isForum(page, json, path)) {
      return PageKind.FORUM;
    }
    if (isListing()) {
      return PageKind.LISTING;
    }
    if (isProduct()) {
      return PageKind.PRODUCT;
    }
    if (isPost()) {
      return PageKind.POST;
    }
    if (isDocumentation()) {
      return PageKind.DOCUMENTATION;
    }
    return isArticle() ? PageKind.ARTICLE : PageKind.OTHER;
  }

  private boolean isListing() {
    boolean dated = isDeclaredArticle() && meta.publishedAt() != null && words >= ARTICLE_WORDS;
    if (path.isIndex() && !(dated && json.hasArticle() && teasers.share() < 0.5)) {
      return true;
    }
    if (path.isRoot() && !dated) {
      return teasers.count() >= 2 || teasers.linkShare() > 0.3 || words < ARTICLE_WORDS;
    }
    if (hasAny(LISTING_TYPES) && !json.hasArticle() && teasers.count() >= 2) {
      return true;
    }
    boolean feed = page.select(FEED).size() >= 3;
    boolean crowded = teasers.count() >= 3 && teasers.share() > 0.5;
    boolean piece = dated && (json.hasArticle() || teasers.share() < 0.8);
    if (crowded && (feed || !piece)) {
      return true;
    }
    boolean plain = !isDeclaredArticle() || path.isSection();
    boolean links =
        teasers.linkShare() > 0.6
            && teasers.links() >= MIN_LINKS
            && (linkedShare() > 0.4 || words < 80);
    return plain && (links || (teasers.count() >= 3 && teasers.share() > 0.3));
  }

  private double linkedShare() {
    int all = blocks.stream().mapToInt(b -> b.text().length()).sum();
    int linked = blocks.stream().filter(Block::linked).mapToInt(b -> b.text().length()).sum();
    return all == 0 ? 0 : (double) linked / all;
  }

  private boolean isProduct() {
    return type.startsWith("product")
        || ((hasAny(Set.of("Product", "ProductGroup")) || isSold()) && !isDeclaredArticle());
  }

  private boolean isSold() {
    return page.hasProperty("price")
        || page.hasProperty("offers")
        || page.classNames().stream().anyMatch(names -> names.contains(CART))
        || page.tree().names().stream().anyMatch(name -> LowerCase.of(name.id()).contains(CART))
        || page.hasName(CART);
  }

  private boolean isPost() {
    if (words == 0 || words >= POST_WORDS || blocks.stream().anyMatch(Block::isHeading)) {
      return false;
    }
    boolean entry = page.select(ENTRY).size() == 1 && page.first(ENTRY_HEADING) == null;
    return entry || signedNote() || hasAny(Set.of("SocialMediaPosting"));
  }

  /** A titled note is a post too, where its address says note and someone signed or dated it. */
  private boolean signedNote() {
    return path.isNote() && (isDeclaredArticle() || meta.publishedAt() != null);
  }

  private boolean isDocumentation() {
    if (json.hasArticle() && !hasAny(DOC_TYPES) && meta.publishedAt() != null) {
      return false;
    }
    return words > 0
        && (hasAny(DOC_TYPES) || hasGenerator(page, DOC_GENERATOR) || path.isDocumentation());
  }

  private boolean isArticle() {
    if (isDeclaredArticle() && words >= DECLARED_WORDS) {
      return true;
    }
    boolean signed = meta.author() != null || meta.publishedAt() != null;
    return words >= (signed ? ARTICLE_WORDS / 2 : ARTICLE_WORDS)
        && !path.isRoot()
        && teasers.linkShare() < 0.5;
  }

  private boolean isDeclaredArticle() {
    return declaredArticle;
  }

  private boolean declaresArticle() {
    return json.hasArticle()
        || type.equals("article")
        || page.select(ENTRY).size() == 1
        || page.first(PUBLISHED) != null;
  }

  private boolean hasAny(Set<String> types) {
    return json.types().stream().anyMatch(types::contains);
  }

  private static boolean hasGenerator(PageElements page, Pattern names) {
    Element generator = page.first(GENERATOR);
    return generator != null && names.matcher(generator.attr("content")).find();
  }
}
