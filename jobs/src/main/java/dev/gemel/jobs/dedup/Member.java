package dev.gemel.jobs.dedup;

import org.jspecify.annotations.Nullable;

/**
 * A document to be clustered, with what the last run said of it.
 *
 * @param documentId document
 * @param textHash of its text now
 * @param chars length of its text
 * @param publishedAt milliseconds since 1970, or null when unknown
 * @param clusterId the cluster it was in, or null for a new document
 * @param split the side it was given, or null for a new document
 */
record Member(
    String documentId,
    String textHash,
    long chars,
    @Nullable Long publishedAt,
    @Nullable String clusterId,
    @Nullable String split) {}
