package dev.gemel.text.html;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a page says about itself; see {@link Extraction} for the fields. */
record Metadata(
    @Nullable String title,
    @Nullable String author,
    @Nullable String publishedAt,
    @Nullable String modifiedAt,
    @Nullable String siteName,
    @Nullable String description,
    @Nullable String language,
    @Nullable String canonicalUrl,
    List<String> tags) {
  Metadata {
    tags = List.copyOf(tags);
  }
}
