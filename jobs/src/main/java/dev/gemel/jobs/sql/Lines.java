package dev.gemel.jobs.sql;

import dev.gemel.text.html.ContentExtractor;
import dev.gemel.text.html.Extraction;
import dev.gemel.text.lang.Language;
import dev.gemel.text.lang.LanguageIdentifier;
import dev.gemel.text.lang.LanguageSpan;
import dev.gemel.text.normalize.TextNormalizer;
import dev.gemel.text.pii.Masked;
import dev.gemel.text.pii.PiiMasker;
import dev.gemel.text.pii.PiiSpan;
import dev.gemel.text.quality.QualityProfile;
import dev.gemel.text.quality.Verdict;
import dev.gemel.text.url.UrlNormalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The functions of {@code gemel text}. */
final class Lines {
  private static final String DEFAULT_PROFILE = "personal-writing@gemel";

  static final List<LineFunction> ALL =
      List.of(
          new LineFunction(
              "chunks",
              "Windows for a model, along headings, sentences and code, with their spans (fields"
                  + " model, target_tokens, max_tokens, overlap_tokens).",
              "{\"id\": 1, \"text\": \"# Title\\n\\nA paragraph.\"}",
              TokenLines::chunks),
          new LineFunction(
              "extract",
              "Main content and metadata of a web page.",
              "{\"id\": 1, \"url\": \"https://example.org/\", \"html\": \"<p>Hello.</p>\"}",
              Lines::extract),
          new LineFunction(
              "language",
              "Language as ISO 639 code with confidence from 0 to 1.",
              "{\"id\": 1, \"text\": \"Guten Morgen, liebe Leser.\"}",
              Lines::language),
          new LineFunction(
              "languages",
              "Language of each paragraph, with its span; und for code.",
              "{\"id\": 1, \"text\": \"Guten Morgen, liebe Leser.\\n\\nGood morning, dear readers.\"}",
              Lines::languages),
          new LineFunction(
              "mask_pii",
              "Personal data replaced by placeholders, with spans (fields types, mode, allow).",
              "{\"id\": 1, \"text\": \"Write to ada@example.org.\"}",
              Lines::maskPii),
          new LineFunction(
              "normalize",
              "Unicode NFC, plain letters and spaces, paragraphs and code kept.",
              "{\"id\": 1, \"text\": \"A\\u00a0b\"}",
              line -> Map.of("text", TextNormalizer.normalize(Fields.text(line, "text")))),
          new LineFunction(
              "normalize_url",
              "RFC 3986 normal form without tracking parameters; null for no http(s) URL.",
              "{\"id\": 1, \"url\": \"HTTP://Example.org:80/a/../b?utm_source=x\"}",
              Lines::normalizeUrl),
          new LineFunction(
              "quality",
              "Verdict of a quality profile (fields profile, thresholds; default "
                  + DEFAULT_PROFILE
                  + ").",
              "{\"id\": 1, \"text\": \"Too short.\"}",
              Lines::quality),
          new LineFunction(
              "tokens",
              "How many tokens a model reads, special ones included (field model).",
              "{\"id\": 1, \"text\": \"Two words.\"}",
              TokenLines::tokens));

  private Lines() {}

  private static Map<String, Object> extract(Map<String, Object> line) {
    Extraction e =
        ContentExtractor.extract(Fields.text(line, "html"), Fields.optional(line, "url"));
    Map<String, Object> out = new LinkedHashMap<>();
    Fields.put(out, "title", e.title());
    Fields.put(out, "author", e.author());
    Fields.put(out, "published_at", e.publishedAt());
    Fields.put(out, "modified_at", e.modifiedAt());
    Fields.put(out, "site_name", e.siteName());
    Fields.put(out, "description", e.description());
    Fields.put(out, "language", e.language());
    Fields.put(out, "canonical_url", e.canonicalUrl());
    out.put("tags", e.tags());
    out.put("kind", e.kind().name().toLowerCase(Locale.ROOT));
    out.put("page_type", e.pageType().name().toLowerCase(Locale.ROOT));
    out.put("text", e.text());
    out.put("markdown", e.markdown());
    out.put("comments", e.comments());
    return out;
  }

  private static Map<String, Object> language(Map<String, Object> line) {
    Language language = LanguageIdentifier.identify(Fields.text(line, "text"));
    return Fields.ordered("language", language.code(), "confidence", language.confidence());
  }

  private static Map<String, Object> languages(Map<String, Object> line) {
    List<Map<String, Object>> spans =
        LanguageIdentifier.identifyParagraphs(Fields.text(line, "text")).stream()
            .map(s -> span(s))
            .toList();
    return Map.of("languages", spans);
  }

  private static Map<String, Object> span(LanguageSpan span) {
    Map<String, Object> out = Fields.ordered("start", span.start(), "end", span.end());
    out.put("language", span.code());
    out.put("confidence", span.confidence());
    return out;
  }

  private static Map<String, Object> maskPii(Map<String, Object> line) {
    Masked masked = PiiMasker.mask(Fields.text(line, "text"), Policies.pii(line));
    List<Map<String, Object>> spans = masked.spans().stream().map(s -> span(s)).toList();
    return Fields.ordered("text", masked.text(), "spans", spans);
  }

  private static Map<String, Object> span(PiiSpan span) {
    Map<String, Object> out = Fields.ordered("type", span.type().name(), "start", span.start());
    out.put("end", span.end());
    return out;
  }

  private static Map<String, Object> normalizeUrl(Map<String, Object> line) {
    Map<String, Object> out = new LinkedHashMap<>();
    Fields.put(out, "url", UrlNormalizer.normalize(Fields.text(line, "url")));
    return out;
  }

  private static Map<String, Object> quality(Map<String, Object> line) {
    String profile = Fields.optional(line, "profile");
    QualityProfile named = QualityProfile.named(profile == null ? DEFAULT_PROFILE : profile);
    Verdict verdict = named.withThresholds(thresholds(line)).assess(Fields.text(line, "text"));
    Map<String, Object> out = Fields.ordered("keep", verdict.keep(), "reasons", verdict.reasons());
    out.put("signals", verdict.signals());
    if (verdict.text() != null) {
      out.put("text", verdict.text());
    }
    return out;
  }

  /** Other thresholds, by rule: {@code {"too_few_words": 20}}. */
  private static Map<String, Double> thresholds(Map<String, Object> line) {
    Map<String, Double> thresholds = new LinkedHashMap<>();
    Object given = line.get("thresholds");
    if (given instanceof Map<?, ?> map) {
      map.forEach((rule, value) -> thresholds.put(rule.toString(), number(rule, value)));
    } else if (given != null) {
      throw new IllegalArgumentException("thresholds: expected an object, got " + given);
    }
    return thresholds;
  }

  private static double number(Object rule, Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException("thresholds." + rule + ": expected a number, got " + value);
  }
}
