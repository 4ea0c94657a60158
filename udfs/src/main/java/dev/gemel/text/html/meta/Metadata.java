package dev.gemel.text.html.meta;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a page says about itself; see {@code Extraction} for the fields. */
public record Metadata(
    @Nullable String title,
    @Nullable String author,
    @Nullable String publishedAt,
    @Nullable String modifiedAt,
    @Nullable String siteName,
    @Nullable String description,
    @Nullable String language,
    @Nullable String canonicalUrl,
    List<String> tags) {
  public Metadata {
    tags = List.copyOf(tags);
  }
}
