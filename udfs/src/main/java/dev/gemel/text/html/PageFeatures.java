package dev.gemel.text.html;

import dev.gemel.text.words.LowerCase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** The features by which the type of a page is told. */
final class PageFeatures {
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

  private static final List<String> URL_WORDS =
      List.of(
          "product products p item itm dp pdp prod",
          "collection collections category categories c cat catalog shop store department browse sale",
          "doc docs documentation manual reference api guide guides tutorial tutorials learn developer developers help kb wiki man",
          "forum forums thread threads topic topics t questions viewtopic showthread discussion discussions community boards board discuss talk comments r",
          "blog blogs news article articles story stories post posts magazine press science health opinion",
          "service services solution solutions pricing platform features feature enterprise about company product-tour industries use-cases",
          "tag tags archive archives jobs job events event directory search list recipes topics best courses section world technology",
          "en us uk de fr es");

  private static final Query OG_TYPE = Query.of("meta[property=og:type]");
  private static final Query GENERATOR = Query.of("meta[name=generator]");
  private static final Pattern DOCS =
      Pattern.compile(
          "(?i)sphinx|docusaurus|mkdocs|javadoc|docfx|gitbook|vitepress|doxygen|docbook|antora|asciidoctor|mediawiki");
  private static final Pattern BOARDS =
      Pattern.compile("(?i)discourse|phpbb|vbulletin|xenforo|flarum|nodebb|mybb|vanilla|invision");
  private static final Pattern SHOPS =
      Pattern.compile("(?i)shopify|woocommerce|magento|bigcommerce|prestashop|opencart|shopware");

  private final PageView view;
  private final FeatureRow row;
  private final PagePaths path;

  private PageFeatures(PageView view, FeatureRow row) {
    this.view = view;
    this.row = row;
    this.path = new PagePaths(view.url());
  }

  static float[] of(PageView view) {
    FeatureRow row = FeatureRow.unnamed();
    new PageFeatures(view, row).fill();
    return row.values();
  }

  static List<String> names(PageView view) {
    FeatureRow row = FeatureRow.named();
    new PageFeatures(view, row).fill();
    return row.names();
  }

  private void fill() {
    declared();
    address();
    elements();
    text();
    repeats();
  }

  private void declared() {
    for (List<String> types : DECLARED) {
      row.add("json." + types.get(0), view.json().types().stream().anyMatch(types::contains));
    }
    row.add("json.article", view.json().hasArticle());
    String og = content(OG_TYPE);
    row.add("og.article", og.startsWith("article"));
    row.add("og.product", og.contains("product"));
    row.add("og.website", og.startsWith("website"));
    row.add("og.none", og.isEmpty());
    row.add("dated", view.meta().publishedAt() != null);
    row.add("signed", view.meta().author() != null);
    String generator = content(GENERATOR);
    row.add("generator.docs", DOCS.matcher(generator).find());
    row.add("generator.board", BOARDS.matcher(generator).find());
    row.add("generator.shop", SHOPS.matcher(generator).find());
    row.add("kind", view.kind().ordinal());
    row.add("forum", view.kind() == PageKind.FORUM);
    row.add("listing", view.kind() == PageKind.LISTING);
    row.add("product", view.kind() == PageKind.PRODUCT);
    row.add("documentation", view.kind() == PageKind.DOCUMENTATION);
    row.add("piece", view.kind() == PageKind.ARTICLE);
    String title = view.page().document().title();
    row.add("title.length", title.length());
    row.addBits("title.", Cues.names(), Cues.of(title));
  }

  private String content(Query selector) {
    Element meta = view.page().elements().first(selector);
    return meta == null ? "" : LowerCase.of(meta.attr("content"));
  }

  private void address() {
    String url = view.url() == null ? "" : LowerCase.of(view.url());
    int scheme = url.indexOf("://");
    String bare = scheme < 0 ? url : url.substring(scheme + 3);
    int slash = bare.indexOf('/');
    String host = slash < 0 ? bare : bare.substring(0, slash);
    String tail = slash < 0 ? "" : bare.substring(slash);
    List<String> segments = List.of(tail.split("[/?#]"));
    for (String words : URL_WORDS) {
      List<String> group = List.of(words.split(" "));
      row.add("path." + group.get(0), segments.stream().anyMatch(group::contains));
      row.add("host." + group.get(0), group.contains(host.split("\\.")[0]));
    }
    String last = tail.replaceAll("[?#].*", "").replaceAll("/+$", "");
    last = last.substring(last.lastIndexOf('/') + 1);
    row.add("path.depth", tail.chars().filter(c -> c == '/').count());
    row.add("path.root", path.isRoot());
    row.add("path.index", path.isIndex());
    row.add("path.forum", path.isForum());
    row.add("path.docs", path.isDocumentation());
    row.add("path.query", tail.contains("?"));
    row.add("path.html", last.contains("."));
    row.add("last.length", last.length());
    row.add("last.hyphens", last.chars().filter(c -> c == '-').count());
    row.add("path.digits", tail.chars().filter(Character::isDigit).count());
  }

  private void elements() {
    List<String> names = NameGroups.names();
    for (int group = 0; group < NameGroups.COUNT; group++) {
      row.add("count." + names.get(group), Math.log1p(view.map().count(group)));
    }
    int[] tags = new int[TagKinds.COUNT];
    PageMap map = view.map();
    for (int k = 0; k < map.size(); k++) {
      int kind = map.kind(map.element(k));
      if (kind >= 0) {
        tags[kind]++;
      }
    }
    for (int tag = 0; tag < tags.length; tag++) {
      row.add("tag." + TagKinds.names().get(tag), Math.log1p(tags[tag]));
    }
  }

  private void text() {
    double words = Math.max(1, view.words());
    double[] kinds = new double[Block.Kind.values().length];
    int[] cues = new int[Cues.COUNT];
    int paragraphs = 0;
    double long_ = 0;
    double ruled = 0;
    for (int i = 0; i < view.lines().size(); i++) {
      int n = view.lines().get(i).words();
      kinds[view.lines().get(i).block().kind().ordinal()] += n;
      boolean paragraph = n > 20 && !view.lines().get(i).block().linked();
      paragraphs += paragraph ? 1 : 0;
      long_ += paragraph ? n : 0;
      ruled += view.lines().get(i).ruled() ? n : 0;
      for (int cue = 0; cue < cues.length; cue++) {
        cues[cue] += view.lines().get(i).cues() >> cue & 1;
      }
    }
    PageMap map = view.map();
    row.add("words", Math.log1p(words));
    row.add("blocks", Math.log1p(view.lines().size()));
    row.add("links", map.linkShare(map.root()));
    row.add("images", Math.log1p(map.images(map.root())));
    row.add("headings", Math.log1p(map.headings(map.root())));
    row.add("paragraphs", Math.log1p(paragraphs));
    row.add("paragraphs.share", long_ / words);
    row.add("paragraphs.mean", long_ / Math.max(1, paragraphs));
    row.add("ruled.words", Math.log1p(ruled));
    row.add("ruled.share", ruled / words);
    for (Block.Kind kind : Block.Kind.values()) {
      row.add("share." + kind, kinds[kind.ordinal()] / words);
    }
    for (int cue = 0; cue < cues.length; cue++) {
      row.add("cues." + Cues.names().get(cue), Math.log1p(cues[cue]));
    }
    double blocks = Math.max(1, view.lines().size());
    row.add("prices.share", cues[Cues.names().indexOf("price")] / blocks);
    row.add("dates.share", cues[Cues.names().indexOf("date")] / blocks);
    row.add("replies.share", cues[Cues.names().indexOf("reply")] / blocks);
  }

  /** The largest family of like siblings: cards, rows, replies. */
  private void repeats() {
    PageMap map = view.map();
    Map<Integer, Integer> families = new LinkedHashMap<>();
    Map<Integer, Integer> sizes = new LinkedHashMap<>();
    for (int k = 0; k < map.size(); k++) {
      int i = map.element(k);
      if (map.parent(i) >= 0 && map.alike(i) >= 3 && map.text(i) > 0) {
        families.putIfAbsent(map.parent(i), i);
        sizes.merge(map.parent(i), map.text(i), Integer::sum);
      }
    }
    int parent = -1;
    int most = 0;
    for (Map.Entry<Integer, Integer> e : sizes.entrySet()) {
      if (e.getValue() > most) {
        most = e.getValue();
        parent = e.getKey();
      }
    }
    double alike = parent < 0 ? 0 : map.alike(families.getOrDefault(parent, parent));
    row.add("repeat.share", (double) most / Math.max(1, map.text(map.root())));
    row.add("repeat.alike", alike);
    row.add("repeat.mean", parent < 0 ? 0 : Math.log1p(most / alike));
    row.add("repeat.links", parent < 0 ? 0 : map.linkShare(parent));
    row.add("repeat.images", parent < 0 ? 0 : map.images(parent) / alike);
    row.add("repeat.headings", parent < 0 ? 0 : map.headings(parent) / alike);
  }
}
