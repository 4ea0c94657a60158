package dev.gemel.jobs.embed;

import dev.gemel.conf.Section;
import dev.gemel.conf.Settings;
import org.jspecify.annotations.Nullable;

/**
 * How to search.
 *
 * @param mode by what chunks are ranked
 * @param limit hits at most
 * @param author full name, or null for everyone
 * @param rankConstant Qdrant's {@code k} of the fusion in the mode hybrid
 */
public record SearchConfig(SearchMode mode, int limit, @Nullable String author, int rankConstant) {

  /** Reads the section {@code search}. */
  public static SearchConfig from(Settings settings) {
    Section search = settings.section("search");
    SearchConfig config =
        new SearchConfig(
            SearchMode.from(search, "mode"),
            search.integer("limit", 1, 1_000),
            search.optionalString("author"),
            search.integer("rank-constant", 1, 1_000_000));
    search.check();
    return config;
  }

  /** The same search with another limit. */
  public SearchConfig withLimit(int other) {
    return new SearchConfig(mode, other, author, rankConstant);
  }

  /** The same search by another ranking. */
  SearchConfig withMode(SearchMode other) {
    return new SearchConfig(other, limit, author, rankConstant);
  }
}
