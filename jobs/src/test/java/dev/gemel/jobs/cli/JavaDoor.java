package dev.gemel.jobs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gemel.clients.embed.ModelTokens;
import dev.gemel.text.chunk.Chunk;
import dev.gemel.text.chunk.ChunkPolicy;
import dev.gemel.text.chunk.Chunker;
import dev.gemel.text.html.ContentExtractor;
import dev.gemel.text.lang.Language;
import dev.gemel.text.lang.LanguageIdentifier;
import dev.gemel.text.normalize.TextNormalizer;
import dev.gemel.text.pii.Masked;
import dev.gemel.text.pii.PiiMasker;
import dev.gemel.text.pii.PiiPolicy;
import dev.gemel.text.quality.QualityProfile;
import dev.gemel.text.quality.Verdict;
import dev.gemel.text.url.UrlNormalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The functions as a Java program calls them, by their records and not by the other doors. */
final class JavaDoor {
  private static final JsonMapper RECORDS =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private static final Map<String, Function<Map<String, Object>, Object>> FUNCTIONS =
      Map.of(
          "chunks", JavaDoor::chunks,
          "extract", JavaDoor::extract,
          "language", JavaDoor::language,
          "languages", JavaDoor::languages,
          "mask_pii", JavaDoor::maskPii,
          "normalize", l -> Map.of("text", TextNormalizer.normalize(text(l))),
          "normalize_url", JavaDoor::normalizeUrl,
          "quality", JavaDoor::quality,
          "tokens", l -> Map.of("tokens", counter(l).count(text(l))));

  private JavaDoor() {}

  static Set<String> names() {
    return FUNCTIONS.keySet();
  }

  static JsonNode answer(String function, Map<String, Object> line) {
    return DoorCase.plain(FUNCTIONS.get(function).apply(line));
  }

  private static String text(Map<String, Object> line) {
    return line.get("text").toString();
  }

  private static ModelTokens counter(Map<String, Object> line) {
    return ModelTokens.shared(line.getOrDefault("model", "all-MiniLM-L6-v2").toString());
  }

  private static Object chunks(Map<String, Object> line) {
    int max = (Integer) line.getOrDefault("max_tokens", 256);
    int target = (Integer) line.getOrDefault("target_tokens", max * 25 / 32);
    ChunkPolicy policy = new ChunkPolicy(target, max, (Integer) line.get("overlap_tokens"));
    List<Chunk> chunks = new Chunker(policy, counter(line)).chunk(text(line));
    return RECORDS.valueToTree(Map.of("chunks", chunks));
  }

  private static Object extract(Map<String, Object> line) {
    String html = line.get("html").toString();
    ObjectNode out = RECORDS.valueToTree(ContentExtractor.extract(html, (String) line.get("url")));
    out.put("page_type", out.get("page_type").asText().toLowerCase(Locale.ROOT));
    return out.put("kind", out.get("kind").asText().toLowerCase(Locale.ROOT));
  }

  private static Object language(Map<String, Object> line) {
    Language language = LanguageIdentifier.identify(text(line));
    return Map.of("language", language.code(), "confidence", language.confidence());
  }

  private static Object languages(Map<String, Object> line) {
    ArrayNode spans = RECORDS.valueToTree(LanguageIdentifier.identifyParagraphs(text(line)));
    for (JsonNode span : spans) {
      ((ObjectNode) span).set("language", ((ObjectNode) span).remove("code"));
    }
    return Map.of("languages", spans);
  }

  private static Object maskPii(Map<String, Object> line) {
    PiiPolicy.Mode mode =
        "surrogate".equals(line.get("mode"))
            ? PiiPolicy.Mode.SURROGATE
            : PiiPolicy.Mode.PLACEHOLDER;
    @SuppressWarnings("unchecked")
    List<String> allowed = (List<String>) line.getOrDefault("allow", List.of());
    PiiPolicy policy = new PiiPolicy(PiiPolicy.DEFAULT.types(), mode, Set.copyOf(allowed));
    Masked masked = PiiMasker.mask(text(line), policy);
    return RECORDS.valueToTree(masked);
  }

  private static Object normalizeUrl(Map<String, Object> line) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("url", UrlNormalizer.normalize(line.get("url").toString()));
    return out;
  }

  private static Object quality(Map<String, Object> line) {
    String profile = line.getOrDefault("profile", "personal-writing@gemel").toString();
    Verdict verdict = QualityProfile.named(profile).assess(text(line));
    ObjectNode out = RECORDS.valueToTree(verdict);
    if (verdict.text() == null) {
      out.remove("text");
    }
    return out;
  }
}
