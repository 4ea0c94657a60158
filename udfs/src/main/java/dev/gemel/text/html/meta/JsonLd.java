package dev.gemel.text.html.meta;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gemel.text.html.page.PageElements;
import dev.gemel.text.html.page.Query;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * The schema.org objects of a page's {@code application/ld+json} scripts, {@code @graph} flattened.
 * A script that is not JSON says nothing about the page and is passed over.
 */
public final class JsonLd {
  private static final Query SCRIPTS = Query.of("script[type*=ld+json]");
  private static final int MAX_OBJECTS = 500;
  private static final int MAX_NODES = 20_000;
  private static final Set<String> ARTICLE_TYPES =
      Set.of(
          "Article",
          "NewsArticle",
          "BlogPosting",
          "ReportageNewsArticle",
          "AnalysisNewsArticle",
          "OpinionNewsArticle",
          "BackgroundNewsArticle",
          "ReviewNewsArticle",
          "AdvertiserContentArticle",
          "SocialMediaPosting",
          "TechArticle",
          "ScholarlyArticle",
          "Report",
          "Review",
          "LiveBlogPosting");

  private static final Set<String> THREAD_TYPES = Set.of("DiscussionForumPosting", "Question");

  // Pages in the wild hold raw newlines and trailing commas; they are as readable as strict JSON.
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private final List<JsonNode> objects;
  private final @Nullable JsonNode article;

  /** The object that says who wrote what when: the article, else the first post of a thread. */
  private final @Nullable JsonNode piece;

  private JsonLd(List<JsonNode> objects) {
    this.objects = objects;
    this.article = objects.stream().filter(JsonLd::isArticle).findFirst().orElse(null);
    this.piece = article != null ? article : thread(objects);
  }

  private static @Nullable JsonNode thread(List<JsonNode> objects) {
    return objects.stream()
        .filter(o -> typesOf(o).stream().anyMatch(THREAD_TYPES::contains) && o.has("author"))
        .findFirst()
        .orElse(null);
  }

  public static JsonLd of(PageElements page) {
    List<JsonNode> objects = new ArrayList<>();
    for (Element script : page.select(SCRIPTS)) {
      JsonNode root = parse(script.data());
      if (root != null) {
        flatten(root, objects);
      }
    }
    return new JsonLd(objects);
  }

  private static @Nullable JsonNode parse(String script) {
    String json = script.replaceAll("(?s)^\\s*(<!--|//\\s*<!\\[CDATA\\[|/\\*.*?\\*/)", "");
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException notJson) {
      return null;
    }
  }

  private static void flatten(JsonNode root, List<JsonNode> objects) {
    Deque<JsonNode> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty() && objects.size() < MAX_OBJECTS) {
      JsonNode node = open.removeFirst();
      if (node.isArray()) {
        node.forEach(open::addLast);
      } else if (node.isObject()) {
        objects.add(node);
        if (node.has("@graph")) {
          open.addLast(node.get("@graph"));
        }
        if (node.path("mainEntity").isObject()) {
          open.addLast(node.get("mainEntity"));
        }
      }
    }
  }

  private static boolean isArticle(JsonNode node) {
    return typesOf(node).stream().anyMatch(ARTICLE_TYPES::contains);
  }

  private static List<String> typesOf(JsonNode node) {
    List<String> types = new ArrayList<>();
    JsonNode type = node.path("@type");
    for (JsonNode t : type.isArray() ? type : List.of(type)) {
      String name = t.asText();
      types.add(name.substring(name.lastIndexOf('/') + 1));
    }
    return types;
  }

  /** The types of all objects of the page, such as {@code BlogPosting}. */
  public Set<String> types() {
    Set<String> types = new TreeSet<>();
    objects.forEach(o -> types.addAll(typesOf(o)));
    types.remove("");
    return types;
  }

  /** Whether the page declares one article (twice, if two plug-ins do); a list of them is none. */
  public boolean hasArticle() {
    return article != null && objects.stream().filter(JsonLd::isArticle).count() <= 2;
  }

  /** The article's plain-text body, or "" if the page does not give it. */
  public String articleBody() {
    String best = "";
    if (!hasArticle()) {
      return best;
    }
    for (JsonNode object : objects) {
      String body = isArticle(object) ? object.path("articleBody").asText("") : "";
      best = body.length() > best.length() ? body : best;
    }
    return plain(best);
  }

  /**
   * The texts of all fields of these {@code names} at any depth, at most {@code limit} characters.
   */
  String texts(Set<String> names, int limit) {
    StringBuilder out = new StringBuilder();
    Deque<JsonNode> open = new ArrayDeque<>(objects);
    int seen = 0;
    while (!open.isEmpty() && out.length() < limit && seen++ < MAX_NODES) {
      JsonNode node = open.removeFirst();
      node.fields()
          .forEachRemaining(
              field -> {
                if (field.getValue().isContainerNode()) {
                  open.addLast(field.getValue());
                } else if (names.contains(field.getKey()) && field.getValue().isTextual()) {
                  out.append(plain(field.getValue().asText())).append('\n');
                }
              });
      if (node.isArray()) {
        node.forEach(open::addLast);
      }
    }
    return out.substring(0, Math.min(out.length(), limit));
  }

  // Many sites escape the body as HTML, some of them twice.
  private static String plain(String body) {
    String text = body;
    if (text.indexOf('&') >= 0) {
      text = Parser.unescapeEntities(text, false);
    }
    return text.replaceAll("(?i)</p>|<br\\s*/?>", "\n").replaceAll("<[a-zA-Z/!][^<>]{0,2000}>", "");
  }

  /** A string field of the article or the first post, or null. */
  @Nullable String articleField(String name) {
    return piece == null ? null : text(piece.path(name));
  }

  /**
   * The name of the object or objects in a field of the article or the first post, joined by ", ",
   * or null.
   */
  @Nullable String articleName(String field) {
    return piece == null ? null : names(piece.path(field));
  }

  /** The keywords of the article or the first post as the page lists them. */
  List<String> keywords() {
    List<String> found = new ArrayList<>();
    if (piece != null) {
      JsonNode keywords = piece.path("keywords");
      for (JsonNode k : keywords.isArray() ? keywords : List.of(keywords)) {
        found.addAll(List.of(k.asText("").split(",")));
      }
    }
    return found;
  }

  private static @Nullable String text(JsonNode node) {
    JsonNode first = node.isArray() ? node.path(0) : node;
    return first.isTextual() ? first.asText() : null;
  }

  private @Nullable String names(JsonNode node) {
    Set<String> names = new LinkedHashSet<>();
    for (JsonNode one : node.isArray() ? node : List.of(node)) {
      String name = one.isTextual() ? one.asText() : text(resolved(one).path("name"));
      if (name != null && !name.isBlank() && names.size() < MAX_OBJECTS) {
        names.add(name);
      }
    }
    return names.isEmpty() ? null : String.join(", ", names);
  }

  private JsonNode resolved(JsonNode node) {
    String id = node.path("@id").asText("");
    if (node.has("name") || id.isEmpty()) {
      return node;
    }
    return objects.stream()
        .filter(o -> o.has("name") && o.path("@id").asText("").equals(id))
        .findFirst()
        .orElse(node);
  }
}
