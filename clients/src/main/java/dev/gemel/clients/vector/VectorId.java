package dev.gemel.clients.vector;

import org.jspecify.annotations.Nullable;

/**
 * The id of a stored point.
 *
 * @param id the point's UUID
 * @param value the payload field that was asked for; null if none was, or if the point lacks it
 */
public record VectorId(String id, @Nullable Object value) {}
