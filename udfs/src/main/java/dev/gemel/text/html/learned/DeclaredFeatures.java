package dev.gemel.text.html.learned;

import dev.gemel.text.html.meta.PageKind;
import dev.gemel.text.html.page.Query;
import dev.gemel.text.words.LowerCase;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** What a page declares of itself, and what kind the rules take it for. */
final class DeclaredFeatures {
  private static final List<List<String>> DECLARED =
      List.of(
          List.of("Article", "NewsArticle", "BlogPosting", "Report", "Recipe"),
          List.of("Product", "ProductGroup", "IndividualProduct"),
          List.of("ItemList", "CollectionPage", "OfferCatalog", "SearchResultsPage"),
          List.of("FAQPage"),
          List.of("DiscussionForumPosting", "QAPage", "Question"),
          List.of("BreadcrumbList"),
          List.of("Organization", "Corporation", "LocalBusiness"),
          List.of("WebSite"),
          List.of("TechArticle", "APIReference", "HowTo", "Course"),
          List.of("Service", "SoftwareApplication", "ProfessionalService", "WebApplication"),
          List.of("Offer", "AggregateOffer", "Review", "AggregateRating"),
          List.of("JobPosting", "Event", "Blog"));

  private static final Query OG_TYPE = Query.of("meta[property=og:type]");
  private static final Query GENERATOR = Query.of("meta[name=generator]");
  private static final Pattern DOCS =
      Pattern.compile(
          "(?i)sphinx|docusaurus|mkdocs|javadoc|docfx|gitbook|vitepress|doxygen|docbook|antora|asciidoctor|mediawiki");
  private static final Pattern BOARDS =
      Pattern.compile("(?i)discourse|phpbb|vbulletin|xenforo|flarum|nodebb|mybb|vanilla|invision");
  private static final Pattern SHOPS =
      Pattern.compile("(?i)shopify|woocommerce|magento|bigcommerce|prestashop|opencart|shopware");

  private DeclaredFeatures() {}

  static void add(FeatureRow row, PageView view) {
    for (List<String> types : DECLARED) {
      row.add("json." + types.get(0), view.json().types().stream().anyMatch(types::contains));
    }
    row.add("json.article", view.json().hasArticle());
    String og = content(view, OG_TYPE);
    row.add("og.article", og.startsWith("article"));
    row.add("og.product", og.contains("product"));
    row.add("og.website", og.startsWith("website"));
    row.add("og.none", og.isEmpty());
    row.add("dated", view.meta().publishedAt() != null);
    row.add("signed", view.meta().author() != null);
    String generator = content(view, GENERATOR);
    row.add("generator.docs", DOCS.matcher(generator).find());
    row.add("generator.board", BOARDS.matcher(generator).find());
    row.add("generator.shop", SHOPS.matcher(generator).find());
    kinds(row, view.kind());
    String title = view.page().document().title();
    row.add("title.length", title.length());
    row.addBits("title.", Cues.names(), Cues.of(title));
  }

  @SuppressWarnings("EnumOrdinal") // The weights were learned with the places of the kinds.
  private static void kinds(FeatureRow row, PageKind kind) {
    row.add("kind", kind.ordinal());
    row.add("forum", kind == PageKind.FORUM);
    row.add("listing", kind == PageKind.LISTING);
    row.add("product", kind == PageKind.PRODUCT);
    row.add("documentation", kind == PageKind.DOCUMENTATION);
    row.add("piece", kind == PageKind.ARTICLE);
  }

  private static String content(PageView view, Query selector) {
    Element meta = view.page().elements().first(selector);
    return meta == null ? "" : LowerCase.of(meta.attr("content"));
  }
}
