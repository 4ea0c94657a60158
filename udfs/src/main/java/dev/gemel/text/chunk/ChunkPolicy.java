package dev.gemel.text.chunk;

import org.jspecify.annotations.Nullable;

/**
 * How large chunks are, in tokens.
 *
 * @param targetTokens chunks grow up to this size
 * @param maxTokens no chunk is larger; whole code blocks, and the last paragraph of a section, may
 *     use the room above the target
 * @param overlapTokens whole sentences of the chunk before that are repeated in front of the next
 *     one, at most this many tokens; null for none
 */
public record ChunkPolicy(int targetTokens, int maxTokens, @Nullable Integer overlapTokens)
    implements java.io.Serializable {
  /** Fits models of 256 tokens, two of them special. */
  public static final ChunkPolicy DEFAULT = new ChunkPolicy(200, 254, null);

  /** Checks that overlap &lt; target &lt;= max. */
  public ChunkPolicy {
    if (targetTokens < 1 || maxTokens < targetTokens) {
      throw new IllegalArgumentException(
          "a chunk policy needs 1 <= targetTokens <= maxTokens, got %d and %d"
              .formatted(targetTokens, maxTokens));
    }
    if (overlapTokens != null && (overlapTokens < 1 || overlapTokens >= targetTokens)) {
      throw new IllegalArgumentException(
          "overlapTokens must be at least 1 and below targetTokens %d, or absent, got %d"
              .formatted(targetTokens, overlapTokens));
    }
  }
}
