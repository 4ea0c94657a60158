package dev.gemel.serve.api;

import org.jspecify.annotations.Nullable;

/**
 * A request of {@code /v1/retrieve}.
 *
 * @param query what to look for, in words
 * @param limit passages at most; null where the configuration decides
 * @param author only this author's writing; null for what the query itself names, or everyone
 */
public record RetrieveQuery(String query, @Nullable Integer limit, @Nullable String author) {}
