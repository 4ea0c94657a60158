package dev.gemel.serve.rag;

import org.jspecify.annotations.Nullable;

/**
 * A piece of the author's writing.
 *
 * @param id of the chunk
 * @param score of the search, higher is better; only comparable within one search
 * @param text what is written
 * @param documentId the document it is from
 * @param author who wrote it
 * @param title of the document
 * @param url where the document is
 */
public record Passage(
    String id,
    double score,
    String text,
    @Nullable String documentId,
    @Nullable String author,
    @Nullable String title,
    @Nullable String url) {

  /** The same passage with another score. */
  public Passage withScore(double other) {
    return new Passage(id, other, text, documentId, author, title, url);
  }
}
