package dev.gemel.jobs.load;

import dev.gemel.jobs.mongo.DocumentKind;
import dev.gemel.text.html.Extraction;
import java.sql.Timestamp;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The standard fields of a document: what an import's record says comes first, then what the page
 * says of itself.
 *
 * @param found what the page says; null for plain text
 * @param fields what the record says, by standard name
 * @param kind what it is
 */
record Standard(@Nullable Extraction found, Map<String, String> fields, DocumentKind kind) {

  @Nullable String title() {
    return first("title", Extraction::title);
  }

  @Nullable String subtitle() {
    return fields.get("subtitle");
  }

  @Nullable String platform() {
    return fields.get("platform");
  }

  @Nullable String language() {
    return first("language", Extraction::language);
  }

  @Nullable String canonicalUrl() {
    return found == null ? null : found.canonicalUrl();
  }

  /**
   * The author the record or the page names, else the one given for the crawl, else {@code none}.
   */
  String author(@Nullable String given, String none) {
    String named = first("author", Extraction::author);
    String best = named == null ? given : named;
    return best == null || best.isBlank() ? none : best.strip();
  }

  @Nullable Timestamp publishedAt() {
    return Dates.parse(first("published_at", Extraction::publishedAt));
  }

  private @Nullable String first(String field, Function<Extraction, @Nullable String> fromPage) {
    String value = fields.get(field);
    if (value != null && !value.isBlank()) {
      return value.strip();
    }
    return found == null ? null : fromPage.apply(found);
  }
}
